import { describe, expect, it } from 'vitest';
import { quotaOutlook } from '../../../../src/renderer/model/quota.ts';

const DAY = 86_400_000;
/** Midnight of this computer's zone. */
const NOW = new Date(2026, 10, 10).getTime();
const two = (part: number) => String(part).padStart(2, '0');
const days = (count: number, sent: number) =>
  Array.from({ length: count }, (_, index) => {
    const date = new Date(2026, 10, 10 - count + index);
    const name = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
    return { date: name, sent, bounces: 0, spam: 0, rejects: 0, unsubscribes: 0 };
  });
const outlook = (used: number, list: ReturnType<typeof days>, max = 1000) =>
  quotaOutlook(
    { quota: { used, max, startsAt: NOW - 9 * DAY, endsAt: new Date(2026, 11, 1).getTime() }, days: list },
    NOW,
    'en-GB',
  );

describe('the outlook of a quota', () => {
  it('says on which day it is used up, and what happens then', () => {
    const { text, overage, isFull } = outlook(550, days(28, 100));
    expect(text).toBe('100% on 14 Nov at this pace');
    expect(overage).toMatch(/paid plan/);
    expect(isFull).toBe(false);
  });

  it('says how far it goes where it lasts, and never 100% where it does not get there', () => {
    expect(outlook(100, days(28, 10)).text).toBe('31% on 1 Dec at this pace');
    expect(outlook(788, days(28, 10)).text).toBe('99.8% on 1 Dec at this pace');
    expect(outlook(100, days(28, 10)).overage).toBeUndefined();
  });

  it('says how sure it is', () => {
    expect(outlook(550, days(3, 100)).text).toBe('100% about 14 Nov at this pace');
    expect(outlook(100, days(3, 10)).text).toBe('about 31% on 1 Dec at this pace');
    expect(outlook(100, []).text).toBe('too early to tell the pace');
    expect(outlook(0, []).text).toBe('nothing sent in this cycle');
  });

  it('says that it is used up', () => {
    expect(outlook(1200, days(28, 10))).toMatchObject({ text: '100% used', isFull: true });
  });
});
