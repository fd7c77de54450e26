import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_STORY_HOURS } from '../../../src/simulator/mail.ts';
import { mailsOfHour, SCENARIO_NAMES } from '../../../src/simulator/traffic.ts';
import { countOf, type World } from '../../../src/simulator/world.ts';
import { DAY, HOUR, NOON, SECOND, worldAtNoon } from './worlds.ts';

const rates = (world: World, lastMs: number) => {
  const sums = world.sums(world.window(world.now() - lastMs, world.now()));
  const sent = countOf(sums, 'processed');
  const bounces = countOf(sums, 'hard-bounced') + countOf(sums, 'soft-bounced');
  return {
    sent,
    bounces,
    bounce: (bounces / sent) * 100,
    spam: (countOf(sums, 'spam') / sent) * 100,
    spams: countOf(sums, 'spam'),
    reject: (countOf(sums, 'rejected') / sent) * 100,
  };
};

/** As large as the demo account: rates of small worlds are left to chance. */
const demo = { mailsPerDay: 5_800 };

describe('a calm world', () => {
  it('stays far from every limit, on every day of a month', () => {
    const { world, clock } = worldAtNoon(demo);
    for (let day = 0; day < 30; day += 1) {
      clock.now = NOON + day * DAY;
      const last = rates(world, DAY);
      expect(last.sent).toBeGreaterThan(4_000);
      expect(last.bounce).toBeLessThan(4);
      expect(last.spam).toBeLessThan(0.06);
      expect(last.reject).toBeLessThan(2);
      expect(rates(world, 30 * DAY).bounce).toBeLessThan(4);
      expect(rates(world, 30 * DAY).spam).toBeLessThan(0.06);
    }
  });

  it('tells the same story again from the same seed, and another from another seed', () => {
    const bouncesOf = (seed: number) => [...worldAtNoon({ seed }).world.sums({ from: 0, until: NOON / 1000 }).events];
    expect(bouncesOf(3)).toEqual(bouncesOf(3));
    expect(bouncesOf(3)).not.toEqual(bouncesOf(4));
  });

  it('forgets mail that is older than 35 days and mail that is still to come', () => {
    const { world } = worldAtNoon();
    const all = world.sums(world.window(0, NOON + 10 * DAY));
    const remembered = world.sums(world.window(Date.UTC(2026, 9, 20), NOON));
    expect(all.events).toEqual(remembered.events);
    expect(countOf(all, 'processed')).toBeGreaterThan(0);
  });
});

describe('a bounce storm', () => {
  it('passes 8 % and then 12 % within a minute, and is mostly one sender', () => {
    const { world, clock } = worldAtNoon({ ...demo, scenario: 'bounce-storm', scenarioDelayMs: 15 * SECOND });
    clock.now = NOON + 15 * SECOND;
    expect(rates(world, DAY).bounce).toBeLessThan(4);
    clock.now = NOON + 45 * SECOND;
    expect(rates(world, DAY).bounce).toBeGreaterThan(8);
    expect(rates(world, DAY).bounce).toBeLessThan(12);
    clock.now = NOON + 75 * SECOND;
    const after = rates(world, DAY);
    expect(after.bounce).toBeGreaterThan(12.5);
    expect(after.sent).toBeGreaterThan(8_500);
    expect(after.sent).toBeLessThan(10_000);
    expect(after.bounces).toBeGreaterThan(1_100);
    expect(after.bounces).toBeLessThan(1_400);
    expect(rates(world, 30 * DAY).bounce).toBeLessThan(4);
  });

  it('leaves the last 24 hours as time passes', () => {
    const { world, clock } = worldAtNoon({ ...demo, scenario: 'bounce-storm' });
    clock.now = NOON + 2 * 60 * SECOND;
    const peak = rates(world, DAY).bounce;
    clock.now = NOON + 25 * HOUR;
    expect(peak).toBeGreaterThan(12);
    expect(rates(world, DAY).bounce).toBeLessThan(4);
  });

  it('breaks off when it is called off', () => {
    const { world, clock } = worldAtNoon({ ...demo, scenario: 'bounce-storm' });
    clock.now = NOON + 10 * SECOND;
    world.setScenario('calm');
    clock.now = NOON + 5 * 60 * SECOND;
    expect(world.scenario()).toBe('calm');
    expect(rates(world, DAY).bounce).toBeLessThan(8);
  });

  it('is over in a fifth of the time at speed 5', () => {
    const { world, clock } = worldAtNoon({ ...demo, scenario: 'bounce-storm', speed: 5 });
    clock.now = NOON + 15 * SECOND;
    expect(rates(world, DAY).bounce).toBeGreaterThan(12);
  });
});

