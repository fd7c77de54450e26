import { describe, expect, it } from 'vitest';
import { followTimeZone } from '../../../../src/main/shell/time-zone.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const MINUTE = 60_000;

/** An environment that counts how often TZ is taken away, which is when Node looks for the zone again. */
const setUp = (variables: NodeJS.ProcessEnv) => {
  let looks = 0;
  const env = new Proxy(variables, {
    deleteProperty: (target, name) => {
      if (name === 'TZ') looks += 1;
      return Reflect.deleteProperty(target, name);
    },
  });
  const clock = fakeClock();
  return { clock, look: followTimeZone(clock, env), looks: () => looks };
};

describe('the time zone of the process', () => {
  it('is looked for every minute, and whenever that is asked for', async () => {
    const { clock, look, looks } = setUp({});
    await clock.advance(3 * MINUTE);
    expect(looks()).toBe(3);
    look();
    expect(looks()).toBe(4);
  });

  it('is the one that was set, where one was', async () => {
    const variables = { TZ: 'Europe/Berlin' };
    const { clock, look, looks } = setUp(variables);
    await clock.advance(3 * MINUTE);
    look();
    expect([looks(), variables.TZ]).toEqual([0, 'Europe/Berlin']);
  });

  it('is found again by Node where TZ is taken away', () => {
    const before = process.env['TZ'];
    const zone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;
    try {
      process.env['TZ'] = 'Asia/Tokyo';
      expect(zone()).toBe('Asia/Tokyo');
      delete process.env['TZ'];
      expect(zone()).not.toBe('Asia/Tokyo');
    } finally {
      if (before !== undefined) process.env['TZ'] = before;
    }
  });
});
