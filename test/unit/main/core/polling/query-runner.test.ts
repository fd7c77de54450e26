import PQueue from 'p-queue';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../../src/main/core/api/client.ts';
import { collectSamples } from '../../../../../src/main/core/polling/collect-samples.ts';
import { createQueryRunner } from '../../../../../src/main/core/polling/query-runner.ts';
import { type Rule, type Sample, type Series, seriesKey } from '../../../../../src/shared/alert.ts';
import { type Failure, fail, ok } from '../../../../../src/shared/failure.ts';
import { aRule, aSeries, DAY, INTERVAL, MINUTE, NOON } from '../alerting/builders.ts';

interface User {
  readonly sent: number;
  readonly hard: number;
  readonly soft: number;
}
type Users = Readonly<Record<string, User>>;

interface World {
  /** Over the window, and over the one before (any window that ended before NOON). */
  readonly now: Users;
  readonly before?: Users;
  /** What is still kept of the events: all of it by default. */
  readonly keptShare?: number;
  readonly cycleStart?: number;
  readonly cycleEnd?: number;
}

interface Request {
  readonly [name: string]: unknown;
  readonly end_date?: unknown;
  readonly group_by?: unknown;
  readonly username?: unknown;
  readonly search_usernames?: unknown;
  readonly event_types?: unknown;
}
const DENIED: Failure = { kind: 'permission-missing', endpoint: '/x', text: '', requestId: undefined };

/** An account as SMTP2GO's endpoints tell of it, user by user. `refusal` may make a call fail. */
function given(world: World, refusal: (path: string, request: Request) => Failure | undefined = () => undefined) {
  const calls: (readonly [string, Request])[] = [];
  const dataOf = (path: string, request: Request): unknown => {
    const isBefore = typeof request.end_date === 'string' && Date.parse(request.end_date) < NOON;
    const users = Object.entries(isBefore ? (world.before ?? {}) : world.now);
    const asked = Array.isArray(request.search_usernames) ? request.search_usernames : undefined;
    switch (path) {
      case 'stats/email_cycle':
        return {
          cycle_start: world.cycleStart ?? 1,
          cycle_end: world.cycleEnd ?? NOON + DAY,
          cycle_used: 1,
          cycle_max: 9,
        };
      case 'stats/email_history':
        return {
          history: users.map(([username, { sent, hard, soft }]) => ({
            [String(request.group_by)]: username,
            used: sent,
            bounces: hard + soft,
            rejects: 0,
            spam: 0,
            unsubscribes: 0,
          })),
        };
      case 'stats/email_bounces': {
        const user = world.now[String(request.username)] ?? { sent: 0, hard: 0, soft: 0 };
        return { emails: user.sent, rejects: 0, hardbounces: user.hard, softbounces: user.soft };
      }
      default: {
        const kinds = Array.isArray(request.event_types) ? request.event_types : [];
        const counted = users.filter(([name]) => asked?.includes(name) ?? true);
        const total = counted.reduce(
          (sum, [, { hard, soft }]) =>
            sum + (kinds.includes('hard-bounced') ? hard : 0) + (kinds.includes('soft-bounced') ? soft : 0),
          0,
        );
        return { total_events: Math.round(total * (world.keptShare ?? 1)), events: [] };
      }
    }
  };
  const client: Pick<Client, 'call'> = {
    call: async (path, request) => {
      const made: Request = { ...request };
      calls.push([path, made]);
      const failure = refusal(path, made);
      if (failure) return fail(failure);
      // `dataOf` answers each path in its own shape, which no type can follow through the switch.
      return ok({ data: dataOf(path, made) as never, requestId: undefined, skippedRows: 0 });
    },
  };
  const queryRunner = createQueryRunner(client, new PQueue({ concurrency: 3 }));
  const { signal } = new AbortController();
  const poll = async (rules: readonly Rule[], activeSeries: readonly Series[] = [], intervalMs = INTERVAL) => {
    const outcomes = await queryRunner.poll({ rules, activeSeries, now: NOON, intervalMs }, signal);
    const seen = collectSamples(outcomes, rules, activeSeries, NOON, intervalMs);
    const samples = new Map(seen.samples.map(({ series, sample }) => [seriesKey(series), sample]));
    return { ...seen, of: (key: string): Sample | undefined => samples.get(key) };
  };
  return {
    calls,
    queryRunner,
    poll,
    asked: (path: string) => calls.filter(([one]) => one === path).map(([, it]) => it),
  };
}

