import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requirementsOf } from '../../../../../src/main/core/polling/metric-sources.ts';
import type { Query } from '../../../../../src/main/core/polling/query.ts';
import { planPoll, watchedMetrics } from '../../../../../src/main/core/polling/query-plan.ts';
import { planLines } from '../../../../../src/main/core/polling/query-plan-text.ts';
import {
  COMPARES,
  GROUPS,
  METRICS,
  Metric,
  type Rule,
  type Scope,
  WINDOWS,
  Window,
} from '../../../../../src/shared/alert.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { isWatchable } from '../../../../../src/shared/rule-check.ts';
import { aRule, DAY, HOUR, NOON } from '../alerting/builders.ts';

const MIDNIGHT = NOON - 12 * HOUR;
const TIMES = { now: NOON, localMidnight: MIDNIGHT, cycleStart: NOON - 10 * DAY };
const plan = (...rules: readonly Rule[]) => planPoll(rules, TIMES);
const history = (window: Window, groupBy: (typeof GROUPS)[number], ms: number, span: 'now' | 'before' = 'now') => {
  const to = span === 'now' ? NOON : NOON - ms;
  return { path: 'stats/email_history', window, span, groupBy, from: to - ms, to } as const;
};
const ALWAYS: readonly Query[] = [
  { path: 'stats/email_cycle' },
  { path: 'stats/email_history', window: 'day', span: 'now', groupBy: 'username', from: MIDNIGHT, to: NOON },
];
const beyondAlways = (calls: readonly Query[]) =>
  calls.filter((call) => !ALWAYS.some((one) => JSON.stringify(one) === JSON.stringify(call)));
const by = (group: (typeof GROUPS)[number]): Scope => ({ by: group, members: 'all' });

