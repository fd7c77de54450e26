import { describe, expect, it } from 'vitest';
import { noDataReasonOf } from '../../../../../src/main/core/alerting/no-data-reason.ts';
import { collectSamples, unwatchedPoll } from '../../../../../src/main/core/polling/collect-samples.ts';
import type { Query } from '../../../../../src/main/core/polling/query.ts';
import { planPoll } from '../../../../../src/main/core/polling/query-plan.ts';
import type { DayTally, QueryResult } from '../../../../../src/main/core/polling/run-query.ts';
import type { QueryOutcome } from '../../../../../src/main/core/polling/window-counts.ts';
import { type Rule, seriesKey } from '../../../../../src/shared/alert.ts';
import { type Failure, fail, ok, type Result } from '../../../../../src/shared/failure.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { aRule, aSeries, HOUR, INTERVAL, NOON } from '../alerting/builders.ts';

const tally = (sent: number, bad: Partial<DayTally> = {}): DayTally => ({
  sent,
  bounces: 0,
  rejects: 0,
  spam: 0,
  unsubscribes: 0,
  ...bad,
});
const members = (rows: Readonly<Record<string, DayTally>>, unreadRows = 0): QueryResult => ({
  kind: 'members',
  tallies: new Map(Object.entries(rows)),
  unreadRows,
});

const HISTORY = members({
  'northwind-crm': tally(900, { bounces: 100, rejects: 9 }),
  shop: tally(100, { bounces: 2, rejects: 1 }),
});

/** What SMTP2GO answers on a day when all is well connected. */
const GOOD: Record<Query['path'], QueryResult> = {
  'stats/email_bounces': {
    kind: 'account',
    tally: { sent: 12_480, rejects: 37, bounces: 204, hardBounces: 143, softBounces: 61 },
  },
  'stats/email_spam': { kind: 'account', tally: { sent: 12_480, rejects: 37, spam: 5 } },
  'stats/email_unsubs': { kind: 'account', tally: { sent: 12_480, rejects: 37, unsubscribes: 29 } },
  'stats/email_cycle': { kind: 'quota', quota: { used: 8_214, max: 40_000, startsAt: 1, endsAt: 2 } },
  'stats/email_history': HISTORY,
  'activity/search': { kind: 'account', tally: { hardBounces: 60, softBounces: 42, bounces: 102 } },
};

const TIMES = { now: NOON, localMidnight: NOON - 12 * HOUR, cycleStart: NOON - 10 * 24 * HOUR };
const OFFLINE: Failure = { kind: 'offline', reason: 'ECONNREFUSED' };
const DENIED: Failure = { kind: 'permission-missing', endpoint: '/stats/email_spam', text: '', requestId: undefined };
const REFUSED: Failure = { kind: 'key-refused', text: 'unknown key', requestId: undefined };

function poll(
  rules: readonly Rule[],
  answer: (call: Query) => Result<QueryResult> = (call) => ok(GOOD[call.path]),
  activeSeries = [aSeries()].slice(1),
) {
  const outcomes: QueryOutcome[] = planPoll(rules, TIMES).map((query) => ({ query, result: answer(query) }));
  const seen = collectSamples(outcomes, rules, activeSeries, NOON, INTERVAL);
  const bySeries = new Map(seen.samples.map(({ series, sample }) => [seriesKey(series), sample]));
  return { ...seen, of: (key: string) => bySeries.get(key) };
}
const failing = (paths: Partial<Record<Query['path'], Failure>>) => (call: Query) => {
  const failure = paths[call.path];
  return failure ? fail(failure) : ok(GOOD[call.path]);
};
const countsOf = (numerator: number, denominator: number) => ({
  kind: 'counts',
  at: NOON,
  intervalMs: INTERVAL,
  numerator,
  denominator,
});

