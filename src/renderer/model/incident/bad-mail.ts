import { type Incident, METRICS, type Series, WINDOWS } from '../../../shared/alert.ts';
import { type Cause, METRIC_EVENTS } from '../../../shared/cause.ts';
import type { ListSearch, Route } from '../../../shared/settings.ts';
import { counted } from '../../../shared/words.ts';

/** How SMTP2GO calls an account among its own subaccounts. */
export const MASTER_ACCOUNT = 'Master account';

/**
 * `1,240 bounces`, as many as an incident's last reading counted; `undefined` where they cannot be looked at one by
 * one.
 */
export function badMailText({ subject, numerator }: Pick<Incident, 'subject' | 'numerator'>, locale: string) {
  if (subject.kind === 'blind' || METRIC_EVENTS[subject.series.metric] === undefined) return undefined;
  const { noun } = METRICS[subject.series.metric];
  // Every noun of the table makes its plural with an s.
  return counted(numerator, noun.slice(0, -1), noun, locale);
}

/** The documented filter nearest to a series (smtp2go-api.md 2.1). Subaccounts go by an id that it does not have. */
function memberSearch({ by, member }: Series): Pick<ListSearch, 'username' | 'sender'> {
  if (member === '') return {};
  if (by === 'username') return { username: member };
  if (by === 'domain') return { sender: `@${member}` };
  return by === 'email_address' ? { sender: member } : {};
}

function routeTo(series: Series, search: ListSearch): Route | undefined {
  const events = METRIC_EVENTS[series.metric];
  if (events === undefined) return undefined;
  const { by, member } = series;
  // What cannot be asked of SMTP2GO is looked for among the rows; the account's own name stands in none of them.
  const filter = by === 'subaccount' && member !== MASTER_ACCOUNT ? member.slice(0, 200) : '';
  return {
    screen: 'resource',
    resource: 'activity',
    tab: 'events',
    ...(filter === '' ? {} : { filter }),
    search: { events, ...memberSearch(series), ...search },
  };
}

/** When an incident's mail begins (ms): with the window at whose end it opened; unknown for a cycle that is over. */
function beginOf(openedAt: number, { window }: Series, cycleStart: number | undefined): number | undefined {
  const { ms } = WINDOWS[window];
  if (ms !== undefined) return openedAt - ms;
  return cycleStart !== undefined && cycleStart < openedAt ? cycleStart : undefined;
}

/**
 * The events that an incident counts, from the window at whose end it opened until now or until its end. `undefined`
 * where it counts none. `cycleStart` in ms, where it is known.
 */
export function routeToBadMail(
  { subject, openedAt, endedAt }: Pick<Incident, 'subject' | 'openedAt' | 'endedAt'>,
  cycleStart?: number,
): Route | undefined {
  if (subject.kind === 'blind') return undefined;
  const from = beginOf(openedAt, subject.series, cycleStart);
  if (from === undefined) return routeTo(subject.series, {});
  return routeTo(subject.series, { from, ...(endedAt === undefined ? {} : { to: endedAt }) });
}

/** The events of one line of a cause, over the time that the cause was taken of. */
export function routeToShare(
  { subject }: Pick<Incident, 'subject'>,
  { from, to }: Pick<Cause, 'from' | 'to'>,
  of: { readonly sender: string } | { readonly recipient: string },
): Route | undefined {
  return subject.kind === 'blind' ? undefined : routeTo(subject.series, { from, to, ...of });
}
