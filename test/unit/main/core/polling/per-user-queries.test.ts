import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseUsers } from '../../../../../src/main/core/polling/per-user-queries.ts';
import { type DayTally, NOTHING } from '../../../../../src/main/core/polling/run-query.ts';
import { aRule } from '../alerting/builders.ts';

const hard = aRule({ metric: 'hard_bounce_rate', scope: { by: 'username', members: 'all' } });
const mail = (sent: number, bounces: number): DayTally => ({ ...NOTHING, sent, bounces });
const tallies = (rows: Readonly<Record<string, DayTally>>) => ({
  now: new Map(Object.entries(rows)),
  before: undefined,
});
const NOBODY: ReadonlySet<string> = new Set();

describe('the users that are queried', () => {
  it('include none without a bounce, and none without a name', () => {
    const seen = tallies({ shop: mail(1000, 0), '': mail(1000, 900) });
    expect(chooseUsers([hard], seen, NOBODY, 10, 0)).toEqual({ users: [], postponed: [] });
  });

  it('are first those with an active series, then those who might break a rule, worst first', () => {
    const seen = tallies({ calm: mail(1000, 80), bad: mail(1000, 90), worse: mail(1000, 200), known: mail(1000, 10) });
    expect(chooseUsers([hard], seen, new Set(['known']), 3, 0)).toEqual({
      users: ['known', 'worse', 'bad'],
      postponed: [],
    });
  });

  it('are postponed if they might break a rule and do not fit', () => {
    const seen = tallies({ bad: mail(1000, 90), worse: mail(1000, 200) });
    expect(chooseUsers([hard], seen, NOBODY, 1, 0)).toEqual({ users: ['worse'], postponed: ['bad'] });
  });

  it('are not urgent with little mail, and left out if no rule watches them', () => {
    const listed = aRule({ ...hard, scope: { by: 'username', members: ['shop'] } });
    const seen = tallies({ shop: mail(99, 99), other: mail(1000, 1000) });
    expect(chooseUsers([listed], seen, NOBODY, 0, 0)).toEqual({ users: [], postponed: [] });
    expect(chooseUsers([listed], seen, NOBODY, 5, 0).users).toEqual(['shop']);
  });

  it('rotate among those that are not urgent, until each had a turn', () => {
    const calm = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`u${n}`, mail(1000, 1)]));
    const turns = [0, 1, 2, 3].map((turn) => chooseUsers([hard], tallies(calm), NOBODY, 3, turn).users);
    for (const users of turns) expect(users).toHaveLength(3);
    expect(new Set(turns.flat()).size).toBe(10);
  });

  it('might break a rule on a rise only if the window before was read and had bounces', () => {
    const rise = { ...hard, compare: 'rise' } as const;
    const now = new Map([['shop', mail(1000, 30)]]);
    const isFeared = (before: ReadonlyMap<string, DayTally> | undefined) =>
      chooseUsers([rise], { now, before }, NOBODY, 0, 0).postponed.length > 0;
    expect(isFeared(new Map([['shop', mail(1000, 10)]]))).toBe(true);
    expect(isFeared(new Map([['shop', mail(1000, 0)]]))).toBe(false);
    expect(isFeared(new Map([['shop', mail(99, 10)]]))).toBe(false);
    expect(isFeared(undefined)).toBe(false);
  });

  it('are never more than there is room for, nobody twice, and no one both queried and postponed', () => {
    const rows = fc.dictionary(fc.string({ maxLength: 3 }), fc.tuple(fc.nat(2000), fc.nat(400)), { maxKeys: 30 });
    fc.assert(
      fc.property(rows, fc.nat(12), fc.nat(100), (table, most, turn) => {
        const seen = tallies(Object.fromEntries(Object.entries(table).map(([user, [a, b]]) => [user, mail(a, b)])));
        const { users, postponed } = chooseUsers([hard], seen, NOBODY, most, turn);
        expect(users.length).toBeLessThanOrEqual(most);
        expect(new Set([...users, ...postponed]).size).toBe(users.length + postponed.length);
      }),
    );
  });
});
