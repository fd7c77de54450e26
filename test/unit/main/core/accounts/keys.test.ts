import { beforeEach, describe, expect, it } from 'vitest';
import { createKeys, type Keys } from '../../../../../src/main/core/accounts/keys.ts';
import type { KeychainProblem } from '../../../../../src/main/core/ports.ts';
import type { Keychain } from '../../../../../src/shared/state.ts';
import { type FakeSecrets, fakeSecrets } from '../../../../fakes/secrets.ts';

const KEY = `api-${'A1b2'.repeat(8)}`;
const account = { id: 'a', endpoint: { kind: 'region', region: 'eu' } } as const;
const demo = { id: 'demo', endpoint: { kind: 'custom', baseUrl: 'http://127.0.0.1:9/v3' } } as const;
const elsewhere = { id: 'a', endpoint: { kind: 'custom', baseUrl: 'https://evil.example/v3' } } as const;
const EU = 'https://eu-api.smtp2go.com/v3';
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
    expect(await keys.keep(account, KEY)).toBe('keychain');
    const later = createKeys(secrets, () => undefined);
    expect(await later.get(account)).toEqual({ ok: true, data: KEY });
    expect(later.whereIs(account.id)).toBe('keychain');
  });

  it('last for this session where the keychain refuses, and say why', async () => {
    secrets.breakWith(LOCKED);
    expect(await keys.keep(account, KEY)).toBe('session');
    expect(await keys.get(account)).toEqual({ ok: true, data: KEY });
    expect(reports).toEqual([LOCKED]);
    expect(secrets.kept.size).toBe(0);
  });

  it('that are nowhere are missed in words a person can act on', async () => {
    expect(await keys.get(account)).toMatchObject({
      ok: false,
      failure: { kind: 'no-key', detail: expect.stringContaining('Paste its API key again.') },
    });
    secrets.breakWith(LOCKED);
    expect(await keys.get(account)).toMatchObject({ ok: false, failure: { kind: 'no-key', detail: LOCKED.detail } });
  });

  it('that could not be erased from the keychain stay, and it is said', async () => {
    await keys.keep(account, KEY);
    secrets.breakWith(LOCKED);
    expect(await keys.erase(account.id)).toMatchObject({ ok: false, failure: { kind: 'keychain' } });
    secrets.breakWith(undefined);
    expect(await keys.get(account)).toEqual({ ok: true, data: KEY });
  });

  it('of an earlier session are erased too when a later one could only be kept in memory', async () => {
    await keys.keep(account, KEY);
    secrets.breakWith(LOCKED);
    await keys.keep(account, `${KEY.slice(0, -1)}Z`);
    secrets.breakWith(undefined);
    expect(await keys.erase(account.id)).toEqual({ ok: true, data: null });
    expect(secrets.kept.size).toBe(0);
  });

  it('of the simulator never touch the keychain', async () => {
    secrets.breakWith(LOCKED);
    keys.keepForSession(demo, KEY);
    expect(await keys.get(demo)).toEqual({ ok: true, data: KEY });
    expect(await keys.erase(demo.id)).toEqual({ ok: true, data: null });
    expect(reports).toEqual([]);
  });

  describe('and the address each was given for', () => {
    const stored = () => JSON.parse(secrets.kept.get('a') ?? '');

    it('are stored together', async () => {
      await keys.keep(account, KEY);
      expect(stored()).toEqual({ key: KEY, baseUrl: EU });
    });

    it('keep the key from any other address until the person confirms it', async () => {
      await keys.keep(account, KEY);
      const changed = { kind: 'address-changed', was: EU, now: 'https://evil.example/v3' };
      for (const run of [keys, createKeys(secrets, () => undefined)]) {
        expect(await run.get(elsewhere)).toEqual({ ok: false, failure: changed });
        expect(await run.addressOf(elsewhere)).toBe(EU);
        expect(await run.isKeyOf(elsewhere, KEY)).toBe(true);
      }
      expect(await keys.confirmAddress(elsewhere)).toEqual({ ok: true, data: null });
      expect(await keys.get(elsewhere)).toEqual({ ok: true, data: KEY });
      expect(await keys.get(account)).toMatchObject({ failure: { was: 'https://evil.example/v3', now: EU } });
    });

    it('hold for a key that is kept for this session only too', async () => {
      secrets.breakWith(LOCKED);
      await keys.keep(account, KEY);
      expect(await keys.get(elsewhere)).toMatchObject({ failure: { kind: 'address-changed' } });
    });

    it('are adopted once for a bare key of an earlier version', async () => {
      secrets.kept.set('a', KEY);
      expect(await keys.get(account)).toEqual({ ok: true, data: KEY });
      expect(stored()).toEqual({ key: KEY, baseUrl: EU });
      expect(await keys.get(elsewhere)).toMatchObject({ failure: { kind: 'address-changed' } });
    });

    it.each(['', 'x', '{}', '{"key":"api-1"}', `{"key":"${KEY}","baseUrl":"ftp://x"}`, '[1', 'null'])(
      'are missed, not sent, where the keychain holds %j',
      async (text) => {
        secrets.kept.set('a', text);
        expect(await keys.get(account)).toMatchObject({ failure: { kind: 'no-key' } });
        expect(secrets.kept.get('a')).toBe(text);
      },
    );
  });
});
