import { beforeAll, describe, expect, it, vi } from 'vitest';
import { beginOf, rangeFor, spanOf } from '../../../../../src/renderer/model/chart/ranges.ts';
import { faceOf, missingPaths, summaryOf } from '../../../../../src/renderer/model/incident/account-summary.ts';
import { incidentDetail, incidentTitle } from '../../../../../src/renderer/model/incident/incident.ts';
import { daysOf } from '../../../../../src/renderer/panels/overview/days.ts';
import type { Sample } from '../../../../../src/shared/alert.ts';
import {
  account,
  at,
  blind,
  contoso,
  fabrikam,
  id,
  incident,
  NOW,
  neverSeen,
  northwind,
  notStored,
  partialNoData,
  TIME_ZONE,
  unseen,
} from '../../../../fixtures/states.ts';

beforeAll(() => {
  vi.stubEnv('TZ', TIME_ZONE);
});

const HOUR = 3_600_000;
const face = (status: Parameters<typeof faceOf>[0]) => faceOf(status, NOW, 'en-GB');

describe('the face of an account', () => {
  it('is one of five, and says how old the figures are', () => {
    expect(face(northwind)).toEqual({ kind: 'ready' });
    expect(face(unseen(account(1)))).toEqual({ kind: 'loading' });
    const unread = northwind.readings.map((reading) => ({ ...reading, rating: 'no_data' as const, readAt: undefined }));
    expect(face({ ...unseen(account(1)), readings: unread })).toEqual({ kind: 'loading' });
    expect(face({ ...unseen(account(1)), readings: northwind.readings })).toEqual({ kind: 'ready' });
    expect(face(blind(northwind))).toEqual({ kind: 'stale', text: 'SMTP2GO unreachable. As of today, 12:31' });
    expect(face(neverSeen(account(1)))).toEqual({ kind: 'failed' });
    const paused = { ...northwind, account: account(1, { paused: true }) };
    expect(face(paused)).toEqual({ kind: 'paused', text: 'Checks stopped. As of today, 14:30' });
  });

  it('names every permission that keeps a reading blind, and none that does not', () => {
    expect(missingPaths(partialNoData(northwind)).toSorted()).toEqual(['/stats/email_history', '/stats/email_spam']);
    expect(missingPaths(blind(northwind))).toEqual([]);
    expect(missingPaths({ ...partialNoData(northwind), permissions: undefined })).toEqual([]);
  });
});

describe('the sentence over all accounts', () => {
  it('counts incidents and the accounts they are in', () => {
    expect(summaryOf([northwind, contoso, fabrikam], 'en-GB')).toBe('2 incidents open in 1 of 3 accounts');
    expect(summaryOf([northwind], 'en-GB')).toBe('2 incidents open');
  });

  it('never says nothing is wrong without saying what it could not see', () => {
    const dark = { ...blind(contoso), openIncidents: [] };
    expect(summaryOf([fabrikam, contoso], 'en-GB')).toBe('No incident open');
    expect(summaryOf([fabrikam, dark], 'en-GB')).toBe('No incident open · no data from 1 account');
    const half = { ...partialNoData(fabrikam), openIncidents: [] };
    expect(summaryOf([notStored(fabrikam)], 'en-GB')).toBe('No incident open · not stored');
    expect(summaryOf([notStored(fabrikam), contoso], 'en-GB')).toBe('No incident open · not stored in 1 account');
    expect(summaryOf([half], 'en-GB')).toBe('No incident open · some data missing');
    expect(summaryOf([half, fabrikam], 'en-GB')).toBe('No incident open · some data missing in 1 account');
    expect(summaryOf([{ ...half, account: account(3, { paused: true }) }], 'en-GB')).toBe('No incident open');
    expect(summaryOf([dark], 'en-GB')).toBe('No incident open · no data');
    expect(summaryOf([unseen(account(1))], 'en-GB')).toBe('No incident open · no data yet');
    expect(summaryOf([unseen(account(1)), dark], 'en-GB')).toBe('No incident open · no data from 2 accounts');
  });
});

describe('the days of a sparkline', () => {
  it('are every day there was, with gaps for those unread or with not enough mail', () => {
    const day = (date: string, sent: number) => ({
      date,
      sent,
      bounces: sent / 10,
      spam: 0,
      rejects: 0,
      unsubscribes: 0,
    });
    const days = [day('2026-10-24', 200), day('2026-10-26', 50), day('2026-10-27', 100)];
    expect(daysOf(days, 100)).toEqual([
      { date: '2026-10-24', bouncePercent: 10 },
      { date: '2026-10-25', bouncePercent: undefined },
      { date: '2026-10-26', bouncePercent: undefined },
      { date: '2026-10-27', bouncePercent: 10 },
    ]);
    expect(daysOf([], 100)).toEqual([]);
  });
});

describe('an incident in words', () => {
  const ended = incident(1, id(1), { endedAt: at(13), ending: 'resolved', value: 6.2 });

  it('leads with its reading while open, with the limit it had passed once over', () => {
    expect(incidentTitle(incident(1, id(1)), 'en-GB')).toBe('Bounces 13.4% (limit 12%)');
    expect(incidentTitle(ended, 'en-GB')).toBe('Bounces above 12%');
    expect(incidentDetail(ended, 'en-GB')).toBe('resolved at 6.2% · whole account');
    expect(incidentDetail({ ...ended, ending: 'closed_without_judgement' }, 'en-GB')).toBe(
      'closed without judgement · whole account',
    );
  });

  it('is shown over the shortest range that has its beginning', () => {
    expect(rangeFor(NOW - 5 * HOUR, NOW)).toBe('8h');
    expect(rangeFor(NOW - 7 * HOUR, NOW)).toBe('24h');
    expect(rangeFor(NOW - 900 * HOUR, NOW)).toBe('30d');
  });

  it('is not drawn over time before the first check, yet over a dozen readings at least', () => {
    const minute = 60_000;
    const sample = (ago: number): Sample => ({
      at: NOW - ago * minute,
      intervalMs: minute,
      kind: 'no_data',
      why: { kind: 'no_key' },
    });
    const begin = (agos: readonly number[]) => (NOW - beginOf(agos.map(sample), NOW - 480 * minute, NOW)) / minute;
    expect(begin([100, 99, 1])).toBe(100);
    expect(begin([3, 2, 1])).toBe(12);
    expect(begin([479, 478])).toBe(480);
    expect(begin([900, 100])).toBe(100);
    expect(begin([])).toBe(480);
  });

  it('is shown up to now while open, and a little past its end once over', () => {
    expect(spanOf('8h', undefined, NOW)).toEqual({ from: NOW - 8 * HOUR, to: NOW });
    expect(spanOf('8h', NOW - 4 * HOUR, NOW).to).toBe(NOW - 3.2 * HOUR);
    expect(spanOf('8h', NOW - 60_000, NOW).to).toBe(NOW);
  });
});
