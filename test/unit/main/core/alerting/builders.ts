import type { Evaluation, Rule, Sample, Series } from '../../../../../src/shared/alert.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const INTERVAL = 5 * MINUTE;
export const NOON = Date.UTC(2026, 2, 4, 12, 0, 0);

/** Bounces of the account over 24 h: warning past 8 %, critical past 12 %, over at 6.4 %, from 100 sent. */
export function aRule(change: Partial<Rule> = {}): Rule {
  const base = DEFAULT_RULES.find((rule) => rule.id === 'bounces-24h');
  if (!base) throw new Error('The default rules have lost bounces-24h');
  return { ...base, ...change };
}

export const aSeries = (change: Partial<Series> = {}): Series => ({
  metric: 'bounce_rate',
  window: '24h',
  by: 'account',
  member: '',
  ...change,
});

/** `percent` of 1,000 sent. */
export const counts = (percent: number, at: number, sent = 1000): Sample => ({
  kind: 'counts',
  at,
  intervalMs: INTERVAL,
  numerator: (percent * sent) / 100,
  denominator: sent,
});

export const blind = (at: number): Sample => ({
  kind: 'no_data',
  at,
  intervalMs: INTERVAL,
  why: { kind: 'unreachable', detail: 'ECONNREFUSED' },
});

export const value = (percent: number): Evaluation => ({
  kind: 'value',
  numerator: percent * 10,
  denominator: 1000,
  value: percent,
});
export const TOO_LITTLE: Evaluation = {
  kind: 'insufficient_data',
  have: { sent: 41, events: 1 },
  need: { sent: 100, events: 0 },
};
export const NO_DATA: Evaluation = { kind: 'no_data', why: { kind: 'unreachable', detail: 'ECONNREFUSED' } };