describe('a poll that is answered', () => {
  it('gives a sample for each default rule', () => {
    const seen = poll(DEFAULT_RULES);
    expect(seen.outcome).toEqual({ kind: 'ok' });
    expect(seen.failure).toBeUndefined();
    expect(seen.of('bounce_rate/30d/account/')).toEqual(countsOf(204, 12_480));
    expect(seen.of('spam_rate/30d/account/')).toEqual(countsOf(5, 12_480));
    expect(seen.of('bounce_rate/24h/account/')).toEqual(countsOf(102, 1000));
    expect(seen.of('spam_rate/24h/account/')).toEqual(countsOf(0, 1000));
    // Of all attempts: rejected mail was never sent.
    expect(seen.of('reject_rate/24h/account/')).toEqual(countsOf(10, 1010));
    expect(seen.of('quota_used/cycle/account/')).toEqual(countsOf(8_214, 40_000));
    expect(seen.samples).toHaveLength(6);
  });

  it('counts rejects as a share of all attempts, also when nothing at all was sent', () => {
    const rejected = (sent: number) =>
      poll(DEFAULT_RULES, (call) =>
        ok(call.path === 'stats/email_history' ? members({ shop: tally(sent, { rejects: 5000 }) }) : GOOD[call.path]),
      ).of('reject_rate/24h/account/');
    expect([rejected(120), rejected(0)]).toEqual([countsOf(5000, 5120), countsOf(5000, 5000)]);
  });

  it('names the figures by member that had no answer, or not all of it', () => {
    const each = [aRule({ scope: { by: 'username', members: 'all' } })];
    const figure = { metric: 'bounce_rate', window: '24h', by: 'username' };
    expect(poll(each).unanswered).toEqual([]);
    expect(poll(each, failing({ 'stats/email_history': DENIED })).unanswered).toMatchObject([
      { figure, why: { kind: 'permission_missing' } },
    ]);
    expect(poll(each, () => ok(members({ shop: tally(100) }, 2))).unanswered).toMatchObject([
      { figure, why: { kind: 'malformed' } },
    ]);
    expect(poll(DEFAULT_RULES, failing({ 'stats/email_history': DENIED })).unanswered).toEqual([]);
  });

  it('tells the quota and what was sent today', () => {
    expect(poll([])).toMatchObject({ quota: { used: 8_214, max: 40_000 }, sentToday: 1000 });
  });

  it('tells hard from soft bounces over 30 days', () => {
    const rules = (['hard_bounce_rate', 'soft_bounce_rate'] as const).map((metric) => aRule({ metric, window: '30d' }));
    expect(poll(rules).of('hard_bounce_rate/30d/account/')).toEqual(countsOf(143, 12_480));
    expect(poll(rules).of('soft_bounce_rate/30d/account/')).toEqual(countsOf(61, 12_480));
  });

  it('takes the account over 30 days from its statistics, also where history is asked for by user', () => {
    const month = { window: '30d' } as const;
    const each = { scope: { by: 'username', members: 'all' } } as const;
    const rules = [aRule(month), aRule({ ...month, ...each }), aRule({ ...month, metric: 'hard_bounce_rate' })];
    expect(poll(rules).of('bounce_rate/30d/account/')).toEqual(countsOf(204, 12_480));
    expect(poll(rules).of('hard_bounce_rate/30d/account/')).toEqual(countsOf(143, 12_480));
    expect(poll(rules).of('bounce_rate/30d/username/shop')).toEqual(countsOf(2, 100));
  });

  it('gives a sample per member, and the listed who sent nothing one of nothing', () => {
    const all = poll([aRule({ scope: { by: 'username', members: 'all' } })]);
    expect(all.samples.map(({ series }) => series.member)).toEqual(['northwind-crm', 'shop']);
    const listed = poll([aRule({ scope: { by: 'username', members: ['shop', 'gone'] } })]);
    expect(listed.of('bounce_rate/24h/username/gone')).toEqual(countsOf(0, 0));
    expect(listed.of('bounce_rate/24h/username/shop')).toEqual(countsOf(2, 100));
  });

  it('hears the silence of a member with an active series', () => {
    const rule = aRule({ scope: { by: 'username', members: 'all' } });
    const seen = poll([rule], undefined, [aSeries({ by: 'username', member: 'gone' })]);
    expect(seen.of('bounce_rate/24h/username/gone')).toEqual(countsOf(0, 0));
  });

  it('gives no sample for what SMTP2GO has no figures for', () => {
    expect(poll([aRule({ metric: 'quota_used' })]).samples).toEqual([]);
  });
});

describe('a poll that is answered in part', () => {
  it('has no data for the series of the missing part only', () => {
    const seen = poll(DEFAULT_RULES, failing({ 'stats/email_spam': DENIED }));
    expect(seen.outcome).toEqual({ kind: 'ok' });
    expect(seen.failure).toEqual(DENIED);
    expect(seen.of('spam_rate/30d/account/')).toMatchObject({
      kind: 'no_data',
      why: { kind: 'permission_missing', endpoint: '/stats/email_spam' },
    });
    expect(seen.samples.filter(({ sample }) => sample.kind === 'counts')).toHaveLength(5);
  });

  it('does not know today or the quota from an answer that failed', () => {
    const seen = poll(DEFAULT_RULES, failing({ 'stats/email_history': OFFLINE, 'stats/email_cycle': OFFLINE }));
    expect(seen).toMatchObject({ outcome: { kind: 'ok' }, quota: undefined, sentToday: undefined });
  });

  it('does not sum an account from rows of which some could not be read', () => {
    const rules = [aRule(), aRule({ id: 'each', scope: { by: 'username', members: ['shop', 'gone'] } })];
    const partial = members({ shop: tally(100, { bounces: 2 }) }, 1);
    const seen = poll(rules, (call) => ok(call.path === 'stats/email_history' ? partial : GOOD[call.path]));
    expect(seen.of('bounce_rate/24h/account/')).toMatchObject({ kind: 'no_data', why: { kind: 'malformed' } });
    expect(seen.of('bounce_rate/24h/username/shop')).toEqual(countsOf(2, 100));
    expect(seen.of('bounce_rate/24h/username/gone')).toMatchObject({ kind: 'no_data', why: { kind: 'malformed' } });
    expect(seen.sentToday).toBeUndefined();
  });
});

