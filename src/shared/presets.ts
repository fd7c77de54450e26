import type { Metric, Rule } from './alert.ts';

const rule = (row: Pick<Rule, 'id' | 'name' | 'metric' | 'window'> & Partial<Rule>): Rule => ({
  revision: 1,
  enabled: true,
  scope: { by: 'account' },
  compare: 'above',
  minimum: { sent: 0, events: 0 },
  pendingForMinutes: 0,
  resolveForMinutes: 10,
  remindEveryHours: 3,
  speak: { warning: 'notify', critical: 'notify', resolved: 'notify' },
  ...row,
});

const BOUNCES = { metric: 'bounce_rate', warning: 8, critical: 12, minimum: { sent: 100, events: 0 } } as const;
const SPAM = { metric: 'spam_rate', warning: 0.06, critical: 0.1, minimum: { sent: 1000, events: 2 } } as const;

/** The provider's own rating as rules (smtp2go-api.md 6.1; design: alerts.md, "Defaults"). */
export const DEFAULT_RULES: readonly Rule[] = [
  rule({ id: 'bounces-30d', name: 'Bounces, 30 d', window: '30d', ...BOUNCES }),
  rule({ id: 'spam-30d', name: 'Spam complaints, 30 d', window: '30d', ...SPAM }),
  rule({ id: 'bounces-24h', name: 'Bounces, 24 h', window: '24h', ...BOUNCES, pendingForMinutes: 10 }),
  rule({ id: 'spam-24h', name: 'Spam complaints, 24 h', window: '24h', ...SPAM, pendingForMinutes: 10 }),
  rule({ id: 'quota', name: 'Quota', metric: 'quota_used', window: 'cycle', warning: 80, critical: 95 }),
  rule({
    id: 'rejects-24h',
    name: 'Rejects, 24 h',
    metric: 'reject_rate',
    window: '24h',
    warning: 5,
    minimum: { sent: 100, events: 0 },
  }),
];

/** The demo account's rules: the same limits without delays, because its simulated trouble starts within a minute. */
export const DEMO_RULES: readonly Rule[] = DEFAULT_RULES.map((row) => ({
  ...row,
  pendingForMinutes: 0,
  resolveForMinutes: 1,
}));

/** Presets of rules: the provider's own rating, and a stricter one (design: alerts.md, "Defaults"). */
export const PRESET_NAMES = ['provider', 'strict'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

const STRICT: Readonly<Partial<Record<Metric, Pick<Rule, 'warning' | 'critical'>>>> = {
  bounce_rate: { warning: 5, critical: 8 },
  spam_rate: { warning: 0.05, critical: 0.1 },
};

export const PRESETS: Readonly<Record<PresetName, readonly Rule[]>> = {
  provider: DEFAULT_RULES,
  strict: DEFAULT_RULES.map((row) => ({ ...row, ...STRICT[row.metric] })),
};
