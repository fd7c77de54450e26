import { type Incident, type Series, WINDOWS } from '../../../shared/alert.ts';
import { type Cause, METRIC_EVENTS } from '../../../shared/cause.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import type { Event } from '../api/activity-event.ts';
import type { Client } from '../api/client.ts';
import { wireTime } from '../api/endpoints/fields.ts';
import type { RequestOf } from '../api/endpoints/index.ts';
import { walkPages } from '../api/paging.ts';
import { domainOf, senderOf, summarise } from './summarise-events.ts';

type Search = RequestOf<'activity/search'>;

/** The most rows one page may hold (smtp2go-api.md 1.8), and how many pages are read. */
const PAGE = 1000;
const MOST_PAGES = 5;

/** What to look for, from `from` up to but not including `to`, in ms. */
export interface CauseQuery {
  readonly series: Series;
  readonly eventTypes: NonNullable<Search['event_types']>;
  readonly from: number;
  readonly to: number;
}

/**
 * The query behind an incident over its window that ends at `to`. Undefined for what no single event made, and for
 * a billing cycle of which the start is not known.
 */
export function causeQueryOf(
  { subject }: Pick<Incident, 'subject'>,
  to: number,
  cycleStart: number | undefined,
): CauseQuery | undefined {
  if (subject.kind !== 'series') return undefined;
  const { series } = subject;
  const eventTypes = METRIC_EVENTS[series.metric];
  const { ms } = WINDOWS[series.window];
  const from = ms === undefined ? cycleStart : to - ms;
  return eventTypes && from !== undefined && from < to ? { series, eventTypes, from, to } : undefined;
}

/**
 * The documented filter nearest to a series (smtp2go-api.md 2.1). `search_sender` finds any part of an address, and
 * subaccounts go by an id that a series does not have: the rows are looked through again in either case.
 */
function filterOf({ by, member }: Series): Pick<Search, 'search_usernames' | 'search_sender'> {
  if (member === '') return {};
  if (by === 'username') return { search_usernames: [member] };
  return by === 'domain' || by === 'email_address' ? { search_sender: member } : {};
}

function isOf({ by, member }: Series, row: Event): boolean {
  switch (by) {
    case 'account':
      return true;
    case 'username':
      return (row.username ?? '') === member;
    case 'email_address':
      return (senderOf(row) ?? '') === member.toLowerCase();
    case 'domain':
      return (domainOf(senderOf(row)) ?? '') === member.toLowerCase();
    case 'subaccount':
      return (row.subaccount_name ?? '') === member;
  }
}

/**
 * Asks SMTP2GO for the events of a question, at most 5,000, and sums them up. Events
 * found to be of another member do not count; of those not read nobody knows, so they do. Fails as the client does.
 */
export async function runCauseQuery(
  client: Pick<Client, 'call'>,
  { series, eventTypes, from, to }: CauseQuery,
  takenAt: number,
  signal: AbortSignal,
): Promise<Result<Cause>> {
  const range = { start_date: wireTime(from), end_date: wireTime(to) };
  const request: Search = { ...range, event_types: eventTypes, ...filterOf(series), limit: PAGE };
  let pages = 0;
  let total = 0;
  const walk = await walkPages<Event>(
    async (token) => {
      const asked = token === undefined ? request : { ...request, continue_token: token };
      const page = await client.call('activity/search', asked, { signal });
      if (!page.ok) return page;
      const { data, skippedRows } = page.data;
      pages += 1;
      total = Math.max(total, data.total_events);
      // Rows that cannot be read must not make it go on for ever.
      return ok({ rows: data.events, token: pages < MOST_PAGES ? data.continue_token : undefined, skippedRows });
    },
    MOST_PAGES * PAGE,
    signal,
  );
  if (!walk.ok) return walk;
  if (signal.aborted) return fail({ kind: 'cancelled' });
  const rows = walk.data.rows.filter((row) => isOf(series, row));
  return ok(summarise(rows, { takenAt, from, to, total: total - (walk.data.rows.length - rows.length) }));
}
