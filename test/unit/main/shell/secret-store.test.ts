import { describe, expect, it } from 'vitest';
import { explainKeychain } from '../../../../src/main/shell/secret-store.ts';

describe('a keychain that fails', () => {
  it.each([
    ['no_library', 'Error: libsecret-1.so.0: cannot open shared object file: No such file or directory'],
    ['no_library', 'Error: Failed to load keytar native addon, checked ["../build/Release"] on prebuilds/linux-x64'],
    ['no_service', 'Error: The name org.freedesktop.secrets was not provided by any .service files'],
    ['no_service', 'Error: Cannot autolaunch D-Bus without X11 $DISPLAY'],
    ['no_service', 'Error: Could not connect: No such file or directory'],
    ['locked', 'Error: Cannot create an item in a locked collection'],
    ['locked', 'Error: Prompt was dismissed'],
    ['failed', 'Error: something else'],
  ])('is told apart as %s: %s', (cause, said) => {
    expect(explainKeychain(said)).toMatchObject({ kind: 'unavailable', cause });
  });

  it('never passes on more than a short text', () => {
    expect(explainKeychain('x'.repeat(10_000)).detail.length).toBeLessThanOrEqual(200);
  });
});
