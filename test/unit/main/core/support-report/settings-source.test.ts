import { describe, expect, it } from 'vitest';
import type { StoredSettings } from '../../../../../src/main/core/ports.ts';
import { settingsSource } from '../../../../../src/main/core/support-report/settings-source.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/settings.ts';
import { WATCHED } from '../../../../fixtures/watched.ts';

const file = (text: string, name = 'settings.json'): StoredSettings => ({
  name,
  bytes: text.length,
  mode: '600',
  changedAt: Date.UTC(2026, 10, 30, 14, 31, 2),
  text: { ok: true, value: text },
});
const settings = (part: Partial<Settings>): string => JSON.stringify({ ...DEFAULT_SETTINGS, ...part });

/** What the section says, and the failure it ends with. */
const read = async (...files: readonly StoredSettings[]) => {
  const lines: string[] = [];
  const source = settingsSource(async () => files);
  const failure = await Promise.resolve(source.read((line) => lines.push(line), new AbortController().signal)).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return { text: lines.join('\n'), failure };
};

describe('the settings in a report', () => {
  it('name the accounts, the preferences and the file', async () => {
    const { text, failure } = await read(file(settings({ accounts: [{ ...WATCHED, paused: true }] })));
    expect(failure).toBeUndefined();
    expect(text).toContain('mode 600, changed 2026-11-30 14:31:02Z\n  can be used');
    expect(text).toContain(`Northwind\n    account ${WATCHED.id}, host api.smtp2go.com, paused, no heartbeat`);
    expect(text).toContain('pollMinutes: 5');
    expect(text).toContain('Muted until: not muted');
  });

  it('hold no key hint, and of addresses the host alone', async () => {
    const custom = { ...WATCHED, endpoint: { kind: 'custom' as const, baseUrl: 'https://relay.example/team-7/v3' } };
    const heartbeats = { [WATCHED.id]: 'https://hc.example/ping/9f2c?token=abc' };
    const { text } = await read(file(settings({ accounts: [custom], heartbeats, rulesToMove: { [WATCHED.id]: [] } })));
    expect(text).toContain('host relay.example, 0 rules not yet in its store, heartbeat to hc.example,');
    for (const secret of ['4F1C', 'team-7', '9f2c', 'abc']) expect(text).not.toContain(secret);
  });

  it('say that there is no file', async () => {
    expect(await read()).toEqual({ text: 'There is no settings file: the defaults are in use.', failure: undefined });
  });

  it('say that a file is not JSON without quoting it, and use the last good copy', async () => {
    const good = file(settings({ accounts: [WATCHED] }), 'settings.last-good.json');
    const { text, failure } = await read(file('{"heartbeat": "https://hc.example/9f2c"'), good);
    expect(text).toContain('settings.json: 39 bytes, mode 600, changed 2026-11-30 14:31:02Z\n  is not JSON');
    expect(text).not.toContain('9f2c');
    expect(text).toContain('Northwind');
    expect(failure).toBe('Not usable, or not in full: settings.json.');
  });

  it('name what could not be read, without its values, and show the rest', async () => {
    const broken = { ...WATCHED, name: 'Fabrikam', id: 'hidden-value' };
    const text = JSON.stringify({ ...DEFAULT_SETTINGS, accounts: [WATCHED, broken], heartbeats: 'hidden-value' });
    const outcome = await read(file(text));
    expect(outcome.text).toContain('not read: the account “Fabrikam”, the heartbeat addresses');
    expect(outcome.text).toContain('Accounts: 1\n  Northwind');
    expect(outcome.text).not.toContain('hidden-value');
    expect(outcome.failure).toBe('Not usable, or not in full: settings.json.');
  });

  it('say that a file is from a newer version, or holds no settings', async () => {
    const newer = JSON.stringify({ ...DEFAULT_SETTINGS, version: 99 });
    expect((await read(file(newer))).text).toContain('of a newer Relaywatch (format 99)');
    expect((await read(file('{"theme": "dark"}'))).text).toContain('holds no settings');
  });

  it('say that a file can’t be read', async () => {
    const locked: StoredSettings = { ...file(''), text: { ok: false, reason: 'permission denied' } };
    expect(await read(locked)).toMatchObject({
      text: expect.stringContaining('can’t be read: permission denied'),
      failure: 'Not usable, or not in full: settings.json.',
    });
  });
});
