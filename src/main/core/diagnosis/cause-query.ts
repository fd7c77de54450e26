import { type Incident, type Series, WINDOWS } from '../../../shared/alert.ts';
import { type Cause, METRIC_EVENTS } from '../../../shared/cause.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import type { ActivityEvent } from '../api/activity-event.ts';
import type { Client } from '../api/client.ts';
import { wireTime } from '../api/endpoints/fields.ts';
import type { RequestOf } from '../api/endpoints/index.ts';
import { walkPages } from '../api/paging.ts';
import { domainOf, senderOf, summarise } from './summarise-events.ts';

type Search = RequestOf<'activity/search'>;

/** The most rows per page (smtp2go-api.md 1.8), and how many pages are read. */
const PAGE = 1000;
const MOST_PAGES = 5;

/** The events to look for, from `from` up to but not including `to`, in ms since the epoch. */
export interface CauseQuery {
  readonly series: Series;
  readonly eventTypes: NonNullable<Search['event_types']>;
  readonly from: number;
  readonly to: number;
}

/**
 * The query for the cause of an incident, over its window ending at `to` (ms since the epoch). Undefined if no single
 * events are behind its metric, or if the start of the billing cycle is unknown.
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
 * The documented filter that is closest to a series (smtp2go-api.md 2.1). `search_sender` matches parts of an address,
 * and subaccounts are filtered by an id that a series does not have, so the rows are filtered again (isOf).
 */
function filterOf({ by, member }: Series): Pick<Search, 'search_usernames' | 'search_sender'> {
  if (member === '') return {};
  if (by === 'username') return { search_usernames: [member] };
  return by === 'domain' || by === 'email_address' ? { search_sender: member } : {};
}

function isOf({ by, member }: Series, row: ActivityEvent): boolean {
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
 * Queries the events of a cause, at most 5,000, and summarises them. The total leaves out events that were read and
 * belong to another member; events that were not read are counted. Fails as the client does.
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
  const walk = await walkPages<ActivityEvent>(
    async (token) => {
      const asked = token === undefined ? request : { ...request, continue_token: token };
      const page = await client.call('activity/search', asked, { signal });
      if (!page.ok) return page;
      const { data, skippedRows } = page.data;
      pages += 1;
      total = Math.max(total, data.total_events);
      // Counts pages rather than rows, so that unreadable rows do not make it go on for ever.
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
