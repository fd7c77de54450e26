import { describe, expect, it } from 'vitest';
import type { Archive, Change } from '../../../../../src/main/core/archive/archive.ts';
import { openArchive } from '../../../../../src/main/core/archive/open.ts';
import { createOutbox } from '../../../../../src/main/core/monitor/outbox.ts';
import type { Route } from '../../../../../src/shared/settings.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { fakeNotifier } from '../../../../fakes/notifier.ts';
import { change, eventOf, opening } from '../../../../fixtures/changes.ts';
import { temporaryFolder } from '../../../../fixtures/folder.ts';
import { incident } from '../../../../fixtures/incidents.ts';

const setUp = (...changes: readonly Change[]) => {
  const clock = fakeClock();
  const log = fakeLog();
  const { archive } = openArchive({ folder: temporaryFolder(), accountId: incident().accountId, clock, log });
  for (const next of changes) archive.record(next);
  const opened: Route[] = [];

  /** One run of the application over the same archive. */
  const run = (over: Pick<Archive, 'pendingDeliveries' | 'markShown'> = archive) => {
    const notifier = fakeNotifier();
    const outbox = createOutbox({
      archive: over,
      notifier,
      clock,
      locale: 'en-GB',
      accountName: () => 'Northwind',
      onOpen: (route) => opened.push(route),
      log,
    });
    const sent = (index: number) => {
      const message = notifier.sent[index];
      if (!message) throw new Error(`Nothing was sent as number ${index}`);
      return message;
    };
    return { outbox, sent, titles: () => notifier.sent.map(({ title }) => title) };
  };
  return { archive, clock, log, opened, run };
};

const first = opening(1);
const escalation = change({
  incidents: [first.incident],
  events: [eventOf(first.incident, { sequence: 2, kind: 'escalated', at: first.incident.levelSince + 1 })],
});
const OPENED = 'Bounces 13.4% (limit 12%)';
const ESCALATED = 'Now critical: Bounces 13.4% (limit 12%)';

