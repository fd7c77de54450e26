import { isPerUser, type Query } from '../../src/main/core/polling/query.ts';
import { planPoll } from '../../src/main/core/polling/query-plan.ts';
import type { DayTally, QueryResult, Tally } from '../../src/main/core/polling/run-query.ts';
import type { QueryOutcome } from '../../src/main/core/polling/window-counts.ts';
import { type Rule, WINDOWS } from '../../src/shared/alert.ts';
import { localDay, MINUTE_MS } from '../../src/shared/calendar.ts';
import { type Failure, fail, ok, type Result } from '../../src/shared/failure.ts';
import type { Mail, MailTally, Whose } from './mail.ts';
import { mayCall, outageAt, planOf } from './provider.ts';
import { ALWAYS } from './time.ts';

/** What a poll of these rules would have found, without client and wire. */
export function outcomesAt(mail: Mail, rules: readonly Rule[], now: number): readonly QueryOutcome[] {
  const times = { now, localMidnight: localDay(now, 0).from, cycleStart: mail.cycle(now).from };
  return planPoll(rules, times).map((query) => ({ query, result: answer(mail, query, now) }));
}

/** What the poller makes of the provider's answer to a query (polling/run-query.ts). */
function answer(mail: Mail, query: Query, now: number): Result<QueryResult> {
  const failure = failureOf(mail, query.path, now);
  if (failure) return fail(failure);
  if (isPerUser(query)) {
    const users = [...mail.byMember('username', ALWAYS.from, now, now).keys()];
    const tallies = users.map((member) => [member, ok(tallyOf(mail, query, now, { by: 'username', member }))] as const);
    return ok({ kind: 'users', byUser: new Map(tallies) });
  }
  if (query.path === 'stats/email_history') {
    const members = [...mail.byMember(query.groupBy, query.from, query.to, now)];
    const tallies = new Map(members.map(([member, tally]) => [member, dayTally(tally)]));
    return ok({ kind: 'members', tallies, unreadRows: 0 });
  }
  if (query.path === 'stats/email_cycle') {
    const { from: startsAt, to: endsAt, used } = mail.cycle(now);
    return ok({ kind: 'quota', quota: { used, max: planOf(mail.account), startsAt, endsAt } });
  }
  return ok({ kind: 'account', tally: tallyOf(mail, query, now, undefined) });
}

function tallyOf(mail: Mail, query: Query, now: number, whose: Whose | undefined): Tally {
  const { from, to } = 'from' in query ? query : { from: now - WINDOWS['30d'].ms, to: now };
  const tally = mail.tally(from, to, now, whose);
  const bounces = { hardBounces: tally.hard, softBounces: tally.soft + tally.provisional };
  const { sent, ...counts } = dayTally(tally);
  // Single events say nothing of what was sent.
  return query.path === 'activity/search' ? { bounces: counts.bounces, ...bounces } : { sent, ...counts, ...bounces };
}

const dayTally = ({ sent, rejects, spam, unsubscribes, hard, soft, provisional }: MailTally): DayTally => ({
  sent,
  rejects,
  spam,
  unsubscribes,
  bounces: hard + soft + provisional,
});

/** The failure that the client makes of what the provider does (api/failure.ts). */
function failureOf({ account }: Mail, path: string, now: number): Failure | undefined {
  switch (outageAt(account, now)) {
    case 'unreachable':
      return { kind: 'offline', reason: 'the name of the server was not found (ENOTFOUND)' };
    case '503':
      return { kind: 'refused-by-provider', status: 503, code: undefined, text: '', requestId: undefined };
    case '429':
      return { kind: 'rate-limited', until: now + MINUTE_MS, by: 'smtp2go' };
    case undefined:
      return mayCall(account, `/${path}`)
        ? undefined
        : { kind: 'permission-missing', endpoint: `/${path}`, text: '', requestId: undefined };
  }
}
