import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCENARIO_NAMES } from '../../../src/simulator/traffic.ts';
import { type ActivityRow, activity, allPages, DAY, HOUR, iso, NOON, SECOND, worldAtNoon } from './worlds.ts';

const nameOf = ({ email_id, event }: ActivityRow): string => `${email_id} ${event}`;
const range = { start_date: iso(NOON - DAY), end_date: iso(NOON + DAY) };

describe('pages of activity', () => {
  it('walk every event exactly once, newest first, whatever the page size and the filter', () => {
    const filters = fc.record(
      {
        event_types: fc.subarray(['processed', 'delivered', 'opened', 'hard-bounced', 'rejected']),
        only_latest: fc.boolean(),
        search_usernames: fc.constantFrom(['northwind-crm'], ['northwind-shop', 'fabrikam-erp']),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        filters,
        fc.integer({ min: 7, max: 400 }),
        fc.constantFrom(...SCENARIO_NAMES),
        (filter, limit, scenario) => {
          const { world, clock } = worldAtNoon({ scenario });
          clock.now += 50 * SECOND;
          const rows = allPages(world, { ...range, ...filter, limit });
          const { total_events } = activity(world, { ...range, ...filter });
          expect(rows.length).toBe(total_events);
          expect(new Set(rows.map(nameOf)).size).toBe(total_events);
          const dates = rows.map(({ date }) => date);
          expect(dates).toEqual(dates.toSorted().toReversed());
        },
      ),
      { numRuns: 40 },
    );
  });

  it('stay those of the first request while new mail arrives in a storm', () => {
    const { world, clock } = worldAtNoon({ scenario: 'bounce-storm' });
    clock.now += 20 * SECOND;
    const search = { start_date: iso(NOON - HOUR), limit: 20 };
    const expected = allPages(world, { ...search, end_date: iso(clock.now) }).map(nameOf);
    const rows = allPages(world, search, () => {
      clock.now += 5 * SECOND;
    });
    expect(rows.map(nameOf)).toEqual(expected);
    expect(activity(world, search).total_events).toBeGreaterThan(expected.length);
  });

  it('refuse a token whose request was changed, and one that is no token', () => {
    const { world } = worldAtNoon();
    const { continue_token } = activity(world, { ...range, limit: 5 });
    expect(() => activity(world, { ...range, limit: 6, continue_token })).toThrow('continue_token');
    expect(() => activity(world, { ...range, limit: 5, continue_token: 'eyJwIjoyfQ' })).toThrow('continue_token');
    expect(activity(world, { ...range, limit: 5, continue_token }).events).toHaveLength(5);
  });
});

describe('searching activity', () => {
  it('begins today at midnight when no date is given, and never before the last 30 days', () => {
    const { world } = worldAtNoon();
    expect(activity(world).total_events).toBe(activity(world, { start_date: '2026-11-24' }).total_events);
    expect(activity(world, { start_date: iso(NOON - 60 * DAY) }).total_events).toBe(
      activity(world, { start_date: iso(NOON - 30 * DAY) }).total_events,
    );
  });

  it('includes the start and leaves out the end', () => {
    const { world } = worldAtNoon();
    const [newest] = activity(world, { ...range, limit: 1 }).events;
    const at = newest?.date ?? '';
    const next = iso(Date.parse(at) + SECOND);
    const names = (start_date: string, end_date: string) =>
      activity(world, { start_date, end_date }).events.map(nameOf);
    expect(names(at, next)).toContain(newest === undefined ? '' : nameOf(newest));
    expect(names(iso(Date.parse(at) - SECOND), at)).not.toContain(newest === undefined ? '' : nameOf(newest));
  });

  it('only_latest gives each mail once, with its newest event of the time asked for', () => {
    const { world } = worldAtNoon();
    const every = allPages(world, { ...range, limit: 1_000 });
    const newest = new Map<string, string>();
    for (const row of every.toReversed()) newest.set(row.email_id, row.event);
    const latest = allPages(world, { ...range, only_latest: true, limit: 1_000 });
    expect(latest.length).toBe(newest.size);
    for (const row of latest) expect(row.event).toBe(newest.get(row.email_id));
    const bySent = allPages(world, { ...range, only_latest_by_sent: true, limit: 50 });
    expect(new Set(bySent.map(nameOf))).toEqual(new Set(latest.map(nameOf)));
    expect(bySent.map(nameOf)).not.toEqual(latest.map(nameOf));
  });

  it('finds one mail by its id, with its whole story', () => {
    const { world } = worldAtNoon();
    const [clicked] = activity(world, { ...range, event_types: ['clicked'], limit: 1 }).events;
    const story = activity(world, { ...range, search_email_id: clicked?.email_id });
    expect(story.events.map(({ event }) => event)).toEqual(['clicked', 'opened', 'delivered', 'processed']);
  });

  it('finds text in any case, and any of several words', () => {
    const { world } = worldAtNoon();
    const total = (body: object): number => activity(world, { ...range, ...body }).total_events;
    expect(total({ search_sender: 'BILLING@' })).toBeGreaterThan(0);
    expect(total({ search_sender: 'BILLING@' })).toBe(total({ search_sender: 'billing@' }));
    expect(total({ search: 'billing@northwind | alerts@fabrikam' })).toBe(
      total({ search_sender: 'billing@northwind' }) + total({ search_sender: 'alerts@fabrikam' }),
    );
    expect(total({ search_recipient: '@mail.example' })).toBeGreaterThan(0);
    expect(total({ search_subject: 'invoice' })).toBeGreaterThan(0);
    expect(total({ search: 'no such text' })).toBe(0);
  });
});
