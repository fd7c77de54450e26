import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFor, isWatchable, needOf, type PlannedCall, planPoll } from '../../../../../src/main/core/monitor/plan.ts';
import {
  DEFAULT_RULES,
  GROUPS,
  METRICS,
  Metric,
  type Rule,
  type Scope,
  WINDOWS,
  Window,
} from '../../../../../src/shared/alert.ts';
import { aRule, DAY, HOUR, NOON } from './given.ts';

const MIDNIGHT = NOON - 12 * HOUR;
const plan = (...rules: readonly Rule[]) => planPoll(rules, NOON, MIDNIGHT);
const ALWAYS: readonly PlannedCall[] = [
  { path: 'stats/email_cycle' },
  { path: 'stats/email_history', window: 'day', groupBy: 'username', from: MIDNIGHT, to: NOON },
];
const beyondAlways = (calls: readonly PlannedCall[]) =>
  calls.filter((call) => !ALWAYS.some((one) => JSON.stringify(one) === JSON.stringify(call)));
const by = (group: (typeof GROUPS)[number]): Scope => ({ by: group, members: 'all' });

describe('the plan of a poll', () => {
  it('answers the default rules with five calls', () => {
    expect(plan(...DEFAULT_RULES)).toEqual([
      { path: 'stats/email_cycle' },
      { path: 'stats/email_bounces' },
      { path: 'stats/email_spam' },
      { path: 'stats/email_history', window: '24h', groupBy: 'username', from: NOON - DAY, to: NOON },
      { path: 'stats/email_history', window: 'day', groupBy: 'username', from: MIDNIGHT, to: NOON },
    ]);
  });

  it('asks for quota and today even without a rule', () => {
    expect(plan()).toEqual(ALWAYS);
  });

  it('asks nothing for a disabled rule', () => {
    expect(plan(aRule({ enabled: false }))).toEqual(ALWAYS);
  });

  it('sums the account from a grouping that is asked for anyway', () => {
    expect(beyondAlways(plan(aRule(), aRule({ scope: by('domain') })))).toEqual([
      { path: 'stats/email_history', window: '24h', groupBy: 'domain', from: NOON - DAY, to: NOON },
    ]);
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
    expect(planPoll([], MIDNIGHT + 59_999, MIDNIGHT)).toEqual([{ path: 'stats/email_cycle' }]);
    expect(planPoll([], MIDNIGHT + 60_000, MIDNIGHT)).toHaveLength(2);
  });

  it.each([
    ['hard bounces outside the last 30 days', aRule({ metric: 'hard_bounce_rate' })],
    ['hard bounces of a user', aRule({ metric: 'hard_bounce_rate', window: '30d', scope: by('username') })],
    ['the quota of a user', aRule({ metric: 'quota_used', window: 'cycle', scope: by('username') })],
    ['the quota over a day', aRule({ metric: 'quota_used' })],
    ['bounces over the billing cycle', aRule({ window: 'cycle' })],
    ['a rise', aRule({ compare: 'rise' })],
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
    })
    .map(aRule);

  it('holds an answer for every rule that can be watched, no call twice and none for nothing', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 12 }), (rules) => {
        const calls = plan(...rules);
        const watched = rules.filter(isWatchable);
        for (const rule of watched) expect(callFor(needOf(rule), calls)).toBeDefined();
        expect(new Set(calls.map((call) => JSON.stringify(call))).size).toBe(calls.length);
        for (const call of beyondAlways(calls)) {
          const others = calls.filter((one) => one !== call);
          expect(watched.some((rule) => callFor(needOf(rule), others) === undefined)).toBe(true);
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

  it('names every metric and window', () => {
    expect(Metric.options).toEqual(Object.keys(METRICS));
    expect(Window.options).toEqual(Object.keys(WINDOWS));
  });
});
