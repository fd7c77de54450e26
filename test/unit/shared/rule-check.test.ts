import { describe, expect, it } from 'vitest';
import { COMPARES, GROUPS, Metric, Rule, Window } from '../../../src/shared/alert.ts';
import { DEFAULT_RULES, DEMO_RULES, PRESETS } from '../../../src/shared/presets.ts';
import { checkRule, whyNotWatchable } from '../../../src/shared/rule-check.ts';

const rule = (part: Partial<Rule>): Rule => Rule.parse({ ...DEFAULT_RULES[0], ...part });
const problems = (part: Partial<Rule>) => checkRule(rule(part)).map(({ path }) => path);

describe('a rule that can be watched', () => {
  it('is every one of the ready-made rules', () => {
    for (const one of [...DEFAULT_RULES, ...DEMO_RULES, ...PRESETS.strict]) expect(checkRule(one)).toEqual([]);
  });

  it('says why where SMTP2GO has no figures, and nowhere else', () => {
    const scopes: readonly Rule['scope'][] = [
      { by: 'account' },
      ...GROUPS.map((by): Rule['scope'] => ({ by, members: 'all' })),
    ];
    const all = Metric.options.flatMap((metric) =>
      Window.options.flatMap((window) =>
        scopes.flatMap((scope) => COMPARES.map((compare) => ({ metric, window, scope, compare }))),
      ),
    );
    const unwatchable = all.flatMap((one) => whyNotWatchable(one) ?? []);
    expect(all).toHaveLength(720);
    // Sent: 5 scopes over 6 windows, rising and falling over 5; four rates alike without falling; hard and soft by
    // account and by user over 5 windows, rising over 4; one quota.
    expect(all.length - unwatchable.length).toBe(5 * (6 + 5 + 5) + 4 * 5 * (6 + 5) + 2 * 2 * (5 + 4) + 1);
    for (const why of unwatchable) expect(why).toMatch(/^[A-Z].*\.$/);
  });

  it('tells hard from soft bounces only for the account and by SMTP user', () => {
    const hard = { metric: 'hard_bounce_rate', window: '24h', compare: 'above' } as const;
    expect(whyNotWatchable({ ...hard, scope: { by: 'username', members: 'all' } })).toBeUndefined();
    expect(whyNotWatchable({ ...hard, scope: { by: 'domain', members: 'all' } })).toContain('SMTP user');
    expect(whyNotWatchable({ ...hard, window: '30d', scope: { by: 'account' }, compare: 'rise' })).toContain('7 d');
  });
});

describe('a rule that is saved', () => {
  it.each([
    ['a share that falls', { compare: 'fall' }, ['compare']],
    ['a quota over a day', { metric: 'quota_used', minimum: { sent: 0, events: 0 } }, ['window']],
    [
      'a quota by user',
      {
        metric: 'quota_used',
        window: 'cycle',
        scope: { by: 'username', members: 'all' },
        minimum: { sent: 0, events: 0 },
      },
      ['scope'],
    ],
    ['hard bounces by domain', { metric: 'hard_bounce_rate', scope: { by: 'domain', members: 'all' } }, ['scope']],
    ['a rise over a cycle', { compare: 'rise', window: 'cycle' }, ['window']],
    ['no limit at all', { warning: undefined, critical: undefined }, ['warning']],
    ['a warning at the critical limit', { warning: 12, critical: 12 }, ['critical']],
    ['a fall by more than all', { metric: 'sent_volume', compare: 'fall', warning: 50, critical: 100 }, ['critical']],
    ['an end above the limit', { resolveAt: 8.5 }, ['resolveAt']],
    ['a comparison without a minimum', { compare: 'rise', minimum: { sent: 0, events: 0 } }, ['minimum.sent']],
    ['more events than e-mails', { minimum: { sent: 100, events: 101 } }, ['minimum.events']],
    [
      'a quota with a minimum',
      { metric: 'quota_used', window: 'cycle', minimum: { sent: 1, events: 0 } },
      ['minimum.sent'],
    ],
    [
      'a thousand and one members',
      { scope: { by: 'username', members: Array.from({ length: 1001 }, (_, n) => `u${n}`) } },
      ['scope.members'],
    ],
    ['a name of blanks', { name: '  ' }, ['name']],
  ] as const)('is refused with %s', (_, part, paths) => {
    expect(problems(part as Partial<Rule>)).toEqual(paths);
  });

  it('may have one limit only', () => {
    expect(problems({ warning: undefined })).toEqual([]);
    expect(problems({ critical: undefined, resolveAt: 8 })).toEqual([]);
  });
});