const figures = (numerator: number, denominator: number, before?: readonly [number, number]) => ({
  kind: 'counts',
  at: NOON,
  intervalMs: INTERVAL,
  numerator,
  denominator,
  ...(before ? { before: { numerator: before[0], denominator: before[1] } } : {}),
});
const EACH: Rule['scope'] = { by: 'username', members: 'all' };
const hard = aRule({ metric: 'hard_bounce_rate' });
const hardEach = aRule({ metric: 'hard_bounce_rate', scope: EACH });

const CRM: User = { sent: 1000, hard: 90, soft: 10 };
const SHOP: User = { sent: 500, hard: 0, soft: 60 };
const QUIET: User = { sent: 400, hard: 0, soft: 0 };

describe('hard bounces of the whole account', () => {
  it('are counted by one small search among what history counts as sent', async () => {
    const { poll, asked } = given({ now: { crm: CRM, shop: SHOP } });
    expect((await poll([hard])).of('hard_bounce_rate/24h/account/')).toEqual(figures(90, 1500));
    expect(asked('activity/search')).toEqual([
      {
        start_date: '2026-03-03T12:00:00Z',
        end_date: '2026-03-04T12:00:00Z',
        event_types: ['hard-bounced'],
        limit: 1,
      },
    ]);
  });

  it('have no data where the search is refused, and everything else has', async () => {
    const { poll } = given({ now: { crm: CRM } }, (path) => (path === 'activity/search' ? DENIED : undefined));
    const seen = await poll([hard, aRule()]);
    expect(seen.of('hard_bounce_rate/24h/account/')).toMatchObject({ why: { kind: 'permission_missing' } });
    expect(seen.of('bounce_rate/24h/account/')).toMatchObject({ kind: 'counts' });
    expect(seen.outcome).toEqual({ kind: 'ok' });
  });

  it('have no data over 7 days where a plan no longer keeps all their events, never too good', async () => {
    const week = { ...hard, window: '7d' } as const;
    const whole = await given({ now: { crm: CRM } }).poll([week]);
    expect(whole.of('hard_bounce_rate/7d/account/')).toEqual(figures(90, 1000));
    const slow = await given({ now: { crm: CRM }, keptShare: 0.9 }).poll([week]);
    expect(slow.of('hard_bounce_rate/7d/account/')).toMatchObject({ kind: 'counts' });
    const short = await given({ now: { crm: CRM }, keptShare: 5 / 7 }).poll([week, { ...hardEach, window: '7d' }]);
    expect(short.of('hard_bounce_rate/7d/account/')).toMatchObject({ kind: 'no_data', why: { kind: 'malformed' } });
    expect(short.of('hard_bounce_rate/7d/username/crm')).toMatchObject({ kind: 'no_data' });
  });
});

