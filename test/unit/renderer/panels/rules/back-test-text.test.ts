import { describe, expect, it } from 'vitest';
import { traceOf } from '../../../../../src/renderer/model/chart/series.ts';
import {
  backTestRows,
  lastingText,
  notEnoughMailText,
  readingsText,
  totalText,
} from '../../../../../src/renderer/panels/rules/back-test-text.ts';
import { boundsOf, movedByKey, placed, stepOf } from '../../../../../src/renderer/panels/rules/limit-steps.ts';
import type { Sample } from '../../../../../src/shared/alert.ts';
import type { BackTest, BackTestIncident } from '../../../../../src/shared/bridge.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const incident = (
  from: number,
  to: number | undefined,
  level: 'warning' | 'critical' = 'warning',
): BackTestIncident => ({
  openedAt: from * HOUR,
  endedAt: to === undefined ? undefined : to * HOUR,
  level,
  peak: 9,
});
const test = (...incidents: readonly BackTestIncident[]): BackTest => ({
  from: 0,
  to: 100 * HOUR,
  readings: 8463,
  expected: 8640,
  gapMs: 0,
  incidents,
});

describe('how a rule would have done', () => {
  it('is a number of incidents and their time in all, to the minute beyond a day', () => {
    expect(totalText(test(incident(0, 24), incident(30, 30.5)), 'en-GB')).toBe('2 incidents, 24 h 30 min');
    expect(totalText(test(incident(99, undefined)), 'en-GB')).toBe('1 incident, 1 h 00 min');
    expect(totalText(test(), 'en-GB')).toBe('No incident');
    expect(lastingText(720 * HOUR)).toBe('30 d 0 h');
  });

  it('is told against the saved limits, incident by incident, newest first', () => {
    const tried = test(incident(1, 5), incident(20, 22), incident(40, 44, 'critical'), incident(90, undefined));
    const saved = test(incident(2, 4), incident(30, 31), incident(41, 43), incident(90, undefined));
    expect(
      backTestRows(tried, saved).map(({ openedAt, against, isLost }) => [openedAt / HOUR, against, isLost]),
    ).toEqual([
      [90, 'open now; the same', false],
      [40, '1 h 00 min earlier, warning before', false],
      [30, 'no longer opens', true],
      [20, 'new', false],
      [1, '1 h 00 min earlier', false],
    ]);
    expect(backTestRows(saved, tried).find(({ openedAt }) => openedAt === 2 * HOUR)?.against).toBe('1 h 00 min later');
  });

  it('has nothing to say against limits that are not saved', () => {
    expect(
      backTestRows(test(incident(1, 2), incident(99, undefined)), undefined).map(({ against }) => against),
    ).toEqual(['open now', '']);
  });

  it('says how much was seen, and when that is too little', () => {
    expect(readingsText(test(), 'en-GB')).toBe(
      '8,463 of 8,640 readings present. Time without data counts for neither side.',
    );
    expect(readingsText({ readings: 31, expected: 8640 }, 'en-GB')).toContain('less than half');
    expect(readingsText({ readings: 0, expected: 0 }, 'en-GB')).toBe(
      '0 of 0 readings present. Time without data counts for neither side.',
    );
  });
});

describe('readings of not enough mail', () => {
  const readings = (...sent: readonly number[]) =>
    sent.map((denominator, n): Sample => ({ at: n, intervalMs: 1, kind: 'counts', numerator: 1, denominator }));
  const least = (sent: number, events = 0) =>
    ({ metric: 'bounce_rate', compare: 'above', warning: 8, critical: 12, minimum: { sent, events } }) as const;

  it('are said to be so where they are most of them', () => {
    expect(notEnoughMailText(readings(3, 41, 99), least(100), 'en-GB')).toBe(
      'None of them has enough mail to judge: the rule needs at least 100 sent.',
    );
    expect(notEnoughMailText(readings(3, 41, 1_000_000), least(1_000, 2), 'en-GB')).toBe(
      'Most of them do not have enough mail to judge: the rule needs at least 1,000 sent, 2 bounces.',
    );
    expect(notEnoughMailText(readings(0, 0), least(0), 'en-GB')).toBe('None of them has enough mail to judge.');
  });

  it('are not worth a word where they are few, or none', () => {
    expect(notEnoughMailText(readings(3, 100), least(100), 'en-GB')).toBe('');
    expect(notEnoughMailText(readings(), least(100), 'en-GB')).toBe('');
  });

  it('count for a comparison what both of its windows have', () => {
    const compared = readings(5_000, 5_000).map((sample) => ({
      ...sample,
      before: { numerator: 1, denominator: 3 },
    }));
    expect(notEnoughMailText(compared, { ...least(100), compare: 'rise' }, 'en-GB')).toContain('at least 100 sent');
  });
});

