import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../../src/main/core/alerting/evaluate.ts';
import type { Incident, IncidentEvent } from '../../../../../src/shared/alert.ts';
import { change, eventOf, opening } from '../../../../fixtures/changes.ts';
import { BREAKING, setUp } from './set-up.ts';

const OPENED = 'Bounces 13.4% (limit 12%)';
const HOUR = 3_600_000;
const first = opening(1);
const second = opening(2, { level: 'warning', value: 9 });

/** What comes next in an incident's story. */
const next = (about: Incident, event: Partial<IncidentEvent>, part: Partial<Incident> = {}): Change =>
  change({
    incidents: [{ ...about, ...part }],
    events: [eventOf(about, { sequence: 2, at: about.levelSince + 1, ...event })],
  });
const ended = (about: Incident): Change =>
  next(about, { kind: 'resolved', value: 6 }, { endedAt: about.levelSince + 1, ending: 'resolved' });

const silentlyEnded = (about: Incident): Change =>
  next(
    about,
    { kind: 'closed_without_judgement', note: 'rule disabled', delivery: undefined },
    { endedAt: about.levelSince + 1, ending: 'closed_without_judgement' },
  );

describe('while notifications are deferred', () => {
  it('nothing is shown, and the history says why', () => {
    const { run, deliveries } = setUp(first);
    const { doNotDisturb, titles } = run();
    doNotDisturb('quiet_hours');
    expect(titles()).toEqual([]);
    expect(deliveries(first.incident)).toEqual([{ state: 'deferred', shownAt: undefined, deferReason: 'quiet_hours' }]);
  });

  it('what breaks through is shown at once', () => {
    const { store, run } = setUp(first, second);
    const { doNotDisturb, titles } = run(store, BREAKING);
    doNotDisturb('muted');
    expect(titles()).toEqual([OPENED]);
  });

  it('what had been shown is not shown again at its end', () => {
    const { run } = setUp(first);
    const { dispatcher, sent, doNotDisturb, titles } = run();
    dispatcher.flush();
    doNotDisturb('away');
    sent(0).confirm();
    doNotDisturb(undefined);
    expect(titles()).toEqual([OPENED]);
  });
});