describe('hard bounces of each SMTP user', () => {
  it('are asked for by user, but not of one without a bounce of either kind', async () => {
    const { poll, asked } = given({ now: { crm: CRM, shop: SHOP, quiet: QUIET } });
    const seen = await poll([hardEach]);
    expect(seen.of('hard_bounce_rate/24h/username/crm')).toEqual(figures(90, 1000));
    expect(seen.of('hard_bounce_rate/24h/username/shop')).toEqual(figures(0, 500));
    expect(seen.of('hard_bounce_rate/24h/username/quiet')).toEqual(figures(0, 400));
    expect(asked('activity/search').map((request) => request.search_usernames)).toEqual([['shop'], ['crm']]);
  });

  it('come over 30 days from the statistics of the user', async () => {
    const { poll, asked } = given({ now: { crm: CRM, quiet: QUIET } });
    const rules = [
      { ...hardEach, window: '30d' as const },
      aRule({ metric: 'soft_bounce_rate', window: '30d', scope: EACH }),
    ];
    const seen = await poll(rules);
    expect(seen.of('hard_bounce_rate/30d/username/crm')).toEqual(figures(90, 1000));
    expect(seen.of('soft_bounce_rate/30d/username/crm')).toEqual(figures(10, 1000));
    expect(seen.of('soft_bounce_rate/30d/username/quiet')).toEqual(figures(0, 400));
    expect(asked('stats/email_bounces')).toEqual([{ username: 'crm' }]);
    expect(asked('activity/search')).toEqual([]);
  });

  it('are compared with those of the window before', async () => {
    const { poll, asked } = given({ now: { crm: CRM, new: SHOP }, before: { crm: { sent: 2000, hard: 60, soft: 0 } } });
    const seen = await poll([{ ...hardEach, compare: 'rise' }]);
    expect(seen.of('hard_bounce_rate/24h/username/crm')).toEqual(figures(90, 1000, [60, 2000]));
    expect(seen.of('hard_bounce_rate/24h/username/new')).toEqual(figures(0, 500, [0, 0]));
    // Who had none then is not asked about then.
    expect(asked('activity/search')).toHaveLength(3);
  });

  const many = (count: number, user: User): Users =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`u${n}`, user]));

  it('have no data for those who might break the rule and did not fit, and say until when', async () => {
    const { poll, asked } = given({ now: many(30, CRM) });
    const seen = await poll([hardEach]);
    expect(asked('activity/search')).toHaveLength(20);
    expect(seen.samples).toHaveLength(30);
    const blind = seen.samples.filter(({ sample }) => sample.kind === 'no_data');
    expect(blind).toHaveLength(10);
    expect(blind[0]?.sample).toMatchObject({ why: { kind: 'rate_limited', until: NOON + INTERVAL, by: 'relaywatch' } });
  });

  it('leave the others without a reading until their turn comes', async () => {
    const calm: User = { sent: 1000, hard: 1, soft: 1 };
    const { poll, asked } = given({ now: many(30, calm) });
    const first = await poll([hardEach]);
    const second = await poll([hardEach]);
    expect([first, second].map(({ samples }) => samples.length)).toEqual([20, 20]);
    expect(new Set([...first.samples, ...second.samples].map(({ series }) => series.member)).size).toBe(30);
    expect(asked('activity/search')).toHaveLength(40);
  });

  it('share the searches of a minute between the calls, and take fewer the oftener there is a poll', async () => {
    const softEach = aRule({ metric: 'soft_bounce_rate', scope: EACH });
    const { poll, asked } = given({ now: many(30, CRM) });
    await poll([hardEach, softEach]);
    expect(asked('activity/search')).toHaveLength(20);
    await poll([hardEach], [], MINUTE / 4);
    expect(asked('activity/search')).toHaveLength(25);
  });

  it('have no data for one user whose search failed, and have it for the others', async () => {
    const { poll } = given({ now: { crm: CRM, shop: SHOP } }, (_, request) =>
      JSON.stringify(request).includes('shop') ? { kind: 'timed-out', afterMs: 15_000 } : undefined,
    );
    const seen = await poll([hardEach]);
    expect(seen.of('hard_bounce_rate/24h/username/crm')).toMatchObject({ kind: 'counts' });
    expect(seen.of('hard_bounce_rate/24h/username/shop')).toMatchObject({ why: { kind: 'unreachable' } });
  });

  it('are not queried while the users are unknown, and have no data for those that matter', async () => {
    const { poll, asked } = given({ now: { crm: CRM } }, (path) =>
      path === 'stats/email_history' ? { kind: 'offline', reason: 'ECONNRESET' } : undefined,
    );
    const seen = await poll([hardEach], [aSeries({ metric: 'hard_bounce_rate', by: 'username', member: 'crm' })]);
    expect(asked('activity/search')).toEqual([]);
    expect(seen.of('hard_bounce_rate/24h/username/crm')).toMatchObject({ why: { kind: 'unreachable' } });
  });

  it('are given up at the first refusal', async () => {
    const { poll, queryRunner, asked } = given({ now: many(30, CRM) }, (path) =>
      path === 'activity/search' ? DENIED : undefined,
    );
    await poll([hardEach]);
    const once = asked('activity/search').length;
    expect(once).toBeLessThanOrEqual(3);
    await poll([hardEach]);
    expect(asked('activity/search')).toHaveLength(once);
    queryRunner.reset();
    await poll([hardEach]);
    expect(asked('activity/search').length).toBeGreaterThan(once);
  });
});

