import type { Group, PeriodTally } from '../../../../shared/actions/stats.ts';
import { DAY_MS, localDate, localDayOf } from '../../../../shared/calendar.ts';
import { type Failure, fail, ok, type Result } from '../../../../shared/failure.ts';
import { counted } from '../../../../shared/words.ts';
import { forEach, retryWhenAllowed } from '../batch.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { type Days, periodsOf, wireRange } from '../dates.ts';
import { failureTitle } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { namesIn } from './stats.ts';
import { type HistoryRow, readHistory, sumOf, tallyOf } from './tally.ts';

const AT_ONCE = 3;
/** Bounces and complaints still arrive for this long after a period has ended. */
const SETTLED_AFTER_MS = 7 * DAY_MS;

interface Read {
  /** In the order of their periods. */
  readonly rows: readonly PeriodTally[];
  /** Periods missing from `rows`, because enough rows were read or because of `failure`. */
  readonly unread: number;
  readonly failure: Failure | undefined;
  readonly skippedRows: number;
  readonly requestId: string | undefined;
}

/**
 * Reads the periods in order until there are `enough` rows. Fails if all queried periods failed: an answer from memory
 * alone must not replace the complete one in the response cache.
 */
async function readPeriods(
  periods: readonly Days[],
  group: Group | undefined,
  enough: number,
  context: ActionContext,
): Promise<Result<Read>> {
  const found = new Map<Days, readonly PeriodTally[]>();
  let rowsFound = 0;
  let isAnswered = false;
  let skippedRows = 0;
  let failure: Failure | undefined;
  let requestId: string | undefined;

  await forEach(
    periods,
    AT_ONCE,
    async (period) => {
      const history = await historyOf(period, group ?? 'username', context);
      if (!history.ok) {
        failure ??= history.failure;
        return;
      }
      const rows = rowsOf(period, history.data.rows, group);
      found.set(period, rows);
      isAnswered ||= !history.data.isRemembered;
      rowsFound += rows.length;
      skippedRows += history.data.skippedRows;
      requestId = history.data.requestId ?? requestId;
      context.progress(found.size, periods.length);
    },
    () => failure !== undefined || rowsFound >= enough,
  );
  if (context.signal.aborted) return fail({ kind: 'cancelled' });
  if (failure && !isAnswered) return fail(failure);
  const rows = periods.flatMap((period) => found.get(period) ?? []);
  return ok({ rows, unread: periods.length - found.size, failure, skippedRows, requestId });
}

interface History {
  readonly rows: readonly HistoryRow[];
  readonly isRemembered: boolean;
  readonly skippedRows: number;
  readonly requestId: string | undefined;
}

/** SMTP2GO's history of a period, from the list cache if it can no longer change. */
async function historyOf(period: Days, group: Group, context: ActionContext): Promise<Result<History>> {
  const { listCache, clock } = context;
  const range = wireRange(period.from, period.to, 0, clock.now());
  const name = JSON.stringify([group, range]);
  const known = listCache.periods.get(name);
  if (known) return ok({ rows: known, isRemembered: true, skippedRows: 0, requestId: undefined });
  const history = await retryWhenAllowed(context, () => readHistory(context, range, group));
  if (!history.ok) return history;
  const { data, skippedRows, requestId } = history.data;
  const isSettled = localDayOf(period.to).to + SETTLED_AFTER_MS <= clock.now();
  if (isSettled && skippedRows === 0) listCache.periods.set(name, data.history);
  return ok({ rows: data.history, isRemembered: false, skippedRows, requestId });
}

const rowsOf = (period: Days, rows: readonly HistoryRow[], group: Group | undefined): readonly PeriodTally[] =>
  group ? rows.map((row) => ({ ...period, ...namesIn(row, group), ...tallyOf(row) })) : [{ ...period, ...sumOf(rows) }];

export const statsCycleHandlers = {
  /** One call per period: SMTP2GO's history has no time series (smtp2go-api.md 2.14). */
  stats_email_cycle: async (input, context) => {
    const { date_from, date_to, group_by, grouping, limit, offset } = input;
    const now = localDate(context.clock.now());
    const isCut = date_to > now;
    const all = periodsOf({ from: date_from, to: isCut ? now : date_to }, group_by);
    // One row per period. With a grouping, the number of rows is known only after reading them.
    const periods = grouping ? all : all.slice(offset, offset + limit);
    const group = grouping === 'user' ? 'username' : grouping;

    const [read, cycle] = await Promise.all([
      readPeriods(periods, group, offset + limit, context),
      context.client.call('stats/email_cycle', {}, { signal: context.signal }),
    ]);
    if (!read.ok) return read;
    const { rows, unread, failure, skippedRows, requestId } = read.data;
    const end = offset + limit;
    const isMore = group ? rows.length > end || (unread > 0 && !failure) : end < all.length;
    const total = group ? (unread === 0 ? rows.length : undefined) : all.length;
    return ok({
      data: {
        rows: group ? rows.slice(offset, end) : [...rows],
        cycle: cycle.ok ? cycle.data.data : undefined,
      },
      total,
      next: isMore ? String(end) : undefined,
      requestId,
      notes: notesOf(
        failure &&
          `${counted(unread, 'period', 'periods', 'en')} could not be read: ${failureTitle(failure)}. What was read is shown.`,
        isCut && 'Days to come have no statistics yet.',
        skippedNote(skippedRows),
        !cycle.ok && `The billing cycle could not be had: ${failureTitle(cycle.failure)}.`,
      ),
    });
  },
} satisfies Partial<Handlers>;
