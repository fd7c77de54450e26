import { describe, expect, it } from 'vitest';
import type { AccountStore } from '../../../../../src/main/core/store/account-store.ts';
import { change, eventOf, opening } from '../../../../fixtures/changes.ts';
import { setUp } from './set-up.ts';

const first = opening(1);
const escalation = change({
  incidents: [first.incident],
  events: [eventOf(first.incident, { sequence: 2, kind: 'escalated', at: first.incident.levelSince + 1 })],
});
const OPENED = 'Bounces 13.4% (limit 12%)';
const ESCALATED = 'Now critical: Bounces 13.4% (limit 12%)';

describe('the dispatcher', () => {
  it('shows what is pending, and marks it shown when the system says so and not before', async () => {
    const { store, clock, run, deliveries } = setUp(first);
    const { dispatcher, sent, titles } = run();
    dispatcher.flush();
    expect(titles()).toEqual([OPENED]);
    expect(sent(0)).toMatchObject({ id: first.incident.id, urgency: 'critical' });
    expect(store.waitingDeliveries()).toHaveLength(1);
    await clock.advance(400);
    sent(0).confirm();
    expect(store.waitingDeliveries()).toEqual([]);
    expect(deliveries(first.incident)).toEqual([{ state: 'shown', shownAt: clock.now() }]);
  });

  it('shows those of one account when a mistake is made with another', () => {
    const { store, log, run } = setUp(first);
    const { dispatcher, titles } = run();
    const error = new TypeError('rows is undefined');
    const waitingDeliveries = () => {
      throw error;
    };
    const other = { name: () => 'Contoso', rules: () => [], isOpen: () => false };
    dispatcher.register({ accountId: 'other', store: { ...store, waitingDeliveries }, ...other });
    dispatcher.flush();
    expect(titles()).toEqual([OPENED]);
    expect(log.mistakes).toContainEqual(['notifications: reading what is pending of account other failed', error]);
  });

  it('shows nothing twice, however often it is asked while a message is on its way', () => {
    const { run } = setUp(first);
    const { dispatcher, sent, titles } = run();
    dispatcher.flush();
    dispatcher.flush();
    sent(0).confirm();
    dispatcher.flush();
    expect(titles()).toEqual([OPENED]);
  });

  it('tries again what could not be shown, at the next occasion', () => {
    const { store, log, run } = setUp(first);
    const { dispatcher, sent, titles } = run();
    dispatcher.flush();
    sent(0).fail();
    expect(titles()).toEqual([OPENED]);
    expect(store.waitingDeliveries()).toHaveLength(1);
    dispatcher.flush();
    expect(titles()).toEqual([OPENED, OPENED]);
    sent(1).confirm();
    expect(store.waitingDeliveries()).toEqual([]);
    expect(log.warnings).toEqual(['notifications: could not show one: no service']);
  });

  it('shows again in the next run what was never confirmed, and not what was', () => {
    const { run } = setUp(first, opening(2));
    const crashed = run();
    crashed.dispatcher.flush();
    crashed.sent(1).confirm();
    const next = run();
    next.dispatcher.flush();
    expect(next.titles()).toEqual([OPENED]);
    expect(next.sent(0).id).toBe(first.incident.id);
  });

  it('lets a later message about an incident take the place of one still on its way', () => {
    const { store, run } = setUp(first);
    const { dispatcher, sent, titles } = run();
    dispatcher.flush();
    store.record(escalation);
    dispatcher.flush();
    expect(titles()).toEqual([OPENED, ESCALATED]);
    expect(sent(1).id).toBe(sent(0).id);
    sent(1).confirm();
    expect(store.waitingDeliveries()).toEqual([]);
    sent(0).confirm();
    dispatcher.flush();
    expect(titles()).toEqual([OPENED, ESCALATED]);
  });

  it('shows only the latest notification of an incident, which stands for all of them', () => {
    const { store, run } = setUp(first, escalation);
    const { dispatcher, sent, titles } = run();
    dispatcher.flush();
    expect(titles()).toEqual([ESCALATED]);
    sent(0).confirm();
    expect(store.waitingDeliveries()).toEqual([]);
  });

  it('does not fall back to an earlier message when the later one fails', () => {
    const { store, run } = setUp(first);
    const { dispatcher, sent, titles } = run();
    dispatcher.flush();
    store.record(escalation);
    dispatcher.flush();
    sent(1).fail();
    sent(0).fail();
    dispatcher.flush();
    expect(titles()).toEqual([OPENED, ESCALATED, ESCALATED]);
  });

  it('leads a click to its incident', () => {
    const { opened, run } = setUp(first);
    const { dispatcher, sent } = run();
    dispatcher.flush();
    sent(0).click();
    const { accountId, id: incidentId } = first.incident;
    expect(opened).toEqual([{ screen: 'incident', accountId, incidentId }]);
  });

  it('shows three new incidents one by one, and more than three as one', () => {
    const three = [1, 2, 3].map((index) => opening(index));
    const few = setUp(...three).run();
    few.dispatcher.flush();
    expect(few.titles()).toEqual([OPENED, OPENED, OPENED]);

    const { store, opened, run } = setUp(...three, opening(4));
    const { dispatcher, sent, titles } = run();
    dispatcher.flush();
    dispatcher.flush();
    expect(titles()).toEqual(['4 incidents opened']);
    sent(0).click();
    expect(opened).toEqual([{ screen: 'alerts', tab: 'open' }]);
    sent(0).confirm();
    expect(store.waitingDeliveries()).toEqual([]);
  });

  it('counts only openings, and only those not yet notified', () => {
    const { store, run } = setUp(opening(1), opening(2));
    const { dispatcher, titles } = run();
    dispatcher.flush();
    store.record(opening(3));
    store.record(opening(4));
    store.record(opening(5));
    store.record(escalation);
    dispatcher.flush();
    expect(titles()).toEqual([OPENED, OPENED, ESCALATED, OPENED, OPENED, OPENED]);
  });

  it('shows a group again, with what has come since, when it could not be shown', () => {
    const { store, run } = setUp(...[1, 2, 3, 4].map((index) => opening(index)));
    const { dispatcher, sent, titles } = run();
    dispatcher.flush();
    sent(0).fail();
    store.record(opening(5));
    dispatcher.flush();
    expect(titles()).toEqual(['4 incidents opened', '5 incidents opened']);
    expect(sent(1).id).toBe(sent(0).id);
  });

  it('survives a disk that refuses to note what was shown: nothing is doubled, and it is noted later', () => {
    const { store, log, run } = setUp(first);
    let isFull = true;
    const markShown: AccountStore['markShown'] = (...mark) => {
      if (isFull) throw new Error('the disk is full');
      store.markShown(...mark);
    };
    const { dispatcher, sent, titles } = run({ ...store, markShown });
    dispatcher.flush();
    sent(0).confirm();
    dispatcher.flush();
    expect(titles()).toEqual([OPENED]);
    expect(store.waitingDeliveries()).toHaveLength(1);
    isFull = false;
    dispatcher.flush();
    expect(titles()).toEqual([OPENED]);
    expect(store.waitingDeliveries()).toEqual([]);
    expect(log.warnings[0]).toBe('notifications: could not store that one was shown: the disk is full');
  });

  it('survives a disk that cannot be read', () => {
    const { store, log, run } = setUp(first);
    const waitingDeliveries = () => {
      throw new Error('the file is damaged');
    };
    run({ ...store, waitingDeliveries }).dispatcher.flush();
    expect(log.warnings).toEqual(['notifications: could not read what is pending: the file is damaged']);
  });

  it('passes on what is asked for by a button, and which incident it is about', () => {
    const { run } = setUp(first);
    const { dispatcher, sent, acted } = run();
    dispatcher.flush();
    sent(0).act('snooze');
    expect(acted).toEqual([`snooze ${first.incident.accountId} ${first.incident.id}`]);
  });

  it('logs a failure of the desktop once, however often it tries', () => {
    const { log, run } = setUp(first);
    const { dispatcher, sent } = run();
    for (const index of [0, 1, 2]) {
      dispatcher.flush();
      sent(index).fail();
    }
    expect(log.warnings).toHaveLength(1);
  });

  it('takes a message off the screen whose incident ended without one, and no other', () => {
    const { store, run } = setUp(first, opening(2));
    const { dispatcher, sent, titles, withdrawn } = run();
    dispatcher.flush();
    sent(0).confirm();
    sent(1).confirm();
    const over = { endedAt: 1, ending: 'closed_without_judgement', lastSequence: 2 } as const;
    const end = eventOf(first.incident, { sequence: 2, kind: 'closed_without_judgement', note: 'rule disabled' });
    store.record(change({ incidents: [{ ...first.incident, ...over }], events: [{ ...end, delivery: undefined }] }));
    dispatcher.flush();
    dispatcher.flush();
    expect(titles()).toHaveLength(2);
    expect(withdrawn).toEqual([first.incident.id]);
  });

  it('takes a message about several off the screen when all of them are over, and not before', () => {
    const all = [1, 2, 3, 4].map((index) => opening(index));
    const { store, run } = setUp(...all);
    const { dispatcher, sent, titles, withdrawn } = run();
    dispatcher.flush();
    sent(0).confirm();
    const over = { endedAt: 1, ending: 'resolved', lastSequence: 2 } as const;
    for (const { incident: about } of all) {
      expect(withdrawn).toEqual([]);
      const end = { ...eventOf(about, { sequence: 2, kind: 'resolved' }), delivery: undefined };
      store.record(change({ incidents: [{ ...about, ...over }], events: [end] }));
      dispatcher.flush();
    }
    expect([titles(), withdrawn]).toEqual([['4 incidents opened'], [first.incident.accountId]]);
  });

  it('tells the order of an incident by its sequence, whatever the clock said', () => {
    const { store, run } = setUp(first);
    const later = { ...first.incident, level: 'critical', lastSequence: 2 } as const;
    const before = first.incident.levelSince - 90 * 60_000;
    store.record(
      change({ incidents: [later], events: [eventOf(later, { sequence: 2, kind: 'escalated', at: before })] }),
    );
    const { dispatcher, titles } = run();
    dispatcher.flush();
    expect(titles()).toEqual([ESCALATED]);
  });

  it('leaves the message about an end', () => {
    const { store, run } = setUp(first);
    const { dispatcher, sent, titles, withdrawn } = run();
    dispatcher.flush();
    sent(0).confirm();
    const over = { endedAt: 1, ending: 'resolved', lastSequence: 2 } as const;
    const end = eventOf(first.incident, { sequence: 2, kind: 'resolved' });
    store.record(change({ incidents: [{ ...first.incident, ...over }], events: [end] }));
    dispatcher.flush();
    sent(1).confirm();
    dispatcher.flush();
    expect([titles().length, withdrawn]).toEqual([2, []]);
  });

  it('shows nothing more of an account that was removed, and marks nothing in its store', () => {
    const { store, run, log } = setUp(first);
    const { dispatcher, leave, sent, titles, withdrawn } = run();
    dispatcher.flush();
    leave();
    store.close();
    sent(0).confirm();
    dispatcher.flush();
    expect([titles(), log.warnings, withdrawn]).toEqual([[OPENED], [], [first.incident.id]]);
  });

  it('does nothing more once stopped: no message, no mark, no click', () => {
    const { store, opened, run } = setUp(first);
    const { dispatcher, sent, titles } = run();
    dispatcher.flush();
    dispatcher.stop();
    store.close();
    sent(0).confirm();
    sent(0).click();
    dispatcher.flush();
    expect([titles(), opened]).toEqual([[OPENED], []]);
  });
});
