import { describe, expect, it } from 'vitest';
import { badMailText, routeToBadMail, routeToShare } from '../../../../../src/renderer/model/incident/bad-mail.ts';
import type { Incident, Series } from '../../../../../src/shared/alert.ts';
import { Route } from '../../../../../src/shared/settings.ts';
import { blind, id, incident, northwind } from '../../../../fixtures/states.ts';

const DAY = 86_400_000;
const BOTH = ['soft-bounced', 'hard-bounced'];

const about = (series: Partial<Series>, part: Partial<Incident> = {}): Incident => {
  const made = incident(1, id(1), part);
  if (made.subject.kind !== 'series') throw new Error('the fixture is about a series');
  return { ...made, subject: { ...made.subject, series: { ...made.subject.series, ...series } } };
};
const { openedAt } = about({});
/** What is searched for and what is looked for among the rows, as the window remembers it. */
const routed = (route: Route | undefined) => {
  const { search, filter } = Object(Route.parse(route));
  return { search, filter };
};
const searchOf = (series: Partial<Series>) => routed(routeToBadMail(about(series))).search;

describe('the mail behind an incident', () => {
  it('is searched for from the window at whose end it opened, until now or until its end', () => {
    expect(routeToBadMail(about({ by: 'username', member: 'northwind-crm' }))).toEqual({
      screen: 'resource',
      resource: 'activity',
      tab: 'events',
      search: { events: BOTH, username: 'northwind-crm', from: openedAt - DAY },
    });
    const endedAt = openedAt + 1000;
    expect(routed(routeToBadMail(about({ window: '1h' }, { endedAt }))).search).toEqual({
      events: BOTH,
      from: openedAt - DAY / 24,
      to: endedAt,
    });
  });

  it('begins with the billing cycle where that is meant and known', () => {
    const cycle = about({ window: 'cycle' });
    expect(routed(routeToBadMail(cycle, openedAt - 5)).search).toEqual({ events: BOTH, from: openedAt - 5 });
    for (const start of [undefined, openedAt + 5]) {
      expect(routed(routeToBadMail(cycle, start)).search).toEqual({ events: BOTH });
    }
  });

  it('is of the events that its metric counts', () => {
    expect(searchOf({ metric: 'spam_rate' }).events).toEqual(['spam']);
    expect(searchOf({ metric: 'reject_rate' }).events).toEqual(['rejected']);
  });

  it('is of its member, as near as SMTP2GO can be asked, and of a subaccount among the rows', () => {
    const from = openedAt - DAY;
    const of = (by: Series['by'], member: string) => routed(routeToBadMail(about({ by, member })));
    expect(of('domain', 'a.example')).toEqual({ search: { events: BOTH, from, sender: '@a.example' } });
    expect(of('email_address', 'x@a.example')).toEqual({ search: { events: BOTH, from, sender: 'x@a.example' } });
    expect(of('domain', '')).toEqual({ search: { events: BOTH, from } });
    expect(of('subaccount', 'Fabrikam')).toEqual({ search: { events: BOTH, from }, filter: 'Fabrikam' });
    expect(of('subaccount', 'Master account')).toEqual({ search: { events: BOTH, from } });
  });

  it('is of one sender or one recipient domain over the time of a cause', () => {
    const user = about({ by: 'username', member: 'crm' });
    const over = { from: 1, to: 2 };
    const search = { events: BOTH, username: 'crm', ...over };
    expect(routed(routeToShare(user, over, { sender: 'x@a.example' })).search).toEqual({
      ...search,
      sender: 'x@a.example',
    });
    expect(routed(routeToShare(user, over, { recipient: '@b.example' })).search).toEqual({
      ...search,
      recipient: '@b.example',
    });
  });

  it('is counted in words', () => {
    expect(badMailText(incident(1, id(1)), 'en-GB')).toBe('1,240 bounces');
    expect(badMailText(incident(1, id(1), { numerator: 1 }), 'en-GB')).toBe('1 bounce');
  });

  it('is none where nothing single is counted', () => {
    const quota = about({ metric: 'quota_used' });
    expect(routeToBadMail(quota)).toBeUndefined();
    expect(badMailText(quota, 'en-GB')).toBeUndefined();
    const [dark] = blind(northwind).openIncidents;
    expect(dark && routeToBadMail(dark)).toBeUndefined();
    expect(dark && routeToShare(dark, { from: 1, to: 2 }, { sender: 'a' })).toBeUndefined();
  });
});
