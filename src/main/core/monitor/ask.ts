import type { Group } from '../../../shared/alert.ts';
import { ok, type Result } from '../../../shared/failure.ts';
import type { Quota } from '../../../shared/state.ts';
import type { Client } from '../api/client.ts';
import type { DataOf } from '../api/endpoints/index.ts';
import type { HistoryCall, PlannedCall } from './plan.ts';

/** Counts of one account or member over one window. What the answer does not tell is absent. */
export interface Tally {
  readonly sent: number;
  readonly rejects: number;
  readonly bounces?: number;
  readonly hardBounces?: number;
  readonly softBounces?: number;
  readonly spam?: number;
  readonly unsubscribes?: number;
}

export type DayTally = Required<Omit<Tally, 'hardBounces' | 'softBounces'>>;

/** What one answer holds, in our words. */
export type Seen =
  | { readonly kind: 'account'; readonly tally: Tally }
  | {
      readonly kind: 'members';
      readonly tallies: ReadonlyMap<string, DayTally>;
      /** Rows that could not be read: sums over the members are not to be trusted when there are any. */
      readonly unreadRows: number;
    }
  | { readonly kind: 'quota'; readonly quota: Quota };

/** SMTP2GO takes UTC date-times with or without a fraction (smtp2go-api.md 1.7). */
const wireTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Makes one planned call. Fails as the client does. */
export async function ask(client: Pick<Client, 'call'>, call: PlannedCall, signal: AbortSignal): Promise<Result<Seen>> {
  switch (call.path) {
    case 'stats/email_bounces': {
      const answer = await client.call(call.path, {}, { signal });
      if (!answer.ok) return answer;
      const { emails: sent, rejects, softbounces: softBounces, hardbounces: hardBounces } = answer.data.data;
      const bounces = softBounces + hardBounces;
      return ok({ kind: 'account', tally: { sent, rejects, bounces, hardBounces, softBounces } });
    }
    case 'stats/email_spam': {
      const answer = await client.call(call.path, {}, { signal });
      if (!answer.ok) return answer;
      const { emails: sent, rejects, spams: spam } = answer.data.data;
      return ok({ kind: 'account', tally: { sent, rejects, spam } });
    }
    case 'stats/email_unsubs': {
      const answer = await client.call(call.path, {}, { signal });
      if (!answer.ok) return answer;
      const { emails: sent, rejects, unsubscribes } = answer.data.data;
      return ok({ kind: 'account', tally: { sent, rejects, unsubscribes } });
    }
    case 'stats/email_cycle': {
      const answer = await client.call(call.path, {}, { signal });
      if (!answer.ok) return answer;
      const { cycle_used: used, cycle_max: max, cycle_start: startsAt, cycle_end: endsAt } = answer.data.data;
      return ok({ kind: 'quota', quota: { used, max, startsAt, endsAt } });
    }
    case 'stats/email_history':
      return askHistory(client, call, signal);
  }
}

async function askHistory(client: Pick<Client, 'call'>, call: HistoryCall, signal: AbortSignal): Promise<Result<Seen>> {
  const { groupBy, from, to } = call;
  const range = { group_by: groupBy, start_date: wireTime(from), end_date: wireTime(to) };
  const answer = await client.call(call.path, range, { signal });
  if (!answer.ok) return answer;
  const { data, skippedRows } = answer.data;
  return ok({ kind: 'members', tallies: tallyByMember(data.history, groupBy), unreadRows: skippedRows });
}

type HistoryRow = DataOf<'stats/email_history'>['history'][number];

/** Rows that name the same member, or none, are added up: no mail may be lost from the sum. */
function tallyByMember(rows: readonly HistoryRow[], groupBy: Group): ReadonlyMap<string, DayTally> {
  const members = Map.groupBy(rows, (row) => row[groupBy] ?? '');
  return new Map([...members].map(([member, group]) => [member, sum(group.map(tallyOf))]));
}

const tallyOf = ({ used: sent, bounces, rejects, spam, unsubscribes }: HistoryRow): DayTally => ({
  sent,
  bounces,
  rejects,
  spam,
  unsubscribes,
});

const NOTHING: DayTally = { sent: 0, bounces: 0, rejects: 0, spam: 0, unsubscribes: 0 };

export const sum = (tallies: Iterable<DayTally>): DayTally => {
  let total = NOTHING;
  for (const one of tallies) {
    total = {
      sent: total.sent + one.sent,
      bounces: total.bounces + one.bounces,
      rejects: total.rejects + one.rejects,
      spam: total.spam + one.spam,
      unsubscribes: total.unsubscribes + one.unsubscribes,
    };
  }
  return total;
};