describe('a poll that is not answered', () => {
  it('has no data at all, for the reason that all parts share', () => {
    const seen = poll(DEFAULT_RULES, () => fail(OFFLINE));
    expect(seen.outcome).toEqual({ kind: 'unreachable', detail: 'ECONNREFUSED' });
    expect(seen.failure).toEqual(OFFLINE);
    expect(seen.samples).toHaveLength(6);
    expect(seen.samples.every(({ sample }) => sample.kind === 'no_data')).toBe(true);
  });

  it('names the reason that concerns the whole account when the parts differ', () => {
    const others = { 'stats/email_bounces': OFFLINE, 'stats/email_cycle': OFFLINE, 'stats/email_history': OFFLINE };
    expect(poll(DEFAULT_RULES, failing({ ...others, 'stats/email_spam': DENIED })).outcome.kind).toBe('unreachable');
    expect(poll(DEFAULT_RULES, failing({ ...others, 'stats/email_spam': REFUSED })).outcome.kind).toBe('key_refused');
  });

  it('has no data for the members with an active series', () => {
    const rule = aRule({ scope: { by: 'username', members: 'all' } });
    const seen = poll([rule], () => fail(OFFLINE), [aSeries({ by: 'username', member: 'shop' })]);
    expect(seen.of('bounce_rate/24h/username/shop')).toMatchObject({ kind: 'no_data' });
    expect(seen.samples).toHaveLength(1);
  });

  it('that never took place leaves a gap in every watched series, once each', () => {
    const gap = unwatchedPoll(
      { kind: 'asleep' },
      DEFAULT_RULES,
      [aSeries(), aSeries({ by: 'domain', member: 'x.example' })],
      NOON,
      INTERVAL,
    );
    expect(gap.outcome).toEqual({ kind: 'asleep' });
    expect(gap.samples).toHaveLength(7);
    expect(gap.samples.every(({ sample }) => sample.kind === 'no_data' && sample.why.kind === 'asleep')).toBe(true);
  });
});

describe('the reason for missing data', () => {
  const provider = { text: 'x', requestId: undefined, code: undefined };
  it.each<[Failure, string]>([
    [{ kind: 'no-key', detail: '' }, 'no_key'],
    [REFUSED, 'key_refused'],
    [DENIED, 'permission_missing'],
    [{ kind: 'rate-limited', until: NOON, by: 'smtp2go' }, 'rate_limited'],
    [OFFLINE, 'unreachable'],
    [{ kind: 'timed-out', afterMs: 15_000 }, 'unreachable'],
    [{ kind: 'refused-by-provider', status: 503, ...provider }, 'unreachable'],
    [{ kind: 'refused-by-provider', status: 402, ...provider }, 'malformed'],
    [{ kind: 'malformed-reply', where: 'data', text: '', requestId: undefined }, 'malformed'],
    [{ kind: 'conflict', what: 'x' }, 'malformed'],
  ])('follows from the failure: %j', (failure, kind) => {
    expect(noDataReasonOf(failure).kind).toBe(kind);
  });
});

describe('an answer with more bounces than e-mails', () => {
  const spamOf = (spam: number, sent: number) =>
    poll(DEFAULT_RULES, (call) =>
      ok(
        call.path === 'stats/email_spam'
          ? { kind: 'account', tally: { sent, rejects: 0, spam } }
          : call.path === 'stats/email_history'
            ? members({ shop: tally(sent, { spam }) })
            : GOOD[call.path],
      ),
    );

  it.each(['spam_rate/30d/account/', 'spam_rate/24h/account/'])('is not understood, rather than a rate: %s', (key) => {
    expect(spamOf(1e9, 89_145).of(key)).toMatchObject({
      kind: 'no_data',
      why: { kind: 'malformed', detail: '1000000000 complaints of 89145 e-mails' },
    });
    expect(spamOf(89_145, 89_145).of(key)).toMatchObject({ kind: 'counts' });
  });

  it('is taken where little was sent: they may be of mail that was sent before the window', () => {
    expect(spamOf(7, 5).of('spam_rate/24h/account/')).toMatchObject({ kind: 'counts', numerator: 7, denominator: 5 });
  });
});