describe('the other scenarios', () => {
  it('spam wave: complaints of 24 hours pass 0.10 %, those of 30 days stay good', () => {
    const { world, clock } = worldAtNoon({ ...demo, scenario: 'spam-wave' });
    clock.now = NOON + 75 * SECOND;
    expect(rates(world, DAY).spam).toBeGreaterThan(0.1);
    expect(rates(world, DAY).spams).toBeGreaterThanOrEqual(2);
    expect(rates(world, 30 * DAY).spam).toBeLessThan(0.06);
  });

  it('low volume: from the start there is not enough mail to judge', () => {
    const { world } = worldAtNoon({ ...demo, scenario: 'low-volume' });
    const month = rates(world, 30 * DAY).sent;
    expect(month).toBeGreaterThan(30);
    expect(month).toBeLessThan(150);
    expect(rates(world, DAY).sent).toBeLessThan(20);
  });

  it('low volume, begun later: the past stays, the mail dries up', () => {
    const { world, clock } = worldAtNoon(demo);
    const before = rates(world, 30 * DAY).sent;
    world.setScenario('low-volume');
    expect(rates(world, 30 * DAY).sent).toBe(before);
    clock.now = NOON + 2 * DAY;
    expect(rates(world, DAY).sent).toBeLessThan(20);
  });

  it('quota nearly used: from 93 % past 95 % within a minute', () => {
    const { world, clock } = worldAtNoon(demo);
    const share = () => world.cycle().used / world.cycle().max;
    expect(share()).toBeLessThan(0.8);
    world.setScenario('quota-nearly-used');
    expect(share()).toBeGreaterThan(0.92);
    expect(share()).toBeLessThan(0.94);
    clock.now = NOON + 60 * SECOND;
    expect(share()).toBeGreaterThan(0.95);
    expect(share()).toBeLessThan(1);
  });

  it('a new billing cycle begins after 30 days', () => {
    const { world, clock } = worldAtNoon(demo);
    const first = world.cycle();
    clock.now = first.endMs + SECOND;
    expect(world.cycle().startMs).toBe(first.endMs);
    expect(world.cycle().used).toBeLessThan(100);
  });
});

describe('traffic', () => {
  it('has no event later than the longest story', () => {
    const hours = fc.integer({ min: Math.floor(NOON / HOUR) - 800, max: Math.floor(NOON / HOUR) + 800 });
    const phases = fc.constantFrom(...SCENARIO_NAMES).map((scenario) => [{ scenario, from: NOON / 1000 }]);
    fc.assert(
      fc.property(fc.integer(), hours, phases, (seed, hour, plan) => {
        const block = mailsOfHour({ seed, mailsPerDay: 3_000, speed: 1, phases: plan }, hour);
        expect(block.lastEvent).toBeLessThan((hour + 1 + LONGEST_STORY_HOURS) * 3_600);
        for (const second of block.second) expect(second).toBeLessThan(3_600);
      }),
      { numRuns: 40 },
    );
  });

  it('is never rewritten by a change of scenario', () => {
    const change = fc.record({
      wait: fc.integer({ min: 0, max: 100_000 }),
      scenario: fc.constantFrom(...SCENARIO_NAMES),
      delay: fc.integer({ min: 0, max: 5_000 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const { world, clock } = worldAtNoon({ scenario: 'bounce-storm' });
        for (const { wait, scenario, delay } of changes) {
          clock.now += wait;
          const window = world.window(NOON - HOUR, clock.now);
          const before = world.sums(window).events;
          world.setScenario(scenario, delay);
          expect(world.sums(window).events).toEqual(before);
        }
      }),
      { numRuns: 40 },
    );
  });
});
