import type { Group, Tally } from '../../../../shared/actions/stats.ts';
import type { Result } from '../../../../shared/failure.ts';
import type { DataOf } from '../../api/endpoints/index.ts';
import type { Reply } from '../../api/reply.ts';
import type { ActionContext } from '../context.ts';

export type HistoryRow = DataOf<'stats/email_history'>['history'][number];

type Counts = Pick<Tally, 'used' | 'bounces' | 'rejects' | 'spam' | 'unsubscribes' | 'opens' | 'clicks'>;

/**
 * A percentage computed from the counts, since SMTP2GO rounds its own (smtp2go-api.md 6). Undefined if the whole is 0.
 */
export const percentOf = (part: number | undefined, whole: number): number | undefined =>
  part === undefined || whole === 0 ? undefined : Number(((part / whole) * 100).toFixed(4));

export function tallyOf({ used, bounces, rejects, spam, unsubscribes, opens, clicks }: Counts): Tally {
  return {
    used,
    bounces,
    rejects,
    spam,
    unsubscribes,
    opens,
    clicks,
    bounce_percent: percentOf(bounces, used),
    reject_percent: percentOf(rejects, used),
    spam_percent: percentOf(spam, used),
    unsubscribe_percent: percentOf(unsubscribes, used),
    open_percent: percentOf(opens, used),
  };
}

/** The sum of all rows. A count that no row has stays undefined. */
export function sumOf(rows: readonly Counts[]): Tally {
  const sum = (name: keyof Counts): number => rows.reduce((total, row) => total + (row[name] ?? 0), 0);
  const known = (name: 'opens' | 'clicks') => (rows.some((row) => row[name] !== undefined) ? sum(name) : undefined);
  return tallyOf({
    used: sum('used'),
    bounces: sum('bounces'),
    rejects: sum('rejects'),
    spam: sum('spam'),
    unsubscribes: sum('unsubscribes'),
    opens: known('opens'),
    clicks: known('clicks'),
  });
}

/** Reads the statistics of a range, given in the API's dates, by one of the four groups (smtp2go-api.md 2.14). */
export const readHistory = (
  { client, signal }: Pick<ActionContext, 'client' | 'signal'>,
  range: { readonly start_date: string; readonly end_date?: string },
  group_by: Group,
  subaccounts?: readonly string[],
): Promise<Result<Reply<DataOf<'stats/email_history'>>>> =>
  client.call(
    'stats/email_history',
    { ...range, group_by, ...(subaccounts ? { subaccounts: [...subaccounts] } : {}) },
    { signal },
  );