describe('a limit moved by hand', () => {
  const bounce = { metric: 'bounce_rate', compare: 'above' } as const;
  const limits = { warning: 8, critical: 12 };

  it('moves by what can be told apart: 0.1 for bounces, finer for complaints, coarser for counts', () => {
    expect(stepOf(bounce, 16)).toBe(0.1);
    expect(stepOf({ metric: 'spam_rate', compare: 'above' }, 0.12)).toBe(0.001);
    expect(stepOf({ metric: 'quota_used', compare: 'above' }, 100)).toBe(1);
    expect(stepOf({ ...bounce, compare: 'rise' }, 400)).toBe(1);
    expect(stepOf({ metric: 'sent_volume', compare: 'above' }, 2_000_000)).toBe(10_000);
    expect(stepOf({ metric: 'sent_volume', compare: 'above' }, 0)).toBe(1);
  });

  it('never passes the other one, nor leaves the scale', () => {
    const warning = boundsOf('warning', limits, 0.1, 16);
    expect([placed(50, warning), placed(-3, warning), placed(7.04, warning)]).toEqual([11.9, 0.1, 7]);
    const critical = boundsOf('critical', limits, 0.1, 16);
    expect([placed(50, critical), placed(1, critical)]).toEqual([16, 8.1]);
    expect(boundsOf('critical', { critical: 12 }, 0.1, 16).least).toBe(0.1);
  });

  it('follows the keys of a slider and no others', () => {
    const bounds = boundsOf('warning', limits, 0.1, 16);
    const after = (key: string) => movedByKey(key, 8, bounds);
    expect(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'].map(after)).toEqual([
      8.1, 7.9, 9, 7, 0.1, 11.9,
    ]);
    expect(['Enter', ' ', 'a', 'Tab', 'constructor'].map(after)).toEqual(Array(5).fill(undefined));
  });
});

describe('the readings as a rule judges them', () => {
  const sample = (n: number, now: number, before?: number): Sample => ({
    at: n * MINUTE,
    intervalMs: MINUTE,
    kind: 'counts',
    numerator: now,
    denominator: 1000,
    ...(before === undefined ? {} : { before: { numerator: before, denominator: 1000 } }),
  });
  const values = (rule: Parameters<typeof traceOf>[1], samples: readonly Sample[]) =>
    traceOf(samples, rule, 0, samples.length * MINUTE).runs.map((run) => run.map(({ value }) => Math.round(value)));

  it('are the values, or how much they changed against the window before', () => {
    const samples = [sample(0, 20, 10), sample(1, 30, 10), sample(2, 5, 10)];
    expect(values({ metric: 'bounce_rate', compare: 'above' }, samples)).toEqual([[2, 3, 1]]);
    expect(values({ metric: 'bounce_rate', compare: 'rise' }, samples)).toEqual([[100, 200, -50]]);
    expect(values({ metric: 'sent_volume', compare: 'fall' }, samples)).toEqual([[-100, -200, 50]]);
  });

  it('are none where there is nothing to compare with, and blind where that was not read', () => {
    const samples = [sample(0, 20, 10), sample(1, 20), sample(2, 20, 0), sample(3, 20, 20)];
    expect(values({ metric: 'bounce_rate', compare: 'rise' }, samples)).toEqual([[100], [0]]);
    expect(traceOf(samples, { metric: 'bounce_rate', compare: 'rise' }, 0, 4 * MINUTE).gaps).toEqual([
      { from: MINUTE, to: 2 * MINUTE, why: 'answers not understood' },
    ]);
  });
});