describe('a figure that is compared', () => {
  it('holds both windows, for whoever sent in one of them', async () => {
    const { poll } = given({ now: { crm: CRM }, before: { crm: QUIET, gone: SHOP } });
    const fall = aRule({ metric: 'sent_volume', compare: 'fall', scope: EACH });
    const seen = await poll([fall]);
    expect(seen.of('sent_volume/24h/username/crm')).toEqual(figures(1000, 1000, [400, 400]));
    expect(seen.of('sent_volume/24h/username/gone')).toEqual(figures(0, 0, [500, 500]));
  });

  it('keeps what is known of now where the window before could not be read', async () => {
    const { poll } = given({ now: { crm: CRM }, before: { crm: CRM } }, (_, request) =>
      String(request.end_date) === '2026-03-03T12:00:00Z' ? { kind: 'timed-out', afterMs: 1 } : undefined,
    );
    const seen = await poll([aRule(), aRule({ id: 'rise', compare: 'rise' })]);
    expect(seen.of('bounce_rate/24h/account/')).toEqual(figures(100, 1000));
  });

  it('has no data for the reason the window before has none, where no rule looks at now alone', async () => {
    const { poll } = given({ now: { crm: CRM }, before: { crm: CRM } }, (_, request) =>
      String(request.end_date) === '2026-03-03T12:00:00Z' ? { kind: 'timed-out', afterMs: 1 } : undefined,
    );
    const seen = await poll([aRule({ compare: 'rise', scope: EACH })]);
    expect(seen.of('bounce_rate/24h/username/crm')).toMatchObject({ kind: 'no_data', why: { kind: 'unreachable' } });
  });

  it('whose window before is refused stops that question only, and is not asked for again', async () => {
    const refused: Failure = {
      kind: 'refused-by-provider',
      status: 400,
      code: undefined,
      text: '',
      requestId: undefined,
    };
    const { poll, asked } = given({ now: { crm: CRM } }, (_, request) =>
      String(request.end_date) === '2026-02-02T12:00:00Z' ? refused : undefined,
    );
    const rules = [aRule(), aRule({ id: 'rise', window: '30d', compare: 'rise' })];
    await poll(rules);
    const first = asked('stats/email_history').length;
    const seen = await poll(rules);
    expect(asked('stats/email_history')).toHaveLength(2 * first - 1);
    expect(seen.of('bounce_rate/24h/account/')).toMatchObject({ kind: 'counts' });
    expect(seen.of('bounce_rate/30d/account/')).toMatchObject({ kind: 'no_data' });
  });
});

describe('a figure over the billing cycle', () => {
  const rule = aRule({ window: 'cycle' });

  it('is asked for from the start of the cycle, which is asked for first', async () => {
    const { poll, calls, asked } = given({ now: { crm: CRM }, cycleStart: NOON - 3 * DAY });
    expect((await poll([rule])).of('bounce_rate/cycle/account/')).toEqual(figures(100, 1000));
    expect(calls[0]?.[0]).toBe('stats/email_cycle');
    expect(asked('stats/email_history')).toContainEqual({
      group_by: 'username',
      start_date: '2026-03-01T12:00:00Z',
      end_date: '2026-03-04T12:00:00Z',
    });
    expect(asked('stats/email_cycle')).toHaveLength(1);
  });

  it('is not asked for from the start of a cycle that is over', async () => {
    let isAway = false;
    const over = { now: { crm: CRM }, cycleStart: NOON - 30 * DAY, cycleEnd: NOON };
    const { poll } = given(over, (path) =>
      isAway && path === 'stats/email_cycle' ? { kind: 'offline', reason: 'ECONNRESET' } : undefined,
    );
    expect((await poll([rule])).of('bounce_rate/cycle/account/')).toMatchObject({ kind: 'counts' });
    isAway = true;
    expect((await poll([rule])).of('bounce_rate/cycle/account/')).toMatchObject({ kind: 'no_data' });
  });

  it('has no data, never good, while it is not known when the cycle began', async () => {
    const { poll } = given({ now: { crm: CRM } }, (path) =>
      path === 'stats/email_cycle' ? { kind: 'offline', reason: 'ECONNRESET' } : undefined,
    );
    expect((await poll([rule])).of('bounce_rate/cycle/account/')).toMatchObject({ why: { kind: 'unreachable' } });
  });
});

describe('more members than one poll can hold', () => {
  it('are watched up to a thousand: those that matter, then those with the most mail', async () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 1500 }, (_, n) => [`d${n}`, { sent: 1000 + n, hard: 0, soft: 0 }]),
    );
    const { poll } = given({ now: crowd });
    const all = aRule({ scope: { by: 'domain', members: 'all' } });
    const listed = aRule({ id: 'listed', scope: { by: 'domain', members: ['d0'] } });
    const activeSeries = aSeries({ by: 'domain', member: 'd1' });
    const seen = await poll([aRule(), all, listed], [activeSeries]);
    expect(seen.samples).toHaveLength(1000);
    expect(seen.leftOut).toBe(501);
    for (const member of ['d0', 'd1', 'd1499', 'd503'])
      expect(seen.of(`bounce_rate/24h/domain/${member}`)).toBeDefined();
    expect(seen.of('bounce_rate/24h/domain/d502')).toBeUndefined();
    expect(seen.of('bounce_rate/24h/account/')).toBeDefined();
  });

  it('of which a rule lists some are those only', async () => {
    const { poll } = given({ now: { crm: CRM, shop: SHOP } });
    const seen = await poll([aRule({ window: '6h', scope: { by: 'username', members: ['shop'] } })]);
    expect(seen.samples.map(({ series }) => series.member)).toEqual(['shop']);
  });
});
