import { describe, expect, it } from 'vitest';
import { keychainSource } from '../../../../../src/main/core/support-report/keychain-source.ts';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings.ts';
import { fakeSecrets } from '../../../../fakes/secrets.ts';
import { WATCHED } from '../../../../fixtures/watched.ts';

const KEY = `api-${'A1b2'.repeat(8)}`;
const OTHER = { ...WATCHED, id: '0b5c9a52-5c9e-4c55-9d0b-6f2f5d2f6a02', name: 'Fabrikam' };
const DEMO = { ...WATCHED, id: '0b5c9a52-5c9e-4c55-9d0b-6f2f5d2f6a03', name: 'Demo company', simulated: true };

const settingsFiles = async () => {
  const value = JSON.stringify({ ...DEFAULT_SETTINGS, accounts: [WATCHED, OTHER, DEMO] });
  return [{ name: 'settings.json', bytes: 1, mode: '600', changedAt: 0, text: { ok: true as const, value } }];
};

const read = async (secrets = fakeSecrets()) => {
  const lines: string[] = [];
  await keychainSource(secrets, settingsFiles).read((line) => lines.push(line), new AbortController().signal);
  return lines;
};

describe('the keychain in a report', () => {
  it('answers, and has a key for some accounts, which is not shown', async () => {
    const secrets = fakeSecrets();
    secrets.kept.set(WATCHED.id, KEY);
    expect(await read(secrets)).toEqual([
      'The keychain answers.',
      `Northwind (account ${WATCHED.id}): has a key`,
      `Fabrikam (account ${OTHER.id}): has no key`,
    ]);
  });

  it('says why it can’t be used', async () => {
    const secrets = fakeSecrets();
    secrets.breakWith({ kind: 'unavailable', cause: 'locked', detail: 'The keyring is locked.' });
    await expect(read(secrets)).rejects.toThrow('The keyring is locked.');
  });
});