describe('the plan of a poll', () => {
  it('answers the default rules with five calls', () => {
    expect(plan(...DEFAULT_RULES)).toEqual([
      { path: 'stats/email_cycle' },
      { path: 'stats/email_bounces' },
      { path: 'stats/email_spam' },
      history('24h', 'username', DAY),
      ...ALWAYS.slice(1),
    ]);
  });

  it('asks for quota and today even without a rule', () => {
    expect(plan()).toEqual(ALWAYS);
  });

  it('asks nothing for a disabled rule', () => {
    expect(plan(aRule({ enabled: false }))).toEqual(ALWAYS);
  });

  it('sums the account from a grouping that is asked for anyway', () => {
    expect(beyondAlways(plan(aRule(), aRule({ scope: by('domain') })))).toEqual([history('24h', 'domain', DAY)]);
  });

  it('does not sum the account from subaccounts, which may lack the master account', () => {
    const calls = beyondAlways(plan(aRule(), aRule({ scope: by('subaccount') })));
    expect(calls.map((call) => 'groupBy' in call && call.groupBy)).toEqual(['subaccount', 'username']);
  });

  it('takes rejects over 30 days from whichever answer is asked for anyway', () => {
    const rejects = aRule({ metric: 'reject_rate', window: '30d' });
    const spam = aRule({ metric: 'spam_rate', window: '30d' });
    expect(beyondAlways(plan(rejects, spam))).toEqual([{ path: 'stats/email_spam' }]);
    expect(beyondAlways(plan(rejects))).toEqual([{ path: 'stats/email_bounces' }]);
  });

  it('does not ask for a day that has hardly begun', () => {
    expect(planPoll([], { ...TIMES, now: MIDNIGHT + 59_999 })).toEqual([{ path: 'stats/email_cycle' }]);
    expect(planPoll([], { ...TIMES, now: MIDNIGHT + 60_000 })).toHaveLength(2);
  });

  it('asks for the window before where a rule compares with it, also over 30 days', () => {
    expect(beyondAlways(plan(aRule({ compare: 'rise' }), aRule()))).toEqual([
      history('24h', 'username', DAY),
      history('24h', 'username', DAY, 'before'),
    ]);
    // The statistics over 30 days know no window before: both figures come from history then.
    const month = { window: '30d' } as const;
    expect(beyondAlways(plan(aRule({ ...month, compare: 'rise' }), aRule(month)))).toEqual([
      history('30d', 'username', 30 * DAY),
      history('30d', 'username', 30 * DAY, 'before'),
    ]);
  });

  it('asks from the start of the billing cycle once that is known', () => {
    const rule = aRule({ window: 'cycle' });
    expect(beyondAlways(plan(rule))).toEqual([history('cycle', 'username', 10 * DAY)]);
    expect(beyondAlways(planPoll([rule], { ...TIMES, cycleStart: undefined }))).toEqual([]);
    // A cycle that has just begun is not asked for as an empty range.
    expect(beyondAlways(planPoll([rule], { ...TIMES, cycleStart: NOON }))).toEqual([
      history('cycle', 'username', 60_000),
    ]);
  });

  const events = (kind: 'hard' | 'any', window: Window, ms: number, who: 'account' | 'username' = 'account') =>
    ({ path: 'activity/search', kind, window, span: 'now', by: who, from: NOON - ms, to: NOON }) as const;

  it('counts events where history does not tell hard from soft', () => {
    const hard = aRule({ metric: 'hard_bounce_rate' });
    expect(beyondAlways(plan(hard))).toEqual([events('hard', '24h', DAY), history('24h', 'username', DAY)]);
    expect(beyondAlways(plan({ ...hard, scope: by('username') }))).toEqual([
      history('24h', 'username', DAY),
      events('hard', '24h', DAY, 'username'),
    ]);
    expect(beyondAlways(plan({ ...hard, window: '30d' }))).toEqual([{ path: 'stats/email_bounces' }]);
    expect(beyondAlways(plan({ ...hard, window: '30d', scope: by('username') }))).toEqual([
      history('30d', 'username', 30 * DAY),
      { path: 'stats/email_bounces', by: 'username' },
    ]);
  });

  it('checks over more days than every plan keeps events for that all are still there', () => {
    const hard = aRule({ metric: 'hard_bounce_rate', window: '7d' });
    expect(beyondAlways(plan(hard))).toContainEqual(events('any', '7d', 7 * DAY));
  });

  it.each([
    ['hard bounces by domain', aRule({ metric: 'hard_bounce_rate', scope: by('domain') })],
    ['the quota of a user', aRule({ metric: 'quota_used', window: 'cycle', scope: by('username') })],
    ['the quota over a day', aRule({ metric: 'quota_used' })],
    ['a rise over a cycle', aRule({ compare: 'rise', window: 'cycle' })],
    ['a rate that falls', aRule({ compare: 'fall' })],
  ])('knows that it cannot watch %s', (_, rule) => {
    expect(isWatchable(rule)).toBe(false);
    expect(plan(rule)).toEqual(ALWAYS);
  });

  const anyRule = fc
    .record({
      metric: fc.constantFrom(...Metric.options),
      window: fc.constantFrom(...Window.options),
      scope: fc.oneof(fc.constant<Scope>({ by: 'account' }), fc.constantFrom(...GROUPS).map(by)),
      enabled: fc.boolean(),
      compare: fc.constantFrom(...COMPARES),
    })
    .map(aRule);

  it('holds an answer for every rule that can be watched, no call twice and none for nothing', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 12 }), (rules) => {
        const calls = plan(...rules);
        const requirements = watchedMetrics(rules).flatMap(({ metricQuery }) => requirementsOf(metricQuery));
        const watched = watchedMetrics(rules).flatMap((figure) => figure.rules);
        expect(new Set(watched)).toEqual(new Set(rules.filter(isWatchable)));
        for (const { isMetBy } of requirements) expect(calls.some(isMetBy)).toBe(true);
        expect(new Set(calls.map((call) => JSON.stringify(call))).size).toBe(calls.length);
        for (const call of beyondAlways(calls)) {
          const others = calls.filter((one) => one !== call);
          expect(requirements.some(({ isMetBy }) => !others.some(isMetBy))).toBe(true);
        }
      }),
    );
  });

  it('is the same whatever the order of the rules', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 12 }), (rules) => {
        expect(plan(...rules.toReversed())).toHaveLength(plan(...rules).length);
      }),
    );
  });

  it('says in words what each call is for', () => {
    const rules = [
      aRule({ name: 'Bounces' }),
      aRule({ name: 'Rise', compare: 'rise', scope: by('domain') }),
      aRule({ name: 'Hard', metric: 'hard_bounce_rate', scope: by('username') }),
      aRule({ name: 'Month', metric: 'hard_bounce_rate', window: '30d', scope: by('username') }),
      aRule({ name: 'Off', enabled: false }),
    ];
    expect(planLines(plan(...rules), rules, { usersPerQuery: 10, leftOut: 0 })).toEqual([
      { path: 'stats/email_cycle', detail: '', rules: [] },
      { path: 'stats/email_history', detail: 'by sender domain, 24 h', rules: ['Bounces', 'Rise'] },
      { path: 'stats/email_history', detail: 'by sender domain, the 24 h before', rules: ['Rise'] },
      { path: 'stats/email_history', detail: 'by SMTP user, 24 h', rules: ['Hard'] },
      {
        path: 'activity/search',
        detail: 'hard bounces by SMTP user, 24 h, at most 10 users at a time',
        rules: ['Hard'],
      },
      { path: 'stats/email_history', detail: 'by SMTP user, 30 d', rules: ['Month'] },
      { path: 'stats/email_bounces', detail: 'by SMTP user, 30 d, at most 10 users at a time', rules: ['Month'] },
      { path: 'stats/email_history', detail: 'by SMTP user, today', rules: [] },
    ]);
  });

  it('says where there are more members than a poll can hold', () => {
    const rules = [aRule(), aRule({ scope: by('domain'), window: '6h' })];
    const lines = planLines(plan(...rules), rules, { usersPerQuery: 10, leftOut: 1 });
    expect(lines.map(({ detail }) => detail)).toEqual([
      '',
      'by sender domain, 6 h, those with the most mail only',
      'by SMTP user, 24 h',
      'by SMTP user, today',
    ]);
  });

  it('names every metric and window', () => {
    expect(Metric.options).toEqual(Object.keys(METRICS));
    expect(Window.options).toEqual(Object.keys(WINDOWS));
  });
});
