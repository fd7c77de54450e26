import { type Account, baseUrlOf } from '../../../shared/account.ts';
import { errorText } from '../../../shared/failure.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { DiagnosticsPorts, ReportSource, StoredSettings } from '../ports.ts';
import { readDocument } from '../settings/document.ts';
import { stamp } from './words.ts';

type ReadFiles = DiagnosticsPorts['settingsFiles'];

/** The settings files, and what the first usable one holds: no key, and no address but its host. */
export const settingsSource = (readFiles: ReadFiles): ReportSource => ({
  name: 'settings',
  title: 'Settings',
  limitMs: 10_000,
  read: async (say) => {
    const files = (await readFiles()).map((file) => ({ ...file, verdict: judge(file) }));
    if (files.length === 0) say('There is no settings file: the defaults are in use.');
    for (const { name, bytes, mode, changedAt, verdict } of files) {
      say(`${name}: ${bytes} bytes, mode ${mode}, changed ${stamp(changedAt)}`);
      say(`  ${verdict.words}`);
    }
    const used = files.find(({ verdict }) => verdict.settings);
    if (used?.verdict.settings) for (const line of linesOf(used.verdict.settings)) say(line);
    const bad = files.filter(({ verdict }) => !verdict.isGood);
    if (bad.length > 0) throw new Error(`Not usable, or not in full: ${bad.map(({ name }) => name).join(', ')}.`);
  },
});

/** The accounts in the first settings file that can be used; none if there is no such file. */
export async function accountsIn(readFiles: ReadFiles): Promise<readonly Account[]> {
  const verdicts = (await readFiles()).map(judge);
  return verdicts.find(({ settings }) => settings)?.settings?.accounts ?? [];
}

interface Verdict {
  /** What can be used of the file; undefined if nothing can. */
  readonly settings: Settings | undefined;
  readonly isGood: boolean;
  readonly words: string;
}

function judge({ text }: StoredSettings): Verdict {
  const useless = (words: string): Verdict => ({ settings: undefined, isGood: false, words });
  if (!text.ok) return useless(`can’t be read: ${text.reason}`);
  let json: unknown;
  try {
    json = JSON.parse(text.value);
  } catch {
    // The parser's message quotes the file, which may hold a secret.
    return useless('is not JSON');
  }
  const read = readDocument(json, undefined);
  if (!read) return useless('holds no settings');
  const { settings, misfits, newer } = read;
  const problems = [
    ...(newer === undefined ? [] : [`of a newer Relaywatch (format ${newer})`]),
    ...(misfits.length === 0 ? [] : [`not read: ${misfits.map(({ what }) => what).join(', ')}`]),
  ];
  return { settings, isGood: problems.length === 0, words: problems.join('; ') || 'can be used' };
}

function linesOf(settings: Settings): readonly string[] {
  const { accounts, preferences, mutedUntil, toldAboutTray, bounds } = settings;
  return [
    '',
    `Accounts: ${accounts.length}`,
    ...accounts.flatMap((account) => accountLines(account, settings)),
    '',
    'Preferences:',
    ...Object.entries(preferences).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`),
    '',
    `Muted until: ${mutedUntil === undefined ? 'not muted' : stamp(mutedUntil)}`,
    `Told about the tray: ${toldAboutTray}`,
    `Window: ${bounds === undefined ? 'never moved' : JSON.stringify(bounds)}`,
  ];
}

function accountLines(account: Account, { rulesToMove, heartbeats }: Settings): readonly string[] {
  const waiting = rulesToMove[account.id];
  const heartbeat = heartbeats[account.id];
  const facts = [
    `account ${account.id}`,
    `host ${hostOf(baseUrlOf(account.endpoint))}`,
    account.simulated && 'simulated',
    account.paused && 'paused',
    waiting && `${waiting.length} rules not yet in its store`,
    heartbeat === undefined ? 'no heartbeat' : `heartbeat to ${hostOf(heartbeat)}`,
    `added ${stamp(account.createdAt)}`,
  ];
  return [`  ${account.name}`, `    ${facts.filter(Boolean).join(', ')}`];
}

/** The host alone: path and query of an address may be a password. */
function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch (error) {
    return `no address (${errorText(error)})`;
  }
}
