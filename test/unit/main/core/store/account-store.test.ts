import { readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { AlertState } from '../../../../../src/main/core/alerting/state-machine.ts';
import type { AccountStore } from '../../../../../src/main/core/store/account-store.ts';
import { eraseAccountStore, openAccountStore } from '../../../../../src/main/core/store/open.ts';
import type { Sample, Series } from '../../../../../src/shared/alert.ts';
import { type FakeClock, fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { change, eventOf, opening, PENDING } from '../../../../fixtures/changes.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';
import { BOUNCES_24H, incident } from '../../../../fixtures/incidents.ts';

const ACCOUNT = incident().accountId;
const DAY_MS = 86_400_000;
const FIVE_MIN = 300_000;

const setUp = (clock: FakeClock = fakeClock()) => {
  const folder = temporaryFolder();
  const log = fakeLog();
  const open = () => openAccountStore({ folder, accountId: ACCOUNT, clock, log }).store;
  return { folder, file: join(folder, `${ACCOUNT}.sqlite`), log, clock, open };
};

/** Changes the closed file behind the store's back. */
const tamper = (file: string, sql: string) => {
  const connection = new DatabaseSync(file);
  connection.exec(sql);
  connection.close();
};

const counts = (at: number, numerator = 1, denominator = 100): Sample => ({
  kind: 'counts',
  at,
  intervalMs: FIVE_MIN,
  numerator,
  denominator,
});
const blind = (at: number, detail = 'no route'): Sample => ({
  kind: 'no_data',
  at,
  intervalMs: FIVE_MIN,
  why: { kind: 'unreachable', detail },
});
const recordSamples = (store: AccountStore, samples: readonly Sample[], series = BOUNCES_24H) =>
  store.record(change({ samples: samples.map((sample) => ({ series, sample })) }));

describe('an account store', () => {
  it('begins with nothing known and nothing wrong', () => {
    const store = setUp().open();
    expect(store.resume()).toEqual({ instances: [], noData: { failedPolls: 0, watchedMs: 0 }, openIncidents: [] });
    expect(store.waitingDeliveries()).toEqual([]);
    expect(store.incidents({ state: 'ended', limit: 10, before: undefined })).toEqual({ incidents: [] });
    expect(store.incidentDetails('nobody')).toBeUndefined();
    expect(store.samples(BOUNCES_24H, 0, 1e15, 10)).toEqual([]);
  });

  it('resumes where it stopped: alert instances, no-data state and open incidents', () => {
    const { open } = setUp();
    const first = open();
    const instance = (ruleRevision: number, state: AlertState) => ({
      ruleId: 'bounces-24h',
      ruleRevision,
      series: BOUNCES_24H,
      state,
    });
    const firing = instance(2, { phase: 'firing', level: 'critical', notifiedAt: 5 });
    const recovering = instance(3, {
      phase: 'recovering',
      level: 'warning',
      notifiedAt: 5,
      watchedMs: 7,
      lastAt: 9,
    });
    const pending = instance(1, { phase: 'pending', watchedMs: 1, lastAt: 2 });
    const noData = { failedPolls: 2, watchedMs: 60_000, lastAt: 4 };
    first.record(
      change({ instances: [instance(1, { phase: 'normal' }), firing, recovering], incidents: [incident()] }),
    );
    first.record(change({ instances: [pending], noData }));
    first.close();
    expect(open().resume()).toEqual({
      instances: [pending, firing, recovering],
      noData,
      openIncidents: [incident()],
    });
  });

  it('keeps a change whole or not at all', () => {
    const { open } = setUp();
    const store = open();
    store.record(opening(1));
    const twiceTheSame = [eventOf(opening(2).incident), eventOf(opening(2).incident)];
    const half = { ...opening(2), events: twiceTheSame, samples: [{ series: BOUNCES_24H, sample: counts(1) }] };
    expect(() => store.record(half)).toThrow('UNIQUE constraint');
    expect(store.openIncidents().map(({ id }) => id)).toEqual([opening(1).incident.id]);
    expect(store.samples(BOUNCES_24H, 0, 10, 10)).toEqual([]);
    store.record({ ...half, events: opening(2).events });
    expect(store.samples(BOUNCES_24H, 0, 10, 10)).toEqual([counts(1)]);
  });

  it('refuses an incident of another account', () => {
    const store = setUp().open();
    const stranger = incident({ accountId: '11111111-1111-4111-8111-111111111111' });
    expect(() => store.record(change({ incidents: [stranger] }))).toThrow('another account');
    expect(store.openIncidents()).toEqual([]);
  });

  it('refuses an account that is not an id, lest it name a file elsewhere', () => {
    const { folder, log, clock } = setUp();
    expect(() => openAccountStore({ folder, accountId: '../x', clock, log })).toThrow();
    expect(() => eraseAccountStore(folder, '')).toThrow();
  });

  it('tells the caller that a damaged file was set aside', () => {
    const { folder, file, log, clock } = setUp();
    writeFileSync(file, 'noise');
    const { store, problem } = openAccountStore({ folder, accountId: ACCOUNT, clock, log });
    expect(problem).toContain(`${ACCOUNT}.damaged-20260304T090000000Z.sqlite`);
    expect(log.warnings).toEqual([`store: ${problem}`]);
    store.close();
  });

  it('is erased with its log, its backups and what was set aside, and takes nobody else along', () => {
    const { folder, file, open } = setUp();
    open().close();
    const other = '11111111-1111-4111-8111-111111111111.sqlite';
    for (const name of [
      `${ACCOUNT}.v1.backup`,
      `${ACCOUNT}.damaged-1.sqlite`,
      `${ACCOUNT}.damaged-1.sqlite-wal`,
      other,
    ]) {
      writeFileSync(join(folder, name), '');
    }
    writeFileSync(`${file}-wal`, '');
    eraseAccountStore(folder, ACCOUNT);
    expect(readdirSync(folder)).toEqual([other]);
    eraseAccountStore(join(folder, 'never made'), ACCOUNT);
  });

  it('is not erased through a symbolic link in place of its folder, and the reason is said in words', () => {
    const { folder, open } = setUp();
    open().close();
    const link = join(temporaryFolder(), 'accounts');
    symlinkSync(folder, link);
    expect(() => eraseAccountStore(link, ACCOUNT)).toThrow('its folder or file is a symbolic link');
    expect(readdirSync(folder)).toEqual([`${ACCOUNT}.sqlite`]);
  });
});

describe('incidents', () => {
  it('change as they continue, and their history keeps every event', () => {
    const { open } = setUp();
    const store = open();
    const opened = incident({ level: 'warning', value: 9 });
    store.record(change({ incidents: [opened], events: [eventOf(opened)] }));
    const ended = incident({ endedAt: opened.openedAt + 1000, ending: 'resolved', value: 6.1 });
    const silent = eventOf(ended, { sequence: 2, kind: 'resolved', note: 'a note', delivery: undefined });
    store.record(change({ incidents: [ended], events: [silent] }));
    expect(store.incidentDetails(opened.id)).toEqual({ incident: ended, events: [eventOf(opened), silent] });
    expect(store.openIncidents()).toEqual([]);
    expect(store.incidents({ state: 'ended', limit: 10, before: undefined }).incidents).toEqual([ended]);
  });

  it('may be about an account that cannot be seen', () => {
    const store = setUp().open();
    const subject = { kind: 'no_data', why: { kind: 'rate_limited', until: 99 } } as const;
    store.record(change({ incidents: [incident({ subject, level: 'no_data' })] }));
    expect(store.openIncidents()).toEqual([incident({ subject, level: 'no_data' })]);
  });

  it('come in pages, newest first, also where several opened at the same time', () => {
    const store = setUp().open();
    const openedAt = incident().openedAt;
    for (let index = 0; index < 7; index += 1) store.record(opening(index, { openedAt: openedAt + (index % 3) }));
    const seen: string[] = [];
    let before: { readonly openedAt: number; readonly id: string } | undefined;
    do {
      const page = store.incidents({ state: 'open', limit: 2, before });
      seen.push(...page.incidents.map(({ id }) => id.slice(-1)));
      before = page.next;
    } while (before);
    expect(seen.join('')).toBe('5241630');
  });

  it('end their pages where there is no more', () => {
    const store = setUp().open();
    for (const index of [1, 2]) store.record(opening(index));
    expect(store.incidents({ state: 'open', limit: 2, before: undefined }).next).toBeUndefined();
    expect(store.incidents({ state: 'open', limit: 1, before: undefined }).next).toEqual({
      openedAt: opening(2).incident.openedAt,
      id: opening(2).incident.id,
    });
  });

  it('can be narrowed to a level and a metric, page by page', () => {
    const { file, open } = setUp();
    const store = open();
    const { subject } = incident();
    if (subject.kind !== 'series') throw new Error('the fixture is about a series');
    const spam = { ...subject, series: { ...subject.series, metric: 'spam_rate' } } as const;
    const blind = { kind: 'no_data', why: { kind: 'no_key' } } as const;
    for (let index = 1; index <= 8; index += 1) store.record(opening(index, index % 2 ? {} : { subject: spam }));
    store.record(opening(9, { level: 'warning', subject: spam }));
    store.record(opening(10, { level: 'no_data', subject: blind }));
    store.close();
    tamper(file, `UPDATE incidents SET subject = '{"kind":"series"' WHERE id LIKE '%1'`);
    const again = open();
    const idsOf = (query: Partial<Parameters<AccountStore['incidents']>[0]>) => {
      const seen: number[] = [];
      let before: { readonly openedAt: number; readonly id: string } | undefined;
      do {
        const page = again.incidents({ state: 'open', limit: 2, before, ...query });
        expect(page.incidents.length).toBeLessThanOrEqual(2);
        seen.push(...page.incidents.map(({ id }) => Number(id.slice(-4))));
        before = page.next;
      } while (before);
      return seen;
    };
    expect(idsOf({ metric: 'spam_rate' })).toEqual([9, 8, 6, 4, 2]);
    expect(idsOf({ metric: 'spam_rate', level: 'critical' })).toEqual([8, 6, 4, 2]);
    expect(idsOf({ metric: 'bounce_rate' })).toEqual([7, 5, 3]);
    expect(idsOf({ level: 'no_data' })).toEqual([10]);
    expect(idsOf({ level: 'warning' })).toEqual([9]);
    expect(idsOf({ metric: 'quota_used' })).toEqual([]);
  });

  it('that cannot be read are left out and reported, and no page ends at them', () => {
    const { file, log, open } = setUp();
    const store = open();
    for (const index of [1, 2, 3, 4]) store.record(opening(index));
    store.close();
    tamper(file, `UPDATE incidents SET subject = '{"kind":"series","secret":1' WHERE id LIKE '%3'`);
    tamper(file, `UPDATE incidents SET level = 'purple' WHERE id LIKE '%2'`);
    const again = open();
    const page = again.incidents({ state: 'open', limit: 2, before: undefined });
    expect(page.incidents.map(({ id }) => id.slice(-1))).toEqual(['4']);
    const next = again.incidents({ state: 'open', limit: 2, before: page.next });
    expect(next.incidents.map(({ id }) => id.slice(-1))).toEqual(['1']);
    expect(again.waitingDeliveries().map(({ incident: { id } }) => id.slice(-1))).toEqual(['1', '4']);
    expect(log.warnings).toContain('store: left out 1 unreadable incidents, the first for subject');
    expect(log.warnings.join()).not.toContain('secret');
  });
});

describe('messages still to be shown', () => {
  it('come oldest first with their incident, until they are marked shown', () => {
    const { open } = setUp();
    const store = open();
    const later = opening(1, { levelSince: incident().openedAt + DAY_MS });
    const earlier = opening(2);
    store.record(later);
    store.record(earlier);
    expect(store.waitingDeliveries()).toEqual(
      [earlier, later].map(({ incident: about }) => ({ incident: about, event: eventOf(about) })),
    );
    store.markShown(earlier.incident.id, 1, 77);
    store.close();
    const again = open();
    expect(again.waitingDeliveries().map(({ event }) => event.incidentId)).toEqual([later.incident.id]);
    expect(again.incidentDetails(earlier.incident.id)?.events[0]?.delivery).toEqual({ state: 'shown', shownAt: 77 });
  });

  it('are marked shown once: the first time stays, and what was never to be shown stays so', () => {
    const store = setUp().open();
    const about = incident();
    store.record(
      change({
        incidents: [about],
        events: [
          eventOf(about),
          eventOf(about, { sequence: 2, delivery: undefined }),
          eventOf(about, { sequence: 3, delivery: { ...PENDING, state: 'deferred' } }),
        ],
      }),
    );
    for (const [sequence, at] of [
      [1, 5],
      [1, 6],
      [2, 7],
      [3, 8],
      [4, 9],
    ] as const)
      store.markShown(about.id, sequence, at);
    expect(store.incidentDetails(about.id)?.events.map(({ delivery }) => delivery)).toEqual([
      { state: 'shown', shownAt: 5 },
      undefined,
      { state: 'shown', shownAt: 8 },
    ]);
  });

  it('that are deferred are still to be shown', () => {
    const store = setUp().open();
    store.record(change({ incidents: [incident()], events: [eventOf(incident())] }));
    store.markDeferred(incident().id, 1, 'quiet_hours');
    store.markDeferred(incident().id, 1, 'muted');
    const delivery = { state: 'deferred', shownAt: undefined, deferReason: 'quiet_hours' };
    expect(store.waitingDeliveries()).toMatchObject([{ event: { delivery } }]);
    store.markShown(incident().id, 1, 5);
    store.markDeferred(incident().id, 1, 'away');
    expect(store.waitingDeliveries()).toEqual([]);
    expect(store.incidentDetails(incident().id)?.events[0]?.delivery).toEqual({
      ...delivery,
      state: 'shown',
      shownAt: 5,
    });
  });
});

describe('what a person did', () => {
  it('is kept with the incident it is about, or not at all', () => {
    const store = setUp().open();
    store.record(change({ incidents: [incident()], events: [eventOf(incident())] }));
    const acknowledged = { ...incident(), lastSequence: 2, acknowledged: { at: 7, note: 'on it' } };
    const command = eventOf(incident(), { sequence: 2, kind: 'acknowledged', note: 'on it', delivery: undefined });
    store.appendEvent(acknowledged, command);
    expect(store.incidentDetails(incident().id)).toMatchObject({
      incident: acknowledged,
      events: [{ sequence: 1 }, command],
    });
    expect(() => store.appendEvent({ ...acknowledged, snoozedUntil: 9 }, command)).toThrow();
    expect(store.incidentDetails(incident().id)?.incident).toEqual(acknowledged);
  });
});

describe('samples', () => {
  it('are kept apart by series, and come within the bounds asked for, oldest first', () => {
    const store = setUp().open();
    const other = { ...BOUNCES_24H, by: 'username', member: "o'brien/24h" } as const;
    recordSamples(store, [counts(30), blind(20), counts(10)]);
    recordSamples(store, [counts(20, 7)], other);
    expect(store.samples(BOUNCES_24H, 10, 29, 100)).toEqual([counts(10), blind(20)]);
    expect(store.samples(other, 0, 100, 100)).toEqual([counts(20, 7)]);
  });

  it('taken again at the same moment take the place of the earlier', () => {
    const store = setUp().open();
    recordSamples(store, [blind(10)]);
    recordSamples(store, [counts(10)]);
    expect(store.samples(BOUNCES_24H, 0, 100, 100)).toEqual([counts(10)]);
  });

  it('are downsampled evenly, the newest and both sides of every gap kept, the interval grown alike', () => {
    const store = setUp().open();
    const hasNoData = (index: number) => index >= 41 && index < 57;
    const all = Array.from({ length: 100 }, (_, index) => (hasNoData(index) ? blind(index) : counts(index)));
    recordSamples(store, all);
    const thinned = store.samples(BOUNCES_24H, 0, 99, 30);
    expect(thinned.map(({ at }) => at)).toEqual([9, 19, 29, 39, 40, 41, 49, 56, 57, 59, 69, 79, 89, 99]);
    expect(thinned.map(({ kind }) => kind === 'no_data')).toEqual(thinned.map(({ at }) => hasNoData(at)));
    expect(new Set(thinned.map(({ intervalMs }) => intervalMs))).toEqual(new Set([FIVE_MIN * 10]));
    expect(store.samples(BOUNCES_24H, 0, 99, 100)).toEqual(all);
    expect(store.samples(BOUNCES_24H, 0, 99, Number.POSITIVE_INFINITY)).toEqual(all);
  });

  it('keep the highest and the lowest of every few when they are downsampled, and are no more than asked for', () => {
    const store = setUp().open();
    const bounced = (index: number) =>
      new Map([
        [33, 12],
        [71, 0],
      ]).get(index) ?? 1;
    recordSamples(
      store,
      Array.from({ length: 100 }, (_, index) => counts(index, bounced(index))),
    );
    const thinned = store.samples(BOUNCES_24H, 0, 99, 30);
    expect(thinned.map(({ at }) => at)).toEqual([9, 19, 29, 33, 39, 49, 59, 69, 71, 79, 89, 99]);
    const sent: Series = { ...BOUNCES_24H, metric: 'sent_volume' };
    recordSamples(
      store,
      Array.from({ length: 100 }, (_, index) => counts(index, index, index)),
      sent,
    );
    expect(store.samples(sent, 0, 99, 30).map(({ at }) => at)).toEqual(
      Array.from({ length: 10 }, (_, index) => [10 * index, 10 * index + 9]).flat(),
    );
  });

  it('of a member of a group are kept for 40 days', () => {
    const { clock, open } = setUp();
    const now = clock.now();
    const first = open();
    const series: Series = { ...BOUNCES_24H, by: 'username', member: 'shop' };
    const kept = [counts(now - 40 * DAY_MS), counts(now)];
    first.record(change({ samples: [counts(now - 40 * DAY_MS - 1), ...kept].map((sample) => ({ series, sample })) }));
    first.deleteExpired();
    expect(first.samples(series, 0, now, 100)).toEqual(kept);
    first.close();
  });

  it('older than 400 days are deleted a few at a time, however many', () => {
    const { clock, open } = setUp();
    const now = clock.now();
    const store = open();
    const old = Array.from({ length: 12_000 }, (_, index) => counts(now - 401 * DAY_MS + index));
    const kept = [counts(now - 400 * DAY_MS), counts(now)];
    recordSamples(store, [...old, ...kept]);
    expect([store.deleteExpired(), store.deleteExpired(), store.deleteExpired()]).toEqual([true, true, false]);
    expect(store.samples(BOUNCES_24H, 0, now, 100)).toEqual(kept);
    store.close();
  });

  it('that cannot be read are left out and counted once', () => {
    const { file, log, clock, open } = setUp();
    const now = clock.now();
    const first = open();
    recordSamples(first, [blind(now + 1), blind(now + 2), counts(now + 3)]);
    first.close();
    tamper(file, `UPDATE samples SET no_data = '{"kind":"sunglasses"}' WHERE no_data IS NOT NULL`);
    expect(open().samples(BOUNCES_24H, now, now + 10, 10)).toEqual([counts(now + 3)]);
    expect(log.warnings).toHaveLength(1);
    expect(log.warnings[0]).toMatch(/^store: left out 2 unreadable samples/);
  });
});

describe('days', () => {
  const day = (date: string, sent: number) => ({ date, sent, bounces: 1, spam: 2, rejects: 3, unsubscribes: 4 });

  it('are kept by date, the latest figures counting, and come oldest first', () => {
    const { open } = setUp();
    const store = open();
    store.keepDays([day('2026-11-23', 5), day('2026-11-22', 6)]);
    store.keepDays([day('2026-11-23', 7), day('2026-12-01', 8)]);
    store.close();
    expect(open().days('2026-11-22', '2026-11-30')).toEqual([day('2026-11-22', 6), day('2026-11-23', 7)]);
  });
});
