import { beforeAll, describe, expect, it, vi } from 'vitest';
import { checkAge } from '../../../../../src/renderer/model/age.ts';
import { notifySummary } from '../../../../../src/renderer/panels/settings/notify-summary.ts';
import { freshnessText, planText, rulesText } from '../../../../../src/renderer/panels/settings/plan-text.ts';
import type { Rule } from '../../../../../src/shared/alert.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { account, blind, fabrikam, NOW, northwind, status, TIME_ZONE, unseen } from '../../../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

const line = (n: number) => ({ path: 'stats/email_history', detail: `${n}`, rules: [] });

describe('what a check asks', () => {
  it('is counted, by the check and by the day', () => {
    const plan = Array.from({ length: 7 }, (_, n) => line(n));
    expect(planText({ ...northwind, plan }, 5, 'en-GB')).toBe('7 calls per check, about 2,016 a day');
    expect(planText({ ...northwind, plan: [line(1)] }, 60, 'en-GB')).toBe('1 call per check, about 24 a day');
    const demo = status(account(1, { simulated: true }), { plan: [line(1), line(2)] });
    expect(planText(demo, 5, 'en-GB')).toBe('2 calls per check');
  });

  it('is not known before the first check, and nothing while paused', () => {
    expect(planText(northwind, 5, 'en-GB')).toBe('Not known before the first check');
    expect(planText(status(account(1, { paused: true }), { plan: [line(1)] }), 5, 'en-GB')).toBe('Not checked: paused');
  });

  it('is for rules, or for what is always shown', () => {
    expect(rulesText(['Bounces, 24 h', 'Rejects, 24 h'])).toBe('Bounces, 24 h, Rejects, 24 h');
    expect(rulesText([])).toBe('always shown');
  });
});

describe('how fresh the figures are', () => {
  it('is the age of the newest event known', () => {
    expect(freshnessText(NOW - 125_000, NOW)).toBe('newest event known 2 min old');
    expect(freshnessText(NOW + 5_000, NOW)).toBe('newest event known under 1 min old');
    expect(freshnessText(undefined, NOW)).toBe('no event known yet');
  });

  it('is the last good check, never a later one that failed', () => {
    const text = (of: Parameters<typeof checkAge>[0]) => checkAge(of, NOW, 'en-GB')?.text;
    expect(text(fabrikam)).toBe('Checked 14:30');
    expect(text(blind(fabrikam))).toBe('Last good check 12:31');
    expect(text(unseen(account(1)))).toBeUndefined();
  });
});

describe('what speaks', () => {
  const [first, second] = DEFAULT_RULES;
  const rules = (...changed: Partial<Rule>[]) =>
    [first, second].flatMap((rule, n) => (rule ? [{ ...rule, ...changed[n] }] : []));
  const speak = (way: Rule['speak']['warning']) => ({ speak: { warning: way, critical: way, resolved: way } });

  it('is counted by how loud it may be', () => {
    expect(notifySummary(DEFAULT_RULES, 'en-GB')).toBe('6 rules notify you.');
    expect(notifySummary(rules(speak('break_through'), speak('log_only')), 'en-GB')).toBe(
      '1 rule notifies you, 1 of them in quiet hours too; 1 logs only.',
    );
    expect(notifySummary(rules({ enabled: false }), 'en-GB')).toBe('1 rule notifies you. 1 is off.');
    expect(notifySummary(rules(speak('log_only'), speak('log_only')), 'en-GB')).toBe(
      'No rule notifies you; 2 log only.',
    );
  });

  it('is nothing where there is no rule, or none that is on', () => {
    expect(notifySummary([], 'en-GB')).toBe('There is no rule yet.');
    expect(notifySummary(rules({ enabled: false }, { enabled: false }), 'en-GB')).toBe(
      'Every rule is off: there will be no notifications.',
    );
  });
});
