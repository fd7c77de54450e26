import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import { openAccountStore } from '../../src/main/core/store/open.ts';
import { createSettingsFile } from '../../src/main/shell/settings-store.ts';
import { baseUrlOf } from '../../src/shared/account.ts';
import type { IncidentEvent, Series } from '../../src/shared/alert.ts';
import { DEFAULT_PREFERENCES } from '../../src/shared/settings.ts';
import { fakeClock } from '../fakes/clock.ts';
import { fakeLog } from '../fakes/log.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';

/**
 * A data folder as commit 611b310 wrote it (test/fixtures/data-folders/611b310, which says how), opened by this version
 * with everything in it.
 */
const FIXTURE = join(import.meta.dirname, '../fixtures/data-folders/611b310');
const read = (name: string) => JSON.parse(readFileSync(join(FIXTURE, name), 'utf8'));
/** The facts about one account that this test compares, as the old code read them. */
interface StoredAccount {
  readonly id: string;
  readonly name: string;
  readonly hasOwnRules: boolean;
  readonly samples: { readonly counts: number; readonly blind: Readonly<Record<string, number>> };
  readonly series: readonly (Series & { readonly samples: number })[];
  readonly incidents: { readonly open: number; readonly all: readonly { readonly id: string }[] };
  readonly events: Readonly<Record<string, number>>;
  readonly tracks: readonly { readonly state: { readonly phase: string } }[];
  readonly blindness: { readonly heldMs: number; readonly failedPolls: number };
  readonly waiting: readonly unknown[];
  readonly days: { readonly count: number };
  readonly causes: readonly { readonly incidentId: string; readonly total: number }[];
}
const contents = read('contents.json');
const ACCOUNTS: readonly StoredAccount[] = contents.accounts;
const keychain: readonly { readonly account: string; readonly value: string }[] = read('keychain.json');

/** The words of that version, and those of today. */
const TODAY: Readonly<Record<string, string>> = { blind: 'no_data', held: 'deferred', unjudged: 'insufficient_data' };
const today = (word: string): string => word.replaceAll(/blind|held|unjudged/g, (old) => TODAY[old] ?? old);

const countBy = <T>(things: readonly T[], keyOf: (thing: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const thing of things) counts[keyOf(thing)] = (counts[keyOf(thing)] ?? 0) + 1;
  return counts;
};
const inTodaysWords = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).map(([word, count]) => [today(word), count]));

describe('a data folder of commit 611b310', () => {
  let folder: string;
  let around: TestPorts;
  let app: App;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relaywatch-old-'));
    cpSync(FIXTURE, folder, { recursive: true });
    const clock = fakeClock(contents.stoppedAt);
    around = testPorts({
      clock,
      http: () => Promise.reject(new TypeError('fetch failed')),
      settings: createSettingsFile(folder, clock),
      startDemo: () => Promise.reject(new Error('not in this test')),
      platform: { os: 'linux', version: '0.1.0', dataFolder: join(folder, 'accounts'), locale: 'en' },
    });
    for (const { account, value } of keychain) around.secrets.kept.set(account, value);
    app = createApp(around.ports);
  });
  afterEach(async () => {
    await app.stop();
    around.remove();
    rmSync(folder, { recursive: true });
  });

  const status = (id: string) => app.state.getState().accounts.find((one) => one.account.id === id);
  const eventsOf = async (id: string): Promise<readonly IncidentEvent[]> => {
    const all: IncidentEvent[] = [];
    for (const { id: incidentId } of ACCOUNTS.find((one) => one.id === id)?.incidents.all ?? []) {
      const details = await app.handlers.get_incident({ accountId: id, incidentId });
      if (!details.ok) throw new Error(JSON.stringify(details.failure));
      all.push(...details.data.events);
    }
    return all;
  };

  it('has its accounts, preferences, quiet hours, heartbeat, mute and window place, without a notice', async () => {
    await app.start();
    expect(app.state.getState().notices).toEqual([]);
    const { accounts, preferences, bounds, heartbeats, mutedUntil } = contents.settings;
    const seen = app.state.getState();
    expect(seen.accounts.map(({ account }) => account).toSorted((a, b) => a.createdAt - b.createdAt)).toEqual(accounts);
    // What did not exist yet has its usual value.
    expect(seen.preferences).toEqual({ ...DEFAULT_PREFERENCES, ...preferences });
    expect(seen.notifications.mutedUntil).toBe(mutedUntil);
    expect(app.bounds()).toEqual(bounds);
    for (const [id, url] of Object.entries(heartbeats)) expect(status(id)?.heartbeat?.url).toBe(url);
  });

  it('has its rules in the stores now, in the words of today', async () => {
    await app.start();
    for (const { id, hasOwnRules } of ACCOUNTS) {
      if (!hasOwnRules) continue;
      const expected = contents.settings.rules[id].map((rule: { speak: Record<string, string> }) => ({
        ...rule,
        speak: Object.fromEntries(
          Object.entries(rule.speak).map(([level, way]) => [level, way === 'record_only' ? 'log_only' : way]),
        ),
      }));
      expect(status(id)?.rules).toEqual(expected);
    }
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).rulesToMove).toEqual({});
  });

  it('has its incidents, events and notifications', async () => {
    await app.start();
    // The new run polls nothing and adds nothing to the past.
    for (const account of ACCOUNTS) {
      const events = await eventsOf(account.id);
      expect(countBy(events, ({ kind }) => kind)).toEqual(account.events);
      expect(status(account.id)?.openIncidents).toHaveLength(account.incidents.open);
    }
  });

  it('has its keys, each now with its address', async () => {
    await app.start();
    for (const { account: id, value } of keychain) {
      await expect.poll(() => around.secrets.kept.get(id)).toContain('baseUrl');
      const account = contents.settings.accounts.find((one: { id: string }) => one.id === id);
      expect(JSON.parse(around.secrets.kept.get(id) ?? '')).toEqual({
        key: value,
        baseUrl: baseUrlOf(account.endpoint),
      });
    }
  });

  it.each(ACCOUNTS)('has every row of the store of $name', (account) => {
    const clock = fakeClock(contents.stoppedAt);
    const opened = openAccountStore({
      folder: join(folder, 'accounts'),
      accountId: account.id,
      clock,
      log: fakeLog(),
    });
    const { store } = opened;
    expect(opened.problem).toBeUndefined();
    const samples = account.series.map(({ samples: expected, ...one }) => {
      const found = store.samples(one, 0, contents.stoppedAt, 1_000_000);
      expect(found).toHaveLength(expected);
      return found;
    });
    const { counts, blind } = account.samples;
    expect(countBy(samples.flat(), ({ kind }) => kind)).toEqual({
      ...(counts > 0 && { counts }),
      ...(Object.keys(blind).length > 0 && {
        no_data: Object.values(blind).reduce((sum, each) => sum + each, 0),
      }),
    });
    const { instances, noData } = store.resume();
    expect(countBy(instances, ({ state }) => state.phase)).toEqual(
      inTodaysWords(countBy(account.tracks, (track) => track.state.phase)),
    );
    const { heldMs, failedPolls } = account.blindness;
    expect(noData).toMatchObject({ watchedMs: heldMs, failedPolls });
    expect(store.waitingDeliveries()).toHaveLength(account.waiting.length);
    expect(store.days('0000-00-00', '9999-99-99')).toHaveLength(account.days.count);
    for (const { incidentId, total } of account.causes) expect(store.cause(incidentId)).toMatchObject({ total });
    store.close();
  });
});
