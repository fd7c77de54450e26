import { beforeEach, describe, expect, it } from 'vitest';
import { createKeys, type Keys } from '../../../../../src/main/core/accounts/keys.ts';
import type { KeychainProblem } from '../../../../../src/main/core/ports.ts';
import type { Keychain } from '../../../../../src/shared/state.ts';
import { type FakeSecrets, fakeSecrets } from '../../../../fakes/secrets.ts';

const KEY = `api-${'A1b2'.repeat(8)}`;
const LOCKED: KeychainProblem = { kind: 'unavailable', cause: 'locked', detail: 'The keyring is locked.' };

describe('keys', () => {
  let secrets: FakeSecrets;
  let reports: Keychain[];
  let keys: Keys;

  beforeEach(() => {
    secrets = fakeSecrets();
    reports = [];
    keys = createKeys(secrets, (keychain) => reports.push(keychain));
  });

  it('are kept in the keychain and found there again by a later run', async () => {
    expect(await keys.keep('a', KEY)).toBe('keychain');
    const later = createKeys(secrets, () => undefined);
    expect(await later.get('a')).toEqual({ ok: true, data: KEY });
    expect(later.whereIs('a')).toBe('keychain');
  });

  it('last for this session where the keychain refuses, and say why', async () => {
    secrets.breakWith(LOCKED);
    expect(await keys.keep('a', KEY)).toBe('session');
    expect(await keys.get('a')).toEqual({ ok: true, data: KEY });
    expect(reports).toEqual([LOCKED]);
    expect(secrets.kept.size).toBe(0);
  });

  it('that are nowhere are missed in words a person can act on', async () => {
    expect(await keys.get('a')).toMatchObject({
      ok: false,
      failure: { kind: 'no-key', detail: expect.stringContaining('Paste') },
    });
    secrets.breakWith(LOCKED);
    expect(await keys.get('a')).toMatchObject({ ok: false, failure: { kind: 'no-key', detail: LOCKED.detail } });
  });

  it('that could not be erased from the keychain stay, and it is said', async () => {
    await keys.keep('a', KEY);
    secrets.breakWith(LOCKED);
    expect(await keys.erase('a')).toMatchObject({ ok: false, failure: { kind: 'keychain' } });
    secrets.breakWith(undefined);
    expect(await keys.get('a')).toEqual({ ok: true, data: KEY });
  });

  it('of an earlier session are erased too when a later one could only be kept in memory', async () => {
    await keys.keep('a', KEY);
    secrets.breakWith(LOCKED);
    await keys.keep('a', `${KEY.slice(0, -1)}Z`);
    secrets.breakWith(undefined);
    expect(await keys.erase('a')).toEqual({ ok: true, data: null });
    expect(secrets.kept.size).toBe(0);
  });

  it('of the simulator never touch the keychain', async () => {
    secrets.breakWith(LOCKED);
    keys.keepForSession('demo', KEY);
    expect(await keys.get('demo')).toEqual({ ok: true, data: KEY });
    expect(await keys.erase('demo')).toEqual({ ok: true, data: null });
    expect(reports).toEqual([]);
  });
});
