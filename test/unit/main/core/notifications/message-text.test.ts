import { describe, expect, it } from 'vitest';
import { groupMessageOf, messageOf } from '../../../../../src/main/core/notifications/message-text.ts';
import type { Incident, IncidentEvent, Subject } from '../../../../../src/shared/alert.ts';
import { eventOf, opening } from '../../../../fixtures/changes.ts';
import { BOUNCES_24H, incident } from '../../../../fixtures/incidents.ts';

const HOUR_MS = 3_600_000;
const blind: Partial<Incident> = {
  subject: { kind: 'no_data', why: { kind: 'key_refused', detail: '' } },
  level: 'no_data',
};
/** A bounce incident that has ended since, so that only an event can say what it was. */
const bounces = incident({ level: 'warning', value: 1, numerator: 1, denominator: 100 });

const say = (about: Incident, event: Partial<IncidentEvent>, locale = 'en-GB') =>
  messageOf({ incident: about, event: eventOf(about, event) }, 'Northwind', locale);

describe('the message about', () => {
  it('an opening says what, how bad against which limit, how much mail and where', () => {
    const figures = { numerator: 1240, denominator: 9250, value: (1240 / 9250) * 100 };
    expect(say(bounces, { level: 'critical', ...figures })).toEqual({
      id: bounces.id,
      title: 'Bounces 13.4% (limit 12%)',
      body: 'Northwind · whole account · 1,240 of 9,250 sent, 24 h',
      urgency: 'critical',
      actions: [
        { id: 'acknowledge', title: 'Acknowledge' },
        { id: 'snooze', title: 'Snooze 1 h' },
      ],
    });
  });

  it('what is not stored says so, and has no buttons, since nothing said by them could be stored', () => {
    const unsaved = { incident: bounces, event: eventOf(bounces), isUnsaved: true };
    expect(messageOf(unsaved, 'Northwind', 'en-GB')).toMatchObject({
      body: 'Northwind · whole account · 1 of 100 sent, 24 h · not stored',
      actions: [],
    });
    const other = opening(2);
    const stored = { incident: other.incident, event: eventOf(other.incident) };
    expect(groupMessageOf([stored, unsaved], 'Northwind', 'en-GB').body).toMatch(/; Bounces .* · not stored$/);
  });

  it('an incident that is over offers nothing to do about it', () => {
    expect(say(bounces, { kind: 'resolved' }).actions).toEqual([]);
    expect(say({ ...bounces, endedAt: 1, ending: 'resolved' }, {}).actions).toEqual([]);
  });

  it('a member names it', () => {
    const subject: Subject & { kind: 'series' } = {
      kind: 'series',
      series: { ...BOUNCES_24H, by: 'username', member: 'northwind-crm' },
      ruleId: 'r',
      ruleRevision: 1,
      ruleName: 'R',
      compare: 'above',
      warning: 8,
      critical: undefined,
    };
    expect(say(incident({ subject, level: 'warning', value: 8.04 }), {})).toMatchObject({
      title: 'Bounces 8.04% (limit 8%)',
      body: 'Northwind · northwind-crm · 1,240 of 9,250 sent, 24 h',
      urgency: 'normal',
    });
  });

  it('a name or member that is written from right to left is kept to itself', () => {
    const subject: Subject & { kind: 'series' } = {
      kind: 'series',
      series: { ...BOUNCES_24H, by: 'email_address', member: 'مبيعات@mail.example' },
      ruleId: 'r',
      ruleRevision: 1,
      ruleName: 'R',
      compare: 'above',
      warning: 8,
      critical: undefined,
    };
    const about = incident({ subject, level: 'warning', value: 8.04 });
    expect(messageOf({ incident: about, event: eventOf(about, {}) }, 'שלום', 'en-GB').body).toBe(
      '\u2068שלום\u2069 · \u2068مبيعات@mail.example\u2069 · 1,240 of 9,250 sent, 24 h',
    );
  });

  it.each<[string, Partial<IncidentEvent>, string, string]>([
    [
      'an escalation',
      { kind: 'escalated', level: 'critical', value: 12.5 },
      'Now critical: Bounces 12.5% (limit 12%)',
      'critical',
    ],
    [
      'a reminder',
      { kind: 'reminded', level: 'critical', value: 13.4, at: bounces.openedAt + 3 * HOUR_MS },
      'Bounces still 13.4%, 3 h 00 min',
      'critical',
    ],
    [
      'a reminder of a warning',
      { kind: 'reminded', level: 'warning', value: 9, at: bounces.openedAt + 3.1 * HOUR_MS },
      'Bounces still 9.0%, 3 h 06 min',
      'normal',
    ],
    [
      'an end',
      { kind: 'resolved', level: 'critical', value: 6.1, at: bounces.openedAt + 25 * 60_000 },
      'Bounces back to 6.1% after 25 min',
      'normal',
    ],
    [
      'an end without judgement',
      { kind: 'closed_without_judgement', level: 'critical', note: 'no longer enough mail to judge' },
      'Bounces: closed, no longer enough mail to judge',
      'normal',
    ],
    ['an end without a reason', { kind: 'closed_without_judgement', level: 'warning' }, 'Bounces: closed', 'normal'],
  ])('%s', (_, event, title, urgency) => {
    expect(say(bounces, event)).toMatchObject({
      title,
      urgency,
      body: 'Northwind · whole account · 1 of 100 sent, 24 h',
    });
  });

  it.each<[string, Partial<IncidentEvent>, string, string]>([
    ['going blind', {}, 'No data: key refused', 'no limit is checked until then'],
    [
      'still being blind',
      { kind: 'reminded', at: bounces.openedAt + 40 * 60_000 },
      'Still no data: key refused, 40 min',
      'no limit is checked until then',
    ],
    [
      'seeing again',
      { kind: 'resolved', at: bounces.openedAt + 40 * 60_000 },
      'Data again after 40 min',
      'there was no data: key refused',
    ],
    [
      'no longer looking',
      { kind: 'closed_without_judgement', note: 'checks stopped' },
      'No data: closed, checks stopped',
      'there was no data: key refused',
    ],
  ])('%s', (_, event, title, body) => {
    expect(say(incident(blind), event)).toMatchObject({ title, body: `Northwind · ${body}`, urgency: 'normal' });
  });

  it('an opening in another language of numbers', () => {
    expect(say(incident(), {}, 'de')).toMatchObject({
      title: 'Bounces 13,4\u00a0% (limit 12\u00a0%)',
      body: 'Northwind · whole account · 1.240 of 9.250 sent, 24 h',
    });
  });
});

