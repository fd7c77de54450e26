import { type Incident, METRICS, type Metric } from '../../shared/alert.ts';
import type { Route } from '../../shared/settings.ts';
import { counted } from '../../shared/words.ts';

/** By which word the list of events knows what a metric counts. What is not there is no event. */
const EVENTS: Readonly<Partial<Record<Metric, string>>> = {
  bounce_rate: 'bounce',
  hard_bounce_rate: 'hard bounce',
  soft_bounce_rate: 'soft bounce',
  spam_rate: 'spam complaint',
  reject_rate: 'rejected',
  unsubscribe_rate: 'unsubscribed',
};

/** `1,240 bounces`, as many as an incident's last reading counted; `undefined` where they cannot be looked at one by one. */
export function badMailWords({ subject, numerator }: Pick<Incident, 'subject' | 'numerator'>, locale: string) {
  if (subject.kind === 'blind' || EVENTS[subject.series.metric] === undefined) return undefined;
  const { noun } = METRICS[subject.series.metric];
  // Every noun of the table makes its plural with an s.
  return counted(numerator, noun.slice(0, -1), noun, locale);
}

/** The list of events narrowed to what an incident counts; `undefined` where it counts none. */
export function routeToBadMail({ subject }: Pick<Incident, 'subject'>): Route | undefined {
  if (subject.kind === 'blind') return undefined;
  const { metric, by, member } = subject.series;
  const event = EVENTS[metric];
  if (event === undefined) return undefined;
  // The list does not tell the subaccount of an event, so it cannot be narrowed to one.
  const filter = by === 'account' || by === 'subaccount' ? event : `${event} ${member}`;
  return { screen: 'resource', resource: 'activity', tab: 'events', filter: filter.slice(0, 200) };
}
