import { describe, expect, it } from 'vitest';
import { GROUPS } from '../../../src/shared/alert.ts';
import { memberOf } from '../../worlds/mail.ts';
import { ALWAYS, dayOf } from '../../worlds/time.ts';
import { REPORTED, WORLDS } from '../../worlds/worlds.ts';

describe('the worlds', () => {
  it('are at least 24, and a third of them is only reported', () => {
    const names = WORLDS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(24);
    expect([...REPORTED].filter((name) => !names.includes(name))).toEqual([]);
    expect(Math.abs(REPORTED.size - names.length / 3)).toBeLessThan(1);
  });

  it.each(WORLDS)('$name: its troubles are of mail that it has, in time that it has', ({ accounts, troubles }) => {
    expect(new Set(accounts.map(({ name }) => name)).size).toBe(accounts.length);
    for (const { account, member, from, to } of troubles) {
      const own = accounts.filter(({ name }) => account === undefined || name === account);
      expect(own.length).toBe(1);
      const members = own[0]?.streams.flatMap((stream) => GROUPS.map((by) => memberOf(stream, by)));
      expect([undefined, ...(members ?? [])]).toContain(member);
      expect([from >= ALWAYS.from, from < to, to <= ALWAYS.to, dayOf(to) > -1]).toEqual([true, true, true, true]);
    }
    const users = accounts.map(({ streams }) => streams.map(({ user }) => user));
    expect(users.map((all) => new Set(all).size)).toEqual(users.map((all) => all.length));
  });
});
