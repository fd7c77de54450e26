import { describe, expect, it } from 'vitest';
import { sandboxRemedy } from '../../../scripts/sandbox.mjs';

const ELECTRON = '/home/me/mail tools/node_modules/electron/dist/electron';

describe('where the system keeps programs from setting up a sandbox', () => {
  it('the remedy is a profile for exactly this program, to be pasted into a terminal', () => {
    const remedy = sandboxRemedy(ELECTRON, { isRestricted: true, hasHelper: false });
    expect(remedy).toContain(`profile relaywatch-electron "${ELECTRON}" flags=(unconfined) {\n  userns,\n}`);
    expect(remedy).toMatch(/^sudo tee (\S+) <<'END'\n[\s\S]*^END\nsudo apparmor_parser -r \1$/m);
  });

  it('the profile is for no other program than the one whose path it has', () => {
    const remedy = sandboxRemedy('/opt/a*b{c}/electron', { isRestricted: true, hasHelper: false });
    expect(remedy).toContain('"/opt/a\\*b\\{c\\}/electron"');
  });

  it('nothing has to be done with a setuid helper, or without the restriction', () => {
    expect(sandboxRemedy(ELECTRON, { isRestricted: true, hasHelper: true })).toBeUndefined();
    expect(sandboxRemedy(ELECTRON, { isRestricted: false, hasHelper: false })).toBeUndefined();
  });
});