describe('the message about many openings', () => {
  const warnings = [1, 2, 3, 4].map((index) => opening(index, { level: 'warning', value: 8 + index }).incident);
  const worst = opening(5).incident;
  const deliver = (about: Incident) => ({ incident: about, event: eventOf(about) });

  it('counts them, names the worst and counts the rest', () => {
    const [first = worst, ...others] = warnings;
    const message = groupMessageOf([deliver(first), ...[...others, worst].map(deliver)], 'Northwind', 'en-GB');
    expect(message).toEqual({
      id: worst.accountId,
      title: '5 incidents opened',
      body: 'Northwind · Bounces 13.4% (limit 12%); Bounces 9.0% (limit 8%); Bounces 10.0% (limit 8%); 2 more',
      urgency: 'critical',
      actions: [],
    });
  });

  it('names the members, not one line again and again', () => {
    const members = ['alice', 'bob', 'carol', 'dave', `${'x'.repeat(60)}@example.com`].map((member, index) => {
      const subject = { ...worst.subject, series: { ...BOUNCES_24H, by: 'username', member } } as Subject;
      return deliver({ ...opening(index + 1, { level: 'warning', value: 9 }).incident, subject });
    });
    const [first, ...others] = members;
    if (!first) throw new Error('There is nobody');
    expect(groupMessageOf([first, ...others], 'Northwind', 'en-GB').body).toBe(
      'Northwind · alice 9.0%, bob 9.0%, carol 9.0% and 2 more (bounces, limit 8%)',
    );
    const mixed = groupMessageOf([first, deliver(worst)], 'Northwind', 'en-GB').body;
    expect(mixed).toBe('Northwind · Bounces 13.4% (limit 12%); alice: Bounces 9.0% (limit 8%)');
  });

  it('is no more urgent than they are', () => {
    const [first = worst, ...others] = warnings;
    expect(groupMessageOf([deliver(first), ...others.map(deliver)], 'Northwind', 'en-GB').urgency).toBe('normal');
  });
});
