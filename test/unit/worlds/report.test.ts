import { describe, expect, it } from 'vitest';
import type { Measured } from '../../worlds/measure.ts';
import { reportOf, withReport } from '../../worlds/report.ts';
import type { World } from '../../worlds/world.ts';

const world = (name: string, part: Partial<World> = {}): World => ({
  name,
  accounts: [{ name: 'Northwind', streams: [] }],
  troubles: [],
  ...part,
});

const life = (part: Partial<Measured>): Measured => ({
  troubles: [],
  falseMessages: 0,
  falseIncidents: 0,
  messages: {},
  mostInADay: 0,
  mostListsInADay: 0,
  accounts: 1,
  ...part,
});

const found = { what: 'a storm', ms: 1, isStorm: true, isFound: true, delay: 30, sinceFirstBad: 90 };
const missed = { ...found, isFound: false, delay: undefined, sinceFirstBad: undefined };
const run = { isFast: true, seeds: 2, days: 60 };

const report = reportOf(
  [
    {
      title: 'tuned on',
      lived: [
        {
          world: world('stormy'),
          lives: [
            life({ troubles: [found], messages: { opened: 1, reminder: 2 }, mostInADay: 3 }),
            life({ troubles: [missed], falseMessages: 4, falseIncidents: 2, messages: { opened: 4 }, mostInADay: 4 }),
          ],
        },
      ],
    },
    {
      title: 'only reported',
      lived: [{ world: world('calm', { isQuiet: true }), lives: [life({}), life({ messages: { opened: 1 } })] }],
    },
  ],
  run,
);

describe('the report of the worlds', () => {
  it.each([
    '| troubles found | at least 95% | 50% (0%) | 50% (0%) | - |',
    // Four in two months of two accounts, and in two months of one.
    '| false messages in 10 account-months | at most 1 | 5 (10) | 10 (20) | 0 (0) |',
    '| storms found: delay, worst | at most 2 h | 30 min (30 min) | 30 min (30 min) | - |',
    '| messages without lists for each trouble | at most 3 | 4 (5) | 3.5 (4) | - |',
    '| messages where nothing is wrong | none | 0.5 (1) | - | 0.5 (1) |',
    '| stormy | 0.5 of 1 | 2 (1) | 30 min | 1 h 30 min | 2.5 | 1 | 4 |',
    '| calm | - | 0 (0) | - | - | 0.5 | 0 |',
  ])('has %s', (line) => {
    expect(report.split('\n')).toContain(line);
  });

  it('takes the place of the one before', () => {
    const page = 'before\n<!-- worlds, fast: written by npm run worlds -->\nold\n<!-- end of worlds, fast -->\nafter';
    const once = withReport(page, 'new', run);
    expect(once).toMatch(/^before\n.*\n\nnew\n\n.*\nafter$/);
    expect(withReport(once, 'new', run)).toBe(once);
    expect(() => withReport(page, 'new', { ...run, isFast: false })).toThrow('no place');
  });
});
