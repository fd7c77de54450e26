import type { ActionResult } from '../../../../shared/actions/define.ts';
import type { Bounce, Tally } from '../../../../shared/actions/stats.ts';
import { addDays, localDate } from '../../../../shared/calendar.ts';
import { ok, type Result } from '../../../../shared/failure.ts';
import { type ActivityEvent, recipientsOf, sendersOf } from '../../api/activity-event.ts';
import type { Reply } from '../../api/reply.ts';
import { events } from '../activity-events.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { wireRange } from '../dates.ts';
import { findRows } from '../find-rows.ts';
import { failureTitle } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { isAddress, orderBy } from '../sort-and-slice.ts';
import { percentOf, readHistory, sumOf } from './tally.ts';

/** The window of SMTP2GO's own totals, in days (smtp2go-api.md 6). */
const USUAL_DAYS = 30;

interface Range {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const kindOf = (event: ActivityEvent): Bounce['kind'] => (event.event === 'hard-bounced' ? 'hard' : 'soft');

/** A summary, or a note that says why there is none. */
interface Summarised<Summary> {
  readonly summary: (Summary & Totals) | undefined;
  readonly notes: readonly string[];
}

interface Totals {
  readonly days: string;
  readonly emails: number;
  readonly rejects: number;
}

const mapReply = <From, To>(reply: Result<Reply<From>>, map: (data: From) => To): Result<To> =>
  reply.ok ? ok(map(reply.data.data)) : reply;

/** The summary: SMTP2GO's own totals of the last 30 days (`last30`), or for chosen days, totals from the history. */
async function summaryOf<Summary extends object>(
  range: Range,
  username: string | undefined,
  last30: (context: ActionContext) => Promise<Result<Summary & Omit<Totals, 'days'>>>,
  pick: (tally: Tally) => Summary,
  context: ActionContext,
): Promise<Summarised<Summary>> {
  if (range.from !== undefined || range.to !== undefined) return historySummary(range, username, pick, context);
  const totals = await last30(context);
  if (!totals.ok) return { summary: undefined, notes: [noTotals(totals)] };
  return { summary: { days: `the last ${USUAL_DAYS} days`, ...totals.data }, notes: [] };
}

async function historySummary<Summary extends object>(
  { from, to }: Range,
  username: string | undefined,
  pick: (tally: Tally) => Summary,
  context: ActionContext,
): Promise<Summarised<Summary>> {
  const now = context.clock.now();
  const history = await readHistory(context, wireRange(from, to, USUAL_DAYS, now), 'username');
  if (!history.ok) return { summary: undefined, notes: [noTotals(history)] };
  const { data, skippedRows } = history.data;
  const tally = sumOf(data.history.filter((row) => username === undefined || row.username === username));
  const last = to ?? localDate(now);
  const days = `${from ?? addDays(last, 1 - USUAL_DAYS)} to ${last}`;
  return {
    summary: { days, emails: tally.used, rejects: tally.rejects, ...pick(tally) },
    notes: notesOf(skippedNote(skippedRows)),
  };
}

const noTotals = ({ failure }: Result<never> & { ok: false }): string =>
  `The totals could not be had: ${failureTitle(failure)}.`;

/** Combines the single events with the totals. */
function withSummary<Row, Summary>(
  { total, next, requestId, notes }: ActionResult<unknown>,
  rows: Row[],
  { summary, notes: more }: Summarised<Summary>,
  isPicked: boolean,
): ActionResult<{ rows: Row[]; summary: (Summary & Totals) | undefined }> {
  const whole = notesOf(isPicked && summary !== undefined && 'The totals are those of all senders and recipients.');
  return { data: { rows, summary }, total, next, requestId, notes: [...notes, ...more, ...whole] };
}

export const statsRecordsHandlers = {
  stats_email_bounces: async (input, context) => {
    const { email, username, date_start: from, date_end: to, limit, offset, sort_field = 'date' } = input;
    const field = sort_field === 'date_bounced' ? 'date' : sort_field;
    const { sort_direction = field === 'date' ? 'DESC' : 'ASC' } = input;
    const request = {
      event_types: ['hard-bounced' as const, 'soft-bounced' as const],
      search_recipient: email,
      ...(username === undefined ? {} : { search_usernames: [username] }),
    };
    const isSorted = field !== 'date' || sort_direction !== 'DESC';
    const list = events({ request, from, to, usualDays: USUAL_DAYS }, context.clock.now());
    const [found, summary] = await Promise.all([
      findRows(list, { offset, limit }, context, {
        isWanted: email === undefined ? undefined : (row) => isAddress(email, recipientsOf(row)),
        compare: isSorted
          ? orderBy((row) => (field === 'kind' ? kindOf(row) : row[field]), sort_direction === 'DESC')
          : undefined,
      }),
      summaryOf(
        { from, to },
        username,
        async ({ client, signal }) =>
          mapReply(await client.call('stats/email_bounces', { username }, { signal }), (data) => {
            const { emails, rejects, hardbounces, softbounces } = data;
            const bounces = hardbounces + softbounces;
            const bounce_percent = percentOf(bounces, emails);
            return { emails, rejects, bounces, hardbounces, softbounces, bounce_percent };
          }),
        ({ bounces, bounce_percent }) => ({ bounces, bounce_percent }),
        context,
      ),
    ]);
    if (!found.ok) return found;
    const rows = found.data.data.map((row) => ({ ...row, kind: kindOf(row) }));
    return ok(withSummary(found.data, rows, summary, email !== undefined));
  },

  stats_email_spam: async (input, context) => {
    const { date_start: from, date_end: to, sender, recipient, transaction_id, limit, offset } = input;
    const request = {
      event_types: ['spam' as const],
      search_sender: sender,
      search_recipient: recipient,
      search_email_id: transaction_id,
    };
    const isPicked = sender !== undefined || recipient !== undefined;
    const list = events({ request, from, to, usualDays: USUAL_DAYS }, context.clock.now());
    const [found, summary] = await Promise.all([
      findRows(list, { offset, limit }, context, {
        isWanted: isPicked
          ? (row) => isAddress(sender, sendersOf(row)) && isAddress(recipient, recipientsOf(row))
          : undefined,
      }),
      historySummary({ from, to }, undefined, ({ spam, spam_percent }) => ({ spam, spam_percent }), context),
    ]);
    return found.ok ? ok(withSummary(found.data, found.data.data, summary, isPicked)) : found;
  },

  stats_email_unsubs: async (input, context) => {
    const { date_start: from, date_end: to, email_address, result_limit: limit, result_offset: offset } = input;
    const request = { event_types: ['unsubscribed' as const], search_recipient: email_address };
    const list = events({ request, from, to, usualDays: USUAL_DAYS }, context.clock.now());
    const [found, summary] = await Promise.all([
      findRows(list, { offset, limit }, context, {
        isWanted: email_address === undefined ? undefined : (row) => isAddress(email_address, recipientsOf(row)),
      }),
      summaryOf(
        { from, to },
        undefined,
        async ({ client, signal }) =>
          mapReply(await client.call('stats/email_unsubs', {}, { signal }), (data) => {
            const { emails, rejects, unsubscribes } = data;
            return { emails, rejects, unsubscribes, unsubscribe_percent: percentOf(unsubscribes, emails) };
          }),
        ({ unsubscribes, unsubscribe_percent }) => ({ unsubscribes, unsubscribe_percent }),
        context,
      ),
    ]);
    return found.ok ? ok(withSummary(found.data, found.data.data, summary, email_address !== undefined)) : found;
  },
} satisfies Partial<Handlers>;
