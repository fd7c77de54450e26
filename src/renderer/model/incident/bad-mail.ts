import { type Incident, METRICS, type Series, WINDOWS } from '../../../shared/alert.ts';
import { type Cause, METRIC_EVENTS } from '../../../shared/cause.ts';
import type { ListSearch, Route } from '../../../shared/settings.ts';
import { counted } from '../../../shared/words.ts';

/** SMTP2GO's name for an account among its own subaccounts. */
export const MASTER_ACCOUNT = 'Master account';

/** `1,240 bounces`, the count of an incident's last reading; `undefined` if its events cannot be listed one by one. */
export function badMailText({ subject, numerator }: Pick<Incident, 'subject' | 'numerator'>, locale: string) {
  if (subject.kind === 'no_data' || METRIC_EVENTS[subject.series.metric] === undefined) return undefined;
  const { noun } = METRICS[subject.series.metric];
  // Every noun in the table forms its plural with an s.
  return counted(numerator, noun.slice(0, -1), noun, locale);
}

/**
 * The documented filter closest to a series (smtp2go-api.md 2.1). Subaccounts are filtered by id, which a series does
 * not have.
 */
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
  // SMTP2GO cannot filter by subaccount name, so the rows are filtered here. The main account's own name is in none of
  // them.
  const filter = by === 'subaccount' && member !== MASTER_ACCOUNT ? member.slice(0, 200) : '';
  return {
    screen: 'resource',
    resource: 'activity',
    tab: 'events',
    ...(filter === '' ? {} : { filter }),
    search: { events, ...memberSearch(series), ...search },
  };
}

/** When the mail behind an incident begins (ms): one window before it opened. Unknown for a past billing cycle. */
function beginOf(openedAt: number, { window }: Series, cycleStart: number | undefined): number | undefined {
  const { ms } = WINDOWS[window];
  if (ms !== undefined) return openedAt - ms;
  return cycleStart !== undefined && cycleStart < openedAt ? cycleStart : undefined;
}

/**
 * The route to the events an incident counts, from one window before it opened until it ended, or now. `undefined` if
 * it counts no events. `cycleStart` in ms, if known.
 */
export function routeToBadMail(
  { subject, openedAt, endedAt }: Pick<Incident, 'subject' | 'openedAt' | 'endedAt'>,
  cycleStart?: number,
): Route | undefined {
  if (subject.kind === 'no_data') return undefined;
  const from = beginOf(openedAt, subject.series, cycleStart);
  if (from === undefined) return routeTo(subject.series, {});
  return routeTo(subject.series, { from, ...(endedAt === undefined ? {} : { to: endedAt }) });
}

/** The route to the events behind one line of a cause, over the time the cause covers. */
export function routeToShare(
  { subject }: Pick<Incident, 'subject'>,
  { from, to }: Pick<Cause, 'from' | 'to'>,
  of: { readonly sender: string } | { readonly recipient: string },
): Route | undefined {
  return subject.kind === 'no_data' ? undefined : routeTo(subject.series, { from, to, ...of });
}
