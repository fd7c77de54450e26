import { beforeAll, describe, expect, it, vi } from 'vitest';
import { missedNotifications, missedText } from '../../../../../src/renderer/panels/alerts/missed-notifications.ts';
import type { DeferReason, IncidentEvent, NotificationState } from '../../../../../src/shared/alert.ts';
import type { IncidentDetails } from '../../../../../src/shared/bridge.ts';
import { at, id, incident, NOW, TIME_ZONE } from '../../../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

const event = (kind: IncidentEvent['kind'], time: number, delivery: NotificationState | undefined): IncidentEvent => ({
  incidentId: id(1),
  sequence: 1,
  kind,
  at: time,
  level: 'warning',
  numerator: 1,
  denominator: 2,
  value: 50,
  note: undefined,
  delivery,
});
const shown = (shownAt: number, deferReason?: DeferReason): NotificationState => ({
  state: 'shown',
  shownAt,
  deferReason,
});
const waits = (deferReason: DeferReason): NotificationState => ({ state: 'deferred', shownAt: undefined, deferReason });
const details = (n: number, events: readonly IncidentEvent[], endedAt?: number): IncidentDetails => ({
  incident: incident(n, id(1), { endedAt }),
  events,
});
const textOf = (...incidents: IncidentDetails[]) => {
  const missed = missedNotifications(incidents, NOW);
  return missed && Object.values(missedText(missed, NOW, 'en-GB'));
};

describe('missed notifications', () => {
  it('are none when every message was shown at once or only snoozed', () => {
    expect(textOf()).toBeUndefined();
    expect(textOf(details(1, [event('opened', at(9), shown(at(9)))]))).toBeUndefined();
    expect(textOf(details(1, [event('reminded', at(9), waits('snoozed'))]))).toBeUndefined();
  });

  it('sum up the last digest: opened, closed and still open', () => {
    const digest = shown(at(14, 20), 'away');
    expect(
      textOf(
        details(1, [event('opened', at(9, 5), digest), event('escalated', at(11), digest)]),
        details(2, [event('opened', at(10), digest)]),
        details(3, [event('opened', at(10), digest), event('resolved', at(12), digest)], at(12)),
        details(4, [event('opened', at(2), shown(at(7), 'quiet_hours'))]),
      ),
    ).toEqual(['While you were away, 09:05 – 14:20', '3 incidents opened, 1 closed, 2 still open']);
  });

  it('count as closed also what ended without a message, unless later than the digest', () => {
    const digest = shown(at(14, 20), 'away');
    const opened = [event('opened', at(9, 5), digest), event('closed_without_judgement', at(12), undefined)];
    expect(textOf(details(1, opened, at(12)), details(2, [event('opened', at(10), digest)]))?.[1]).toBe(
      '2 incidents opened, 1 closed, 1 still open',
    );
    expect(textOf(details(1, opened, at(14, 25)))?.[1]).toBe('1 incident opened');
  });

  it('is history after half a day', () => {
    expect(textOf(details(1, [event('opened', at(0), shown(at(2), 'away'))]))).toBeUndefined();
  });

  it('waits while it is quiet, and is then all that counts', () => {
    expect(
      textOf(
        details(1, [event('opened', at(9), shown(at(10), 'away')), event('reminded', at(13), waits('muted'))]),
        details(2, [event('resolved', at(14), waits('quiet_hours'))], at(14)),
      ),
    ).toEqual(['Held since 13:00', '1 incident closed, 1 still open']);
  });

  it('names the days where it went over midnight', () => {
    expect(textOf(details(1, [event('opened', at(-2), shown(at(7), 'quiet_hours'))]))).toEqual([
      'While it was quiet, 23 Nov, 22:00 – 07:00',
      '1 incident opened, 1 still open',
    ]);
  });
});
