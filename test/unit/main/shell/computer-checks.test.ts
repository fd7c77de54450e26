import { describe, expect, it } from 'vitest';
import { computerChecks } from '../../../../src/main/shell/computer-checks.ts';
import type { BusCall, BusReply } from '../../../../src/main/shell/session-bus.ts';

const reply = (...body: readonly unknown[]): BusReply => ({ ok: true, sender: ':1.1', body });
const NOBODY: BusReply = { ok: false, why: 'nobody', detail: 'no session bus' };

const PROGRAM = { version: '0.1.0', isPackaged: false, dataFolder: '/data' };

/** A desktop that has everything; `part` replaces the answer to some calls. */
const desktop = (part: Readonly<Record<string, BusReply>> = {}) => {
  const answers: Readonly<Record<string, BusReply>> = {
    ListNames: reply(['org.freedesktop.Notifications', 'org.freedesktop.secrets']),
    NameHasOwner: reply(true),
    GetServerInformation: reply('gnome-shell', 'GNOME', '48.1', '1.2'),
    GetCapabilities: reply(['actions', 'body']),
    ReadAlias: reply('/org/freedesktop/secrets/collection/login'),
    IsStatusNotifierHostRegistered: reply({ signature: 'b', value: true }),
    Locked: reply({ signature: 'b', value: true }),
    ...part,
  };
  const call = async ({ member, body }: BusCall): Promise<BusReply> => {
    const property = body?.((_, value) => value as never)[1]; // no call that is answered here sends a variant
    return answers[member === 'Get' ? String(property) : member] ?? NOBODY;
  };
  const checks = computerChecks({ ...PROGRAM, platform: 'linux' }, { call });
  return async (name: string): Promise<string> => {
    const lines: string[] = [];
    const check = checks.find((one) => one.name === name);
    await check?.read((line) => lines.push(line), new AbortController().signal);
    return lines.join('\n');
  };
};

describe('the checks of a Linux desktop', () => {
  it('say what answers', async () => {
    const read = desktop();
    expect(await read('session-bus')).toContain('org.freedesktop.secrets: running');
    expect(await read('session-bus')).toContain('org.kde.StatusNotifierWatcher: not running');
    expect(await read('tray')).toBe('A panel shows tray icons.');
    expect(await read('notifications')).toBe(
      'Shown by gnome-shell 48.1 of GNOME, by version 1.2 of the specification.\nIt can: actions, body.',
    );
    expect(await read('keyring')).toBe('Its default keyring is locked.');
  });

  it('say what is missing', async () => {
    expect(await desktop({ NameHasOwner: reply(false) })('tray')).toContain('Nothing on this desktop shows tray icons');
    const noPanel = desktop({ IsStatusNotifierHostRegistered: reply({ signature: 'b', value: false }) });
    expect(await noPanel('tray')).toContain('no panel that shows them');
    expect(await desktop({ ReadAlias: reply('/') })('keyring')).toBe('It has no default keyring yet.');
  });

  it.each(['session-bus', 'tray', 'notifications', 'keyring'])('fail in words without a bus: %s', async (name) => {
    const calls = ['ListNames', 'NameHasOwner', 'GetServerInformation', 'GetCapabilities', 'ReadAlias'];
    const read = desktop(Object.fromEntries(calls.map((call) => [call, NOBODY])));
    await expect(read(name)).rejects.toThrow(/did not (answer: no session bus|say)/);
  });

  it('say which versions run', async () => {
    const text = await desktop()('system');
    expect(text).toContain('Relaywatch 0.1.0, started from its source');
    expect(text).toContain(`Node ${process.versions.node}, SQLite`);
    expect(text).toContain('Data folder: /data');
  });
});

it.each(['darwin', 'win32'] as const)('the checks of %s ask no bus', async (platform) => {
  const call = async (): Promise<BusReply> => {
    throw new Error('the bus was asked');
  };
  const checks = computerChecks({ ...PROGRAM, platform }, { call });
  expect(checks.map(({ name }) => name)).toEqual(['system', 'notifications']);
  const lines: string[] = [];
  for (const { read } of checks) await read((line) => lines.push(line), new AbortController().signal);
  expect(lines.join('\n')).not.toContain('session type');
});
