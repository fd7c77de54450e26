import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentText } from '../../../src/simulator/routes/stats.ts';
import { SCENARIO_NAMES } from '../../../src/simulator/traffic.ts';
import { activity, allPages, ask, DAY, type HistoryRow, history, iso, NOON, worldAtNoon } from './worlds.ts';

const KINDS = {
  used: ['processed'],
  bounces: ['hard-bounced', 'soft-bounced'],
  rejects: ['rejected'],
  opens: ['opened'],
  clicks: ['clicked'],
  spam: ['spam'],
  unsubscribes: ['unsubscribed'],
} as const;

const sumOf = (rows: readonly HistoryRow[], field: keyof typeof KINDS | 'bytecount'): number =>
  rows.reduce((sum, row) => sum + row[field], 0);

const scenarios = fc.constantFrom(...SCENARIO_NAMES);
const minutesLater = fc.integer({ min: 0, max: 600 });
/** Two moments of the last days, to the millisecond. */
const windows = fc
  .tuple(fc.integer({ min: 0, max: 3 * DAY }), fc.integer({ min: 0, max: 3 * DAY }))
  .map(([one, other]) => ({ longAgo: Math.max(one, other), ago: Math.min(one, other) }));

describe('statistics and activity', () => {
  it('count the same mails in every window of every scenario', () => {
    fc.assert(
      fc.property(
        scenarios,
        minutesLater,
        windows,
        fc.integer({ min: 0, max: 99 }),
        (scenario, minutes, { longAgo, ago }, seed) => {
          const { world, clock } = worldAtNoon({ scenario, seed });
          clock.now += minutes * 60_000 + 123;
          const range = { start_date: iso(clock.now - longAgo), end_date: iso(clock.now - ago) };
          const { history: rows, count } = history(world, range);
          for (const [field, event_types] of Object.entries(KINDS)) {
            // The entries of KINDS are its own keys.
            const listed = activity(world, { ...range, event_types, limit: 1 }).total_events;
            expect({ [field]: sumOf(rows, field as keyof typeof KINDS) }).toEqual({ [field]: listed });
          }
          expect(count).toBe(sumOf(rows, 'used'));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('agree on the last 30 days: fixed figures, history and the listed events', () => {
    for (const scenario of SCENARIO_NAMES) {
      const { world, clock } = worldAtNoon({ scenario });
      clock.now += 120_000;
      const range = { start_date: iso(clock.now - 30 * DAY) };
      const { history: rows } = history(world, range);
      const listed = (event_type: string) =>
        activity(world, { ...range, event_types: [event_type], limit: 1 }).total_events;
      const emails = sumOf(rows, 'used');
      const rejects = sumOf(rows, 'rejects');
      expect(ask(world, '/stats/email_bounces')).toEqual({
        emails,
        rejects,
        softbounces: listed('soft-bounced'),
        hardbounces: listed('hard-bounced'),
        bounce_percent: percentText(sumOf(rows, 'bounces'), emails),
      });
      expect(ask(world, '/stats/email_spam')).toEqual({
        emails,
        rejects,
        spams: listed('spam'),
        spam_percent: percentText(listed('spam'), emails),
      });
      expect(ask(world, '/stats/email_unsubs')).toEqual({
        emails,
        rejects,
        unsubscribes: listed('unsubscribed'),
        unsubscribe_percent: percentText(listed('unsubscribed'), emails),
      });
      expect(ask(world, '/stats/email_summary')).toMatchObject({
        email_count: emails,
        opens: listed('opened'),
        clicks: listed('clicked'),
        rejects,
      });
    }
  });

  it('give the same sums however they are grouped', () => {
    const { world } = worldAtNoon();
    const range = { start_date: iso(NOON - 7 * DAY) };
    const byAddress = history(world, range).history;
    for (const group_by of ['username', 'domain', 'subaccount']) {
      const rows = history(world, { ...range, group_by }).history;
      expect(rows.length).toBeLessThan(byAddress.length);
      for (const field of ['used', 'bounces', 'opens', 'bytecount'] as const) {
        expect(sumOf(rows, field)).toBe(sumOf(byAddress, field));
      }
    }
  });

  it('agree user by user and subaccount by subaccount, and on the bytes', () => {
    const { world } = worldAtNoon();
    const range = { start_date: iso(NOON - 2 * DAY) };
    const rows = allPages(world, { ...range, event_types: ['processed'], limit: 1_000 });
    for (const { username, used, bytecount } of history(world, { ...range, group_by: 'username' }).history) {
      const own = rows.filter((row) => row.username === username);
      expect(own.length).toBe(used);
      expect(own.reduce((sum, row) => sum + row.byte_size, 0)).toBe(bytecount);
      expect(activity(world, { ...range, event_types: ['processed'], search_usernames: [username] }).total_events).toBe(
        used,
      );
    }
    const ofFabrikam = history(world, { ...range, subaccounts: ['Kd93bz'], group_by: 'subaccount' });
    expect(ofFabrikam.history.map(({ subaccount }) => subaccount)).toEqual(['Fabrikam']);
    expect(activity(world, { ...range, subaccounts: ['Kd93bz'], event_types: ['processed'] }).total_events).toBe(
      ofFabrikam.count,
    );
  });

  it('count refused attempts towards the quota', () => {
    const { world } = worldAtNoon();
    const { startMs, used } = world.cycle();
    const { history: rows } = history(world, { start_date: iso(startMs) });
    expect(used).toBe(sumOf(rows, 'used') + sumOf(rows, 'rejects'));
    expect(sumOf(rows, 'rejects')).toBeGreaterThan(0);
  });
});

describe('percent text', () => {
  it.each([
    [11, 150, '7.33'],
    [4, 56, '7.14'],
    [2, 150, '1.33'],
    [32, 150, '21.33'],
    [1, 100_000, '0.00'],
    [0, 0, '0.0'],
  ])('%i of %i is %s', (part, whole, expected) => {
    expect(percentText(part, whole)).toBe(expected);
  });
});