describe('the outbox', () => {
  it('shows what is pending, and marks it shown when the system says so and not before', async () => {
    const { archive, clock, run } = setUp(first);
    const { outbox, sent, titles } = run();
    outbox.flush();
    expect(titles()).toEqual([OPENED]);
    expect(sent(0)).toMatchObject({ id: first.incident.id, urgency: 'critical' });
    expect(archive.pendingDeliveries()).toHaveLength(1);
    await clock.advance(400);
    sent(0).confirm();
    expect(archive.pendingDeliveries()).toEqual([]);
    expect(archive.story(first.incident.id)?.events[0]?.delivery).toEqual({ state: 'shown', shownAt: clock.now() });
  });

  it('shows nothing twice, however often it is asked while a message is on its way', () => {
    const { run } = setUp(first);
    const { outbox, sent, titles } = run();
    outbox.flush();
    outbox.flush();
    sent(0).confirm();
    outbox.flush();
    expect(titles()).toEqual([OPENED]);
  });

  it('tries again what could not be shown, at the next occasion', () => {
    const { archive, log, run } = setUp(first);
    const { outbox, sent, titles } = run();
    outbox.flush();
    sent(0).fail();
    expect(titles()).toEqual([OPENED]);
    expect(archive.pendingDeliveries()).toHaveLength(1);
    outbox.flush();
    expect(titles()).toEqual([OPENED, OPENED]);
    sent(1).confirm();
    expect(archive.pendingDeliveries()).toEqual([]);
    expect(log.warnings).toEqual(['A message could not be shown: no service']);
  });

  it('shows again in the next run what was never confirmed, and not what was', () => {
    const { run } = setUp(first, opening(2));
    const crashed = run();
    crashed.outbox.flush();
    crashed.sent(1).confirm();
    const next = run();
    next.outbox.flush();
    expect(next.titles()).toEqual([OPENED]);
    expect(next.sent(0).id).toBe(first.incident.id);
  });

  it('lets a later message about an incident take the place of one still on its way', () => {
    const { archive, run } = setUp(first);
    const { outbox, sent, titles } = run();
    outbox.flush();
    archive.record(escalation);
    outbox.flush();
    expect(titles()).toEqual([OPENED, ESCALATED]);
    expect(sent(1).id).toBe(sent(0).id);
    sent(1).confirm();
    expect(archive.pendingDeliveries()).toEqual([]);
    sent(0).confirm();
    outbox.flush();
    expect(titles()).toEqual([OPENED, ESCALATED]);
  });

  it('tells only the latest of what gathered about one incident, and that stands for all of it', () => {
    const { archive, run } = setUp(first, escalation);
    const { outbox, sent, titles } = run();
    outbox.flush();
    expect(titles()).toEqual([ESCALATED]);
    sent(0).confirm();
    expect(archive.pendingDeliveries()).toEqual([]);
  });

  it('does not fall back to an earlier message when the later one fails', () => {
    const { archive, run } = setUp(first);
    const { outbox, sent, titles } = run();
    outbox.flush();
    archive.record(escalation);
    outbox.flush();
    sent(1).fail();
    sent(0).fail();
    outbox.flush();
    expect(titles()).toEqual([OPENED, ESCALATED, ESCALATED]);
  });

  it('leads a click to its incident', () => {
    const { opened, run } = setUp(first);
    const { outbox, sent } = run();
    outbox.flush();
    sent(0).click();
    const { accountId, id: incidentId } = first.incident;
    expect(opened).toEqual([{ screen: 'incident', accountId, incidentId }]);
  });

  it('tells three new incidents one by one, and more than three as one', () => {
    const three = [1, 2, 3].map((index) => opening(index));
    const few = setUp(...three).run();
    few.outbox.flush();
    expect(few.titles()).toEqual([OPENED, OPENED, OPENED]);

    const { archive, opened, run } = setUp(...three, opening(4));
    const { outbox, sent, titles } = run();
    outbox.flush();
    outbox.flush();
    expect(titles()).toEqual(['4 incidents opened']);
    sent(0).click();
    expect(opened).toEqual([{ screen: 'alerts', tab: 'open' }]);
    sent(0).confirm();
    expect(archive.pendingDeliveries()).toEqual([]);
  });

  it('counts only openings, and only those not yet told', () => {
    const { archive, run } = setUp(opening(1), opening(2));
    const { outbox, titles } = run();
    outbox.flush();
    archive.record(opening(3));
    archive.record(opening(4));
    archive.record(opening(5));
    archive.record(escalation);
    outbox.flush();
    expect(titles()).toEqual([OPENED, OPENED, ESCALATED, OPENED, OPENED, OPENED]);
  });

  it('tells a group again, with what has come since, when it could not be shown', () => {
    const { archive, run } = setUp(...[1, 2, 3, 4].map((index) => opening(index)));
    const { outbox, sent, titles } = run();
    outbox.flush();
    sent(0).fail();
    archive.record(opening(5));
    outbox.flush();
    expect(titles()).toEqual(['4 incidents opened', '5 incidents opened']);
    expect(sent(1).id).toBe(sent(0).id);
  });

  it('survives a disk that refuses to note what was shown: nothing is doubled, and it is noted later', () => {
    const { archive, log, run } = setUp(first);
    let isFull = true;
    const markShown: Archive['markShown'] = (...mark) => {
      if (isFull) throw new Error('the disk is full');
      archive.markShown(...mark);
    };
    const { outbox, sent, titles } = run({ ...archive, markShown });
    outbox.flush();
    sent(0).confirm();
    outbox.flush();
    expect(titles()).toEqual([OPENED]);
    expect(archive.pendingDeliveries()).toHaveLength(1);
    isFull = false;
    outbox.flush();
    expect(titles()).toEqual([OPENED]);
    expect(archive.pendingDeliveries()).toEqual([]);
    expect(log.warnings[0]).toBe('A message was shown, but that could not be stored: the disk is full');
  });

  it('survives a disk that cannot be read', () => {
    const { archive, log, run } = setUp(first);
    const pendingDeliveries = () => {
      throw new Error('the file is damaged');
    };
    run({ ...archive, pendingDeliveries }).outbox.flush();
    expect(log.warnings).toEqual(['What is still to be shown could not be read: the file is damaged']);
  });

  it('does nothing more once stopped: no message, no mark, no click', () => {
    const { archive, opened, run } = setUp(first);
    const { outbox, sent, titles } = run();
    outbox.flush();
    outbox.stop();
    archive.close();
    sent(0).confirm();
    sent(0).click();
    outbox.flush();
    expect([titles(), opened]).toEqual([[OPENED], []]);
  });
});
