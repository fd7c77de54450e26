import { beforeAll, describe, expect, it, vi } from 'vitest';
import { byUrgency, responseOf, responseText } from '../../../../../src/renderer/model/incident/response.ts';
import { reminderText } from '../../../../../src/renderer/panels/incident/next-reminder.ts';
import type { IncidentEvent } from '../../../../../src/shared/alert.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { at, blind, id, incident, NOW, northwind, TIME_ZONE } from '../../../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

const acknowledged = { at: at(14), note: 'known' };
const text = (part: Parameters<typeof incident>[2]) => {
  const response = responseOf(incident(1, id(1), part), NOW);
  return response && responseText(response, NOW, 'en-GB');
};

describe('the response to an incident', () => {
  it('is undefined until there is one, and again once the incident has ended', () => {
    expect(text({})).toBeUndefined();
    expect(text({ acknowledged })).toBe('Acknowledged');
    expect(text({ acknowledged, endedAt: NOW, ending: 'resolved' })).toBeUndefined();
  });

  it('is a snooze while it lasts, then the acknowledgement', () => {
    expect(text({ snoozedUntil: at(15, 31), acknowledged })).toBe('Snoozed until 15:31');
    expect(text({ snoozedUntil: NOW, acknowledged })).toBe('Acknowledged');
    expect(text({ snoozedUntil: NOW })).toBeUndefined();
  });
});

describe('open incidents', () => {
  it('come worst first, of the same level those nobody knows of, then the oldest', () => {
    const all = [
      incident(1, id(1), { level: 'warning', openedAt: at(1) }),
      incident(2, id(1), { openedAt: at(2), acknowledged }),
      incident(3, id(1), { openedAt: at(4) }),
      incident(4, id(1), { openedAt: at(3) }),
      incident(5, id(1), { level: 'no_data', openedAt: at(0) }),
      incident(6, id(1), { openedAt: at(1), snoozedUntil: at(18) }),
    ];
    expect(byUrgency(all, NOW).map((one) => Number(one.id.slice(-1)))).toEqual([4, 3, 6, 2, 1, 5]);
  });
});

describe('the next reminder', () => {
  const one = incident(1, id(1));
  const told = (kind: IncidentEvent['kind'], time: number): IncidentEvent => ({
    incidentId: one.id,
    sequence: 1,
    kind,
    at: time,
    level: 'critical',
    numerator: 0,
    denominator: 0,
    value: 0,
    note: undefined,
    delivery: undefined,
  });
  const of = (part: Parameters<typeof incident>[2], events: readonly IncidentEvent[], rules = DEFAULT_RULES) =>
    reminderText(incident(1, id(1), part), events, rules, NOW, 'en-GB');

  it('comes the hours of the rule after it was last told of', () => {
    const events = [told('opened', at(9, 21)), told('escalated', at(13, 46)), told('acknowledged', at(14))];
    expect(of({}, events)).toBe('next reminder 16:46');
    expect(of({}, [told('opened', at(9, 21))])).toBe('reminder with the next check');
  });

  it('does not come while the incident is silent, over or not to be repeated', () => {
    const events = [told('opened', at(13, 46))];
    expect(of({ acknowledged }, events)).toBe('acknowledged: no reminders');
    expect(of({ snoozedUntil: at(18) }, events)).toBe('snoozed until 18:00');
    expect(of({ endedAt: NOW, ending: 'resolved' }, events)).toBeUndefined();
    const once = DEFAULT_RULES.map(({ remindEveryHours: _, ...rule }) => rule);
    expect(of({}, events, once)).toBe('no reminders');
  });

  it('is not known where the rule is gone, or where there is none', () => {
    expect(of({}, [told('opened', at(13, 46))], [])).toBeUndefined();
    const [dark] = blind(northwind).openIncidents;
    expect(dark && reminderText(dark, [], DEFAULT_RULES, NOW, 'en-GB')).toBeUndefined();
  });
});