describe('at the end of what kept messages back', () => {
  it('one digest counts what opened, what closed and what is still open, and stands for all of it', () => {
    const { store, clock, opened, run, deliveries } = setUp(first, second);
    const { dispatcher, sent, doNotDisturb, titles } = run();
    doNotDisturb('quiet_hours');
    store.record(ended(second.incident));
    dispatcher.flush();
    doNotDisturb(undefined);
    expect(titles()).toEqual(['While it was quiet: 2 incidents opened, 1 closed, 1 still open']);
    expect(sent(0)).toMatchObject({
      id: 'digest',
      body: 'Northwind: Bounces 13.4% (limit 12%); Northwind: Bounces back to 6.0% after less than 1 min',
      urgency: 'critical',
      actions: [],
    });
    sent(0).confirm();
    const shown = { state: 'shown', shownAt: clock.now(), deferReason: 'quiet_hours' };
    expect(deliveries(second.incident)).toEqual([shown, shown]);
    expect(store.waitingDeliveries()).toEqual([]);
    sent(0).click();
    expect(opened).toEqual([{ screen: 'alerts', tab: 'open' }]);
  });

  it('what came in unnoticed belongs to the same digest', () => {
    const { store, run } = setUp(first);
    const { doNotDisturb, titles } = run();
    doNotDisturb('away');
    store.record(second);
    doNotDisturb(undefined);
    expect(titles()).toEqual(['While you were away: 2 incidents opened, 2 still open']);
  });

  it('a single incident is shown by itself, with its buttons', () => {
    const { run } = setUp(first);
    const { sent, doNotDisturb, titles } = run();
    doNotDisturb('muted');
    doNotDisturb(undefined);
    expect(titles()).toEqual([OPENED]);
    expect(sent(0).actions).toHaveLength(2);
  });

  it('an incident that came and went unseen tells how bad it was', () => {
    const { store, run } = setUp(opening(1, { level: 'critical', value: 60 }));
    const { dispatcher, titles, doNotDisturb } = run();
    doNotDisturb('quiet_hours');
    dispatcher.flush();
    const { incident: about } = opening(1);
    const at = about.openedAt + 3 * 3_600_000;
    const end = eventOf(about, { sequence: 2, kind: 'resolved', at, value: 2 });
    const over = { endedAt: at, ending: 'resolved', lastSequence: 2 } as const;
    store.record(change({ incidents: [{ ...about, ...over }], events: [end] }));
    doNotDisturb(undefined);
    dispatcher.flush();
    expect(titles()).toEqual(['Bounces reached 60.0% (limit 12%) for 3 h 00 min, now 2.0%']);
  });

  it('a digest of what is over leads to the history', () => {
    const { opened, run } = setUp(first, second, ended(first.incident), ended(second.incident));
    const { sent, doNotDisturb, titles } = run();
    doNotDisturb('away');
    doNotDisturb(undefined);
    expect(titles()).toEqual(['While you were away: 2 incidents opened, 2 closed']);
    sent(0).click();
    expect(opened).toEqual([{ screen: 'alerts', tab: 'history' }]);
  });

  it('what ended without a message, as with its rule, is shown as over, and stays on the screen', () => {
    const { store, run } = setUp(first);
    const { dispatcher, sent, doNotDisturb, titles, withdrawn } = run();
    doNotDisturb('quiet_hours');
    store.record(silentlyEnded(first.incident));
    doNotDisturb(undefined);
    expect(titles()).toEqual([`Over by now: ${OPENED}`]);
    expect(sent(0)).toMatchObject({ urgency: 'normal', actions: [] });
    sent(0).confirm();
    dispatcher.flush();
    expect(withdrawn).toEqual([]);
  });

  it('a digest counts what ended without a message among what closed', () => {
    const { store, run } = setUp(first, second);
    const { doNotDisturb, sent, titles } = run();
    doNotDisturb('quiet_hours');
    store.record(silentlyEnded(first.incident));
    doNotDisturb(undefined);
    expect(titles()).toEqual(['While it was quiet: 2 incidents opened, 1 closed, 1 still open']);
    expect(sent(0).body).toBe(`Northwind: Bounces 9.0% (limit 8%); Northwind: Over by now: ${OPENED}`);
  });

  it('a digest says that something in it is not stored', () => {
    const { store, run } = setUp(first, second);
    const inMemory = store.waitingDeliveries().map((delivery) => ({ ...delivery, isUnsaved: true }));
    const { doNotDisturb, sent } = run({ ...store, waitingDeliveries: () => inMemory, markDeferred: () => undefined });
    doNotDisturb('quiet_hours');
    for (const { event } of inMemory)
      Object.assign(event, { delivery: { state: 'deferred', deferReason: 'quiet_hours' } });
    doNotDisturb(undefined);
    expect(sent(0)).toMatchObject({ id: 'digest', body: expect.stringMatching(/ · not stored$/) });
  });

  it('a digest that could not be shown is tried again with what has come since', () => {
    const { store, run } = setUp(first, second);
    const { dispatcher, sent, doNotDisturb, titles } = run();
    doNotDisturb('away');
    doNotDisturb(undefined);
    sent(0).fail();
    store.record(opening(3));
    dispatcher.flush();
    expect(titles()[1]).toBe('While you were away: 3 incidents opened, 3 still open');
    sent(1).confirm();
    expect(store.waitingDeliveries()).toEqual([]);
  });

  it('another hold takes it up again when the digest was never confirmed and the application ended', () => {
    const { run } = setUp(first, second);
    const before = run();
    before.doNotDisturb('quiet_hours');
    before.doNotDisturb(undefined);
    const after = run();
    after.doNotDisturb('away');
    expect(after.titles()).toEqual([]);
    after.doNotDisturb(undefined);
    expect(after.titles()).toEqual(['While it was quiet: 2 incidents opened, 2 still open']);
  });
});

describe('a snoozed incident', () => {
  const snoozed = (until: number) => ({ ...first.incident, level: 'warning', value: 9, snoozedUntil: until }) as const;

  it('is silent until then, and then shows what is pending', async () => {
    const { store, clock, run, deliveries } = setUp();
    const { dispatcher, titles } = run();
    const about = snoozed(clock.now() + HOUR);
    store.record(change({ incidents: [about], events: [eventOf(about)] }));
    dispatcher.flush();
    expect(titles()).toEqual([]);
    expect(deliveries(about)).toMatchObject([{ state: 'deferred', deferReason: 'snoozed' }]);
    await clock.advance(HOUR);
    dispatcher.flush();
    expect(titles()).toEqual(['Bounces 9.0% (limit 8%)']);
  });

  it('is still notified when it becomes critical, and when it ends', () => {
    const { store, clock, run } = setUp();
    const { dispatcher, titles } = run();
    const about = snoozed(clock.now() + HOUR);
    store.record(change({ incidents: [about], events: [{ ...eventOf(about), delivery: undefined }] }));
    store.record(next(about, { kind: 'escalated', level: 'critical', value: 13 }));
    dispatcher.flush();
    store.record(next(about, { kind: 'resolved', sequence: 3, value: 6 }));
    dispatcher.flush();
    expect(titles()).toEqual(['Now critical: Bounces 13.0% (limit 12%)', 'Bounces back to 6.0% after less than 1 min']);
  });

  it('does not keep others from being notified one by one', async () => {
    const { store, clock, run } = setUp(opening(5));
    const { dispatcher, titles } = run();
    const about = snoozed(clock.now() + HOUR);
    store.record(change({ incidents: [about], events: [eventOf(about)] }));
    dispatcher.flush();
    expect(titles()).toEqual([OPENED]);
    store.record(opening(6));
    await clock.advance(HOUR);
    dispatcher.flush();
    expect(titles()).toEqual([OPENED, 'Bounces 9.0% (limit 8%)', OPENED]);
  });
});
