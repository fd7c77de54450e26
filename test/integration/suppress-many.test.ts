import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/shared/actions/index.ts';
import type { RunAnswer } from '../../src/shared/bridge.ts';
import type { Result } from '../../src/shared/failure.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { hurriedRuns } from '../fixtures/hurried.ts';

const COUNT = 10_000;
const ADDRESSES = Array.from({ length: COUNT }, (_, n) => `reader${n}@contoso.example`);
/** What a client may ask for within a minute (src/main/core/api/limits.ts), and one more. */
const ONE_TOO_MANY = 121;
/** 10,000 real exchanges take seconds, and longer where the computer has other things to do. */
const TIME_LIMIT_MS = 240_000;

let clock: FakeClock;
let simulator: Simulator;
beforeEach(async () => {
  clock = fakeClock();
  simulator = await startSimulator({
    mailsPerDay: 1,
    now: clock.now,
    // A single request above the limit would shut this computer out for a minute.
    limits: { requestsPerMinute: ONE_TOO_MANY - 1 },
  });
});
afterEach(() => simulator.close());

const dataOf = (result: Result<RunAnswer>) => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return ACTIONS.suppression_add.output.parse(result.data.data);
};
const rising = (numbers: readonly number[]) => numbers.every((one, n) => n === 0 || one > (numbers[n - 1] ?? 0));

describe('10,000 suppressions over real HTTP', () => {
  it(
    'are one call each within the limits, can be stopped half way and gone on with, and tell what failed',
    async () => {
      const runs = hurriedRuns(simulator, clock);
      const adds = () =>
        runs.sent
          .filter(({ path }) => path === 'suppression/add')
          .map(({ body }) => String(JSON.parse(body).email_address));
      const half = COUNT / 2;

      const seen: number[] = [];
      const first = dataOf(
        await runs.run('suppression_add', { email_address: ADDRESSES }, ({ runId, done, total }) => {
          expect(total).toBe(COUNT);
          seen.push(done);
          if (done === half) runs.cancel(runId);
        }),
      );
      // What was on its way when it was stopped may have arrived: that is said, and nothing else was begun.
      const sentFirst = adds();
      expect(new Set(sentFirst).size).toBe(sentFirst.length);
      expect(sentFirst.length - half).toBeGreaterThanOrEqual(0);
      expect(sentFirst.length - half).toBeLessThan(4);
      expect(rising(seen)).toBe(true);
      expect(first.succeeded.length).toBeGreaterThanOrEqual(half);
      expect([...first.succeeded, ...first.failed.map(({ email_address }) => email_address)].toSorted()).toEqual(
        ADDRESSES.toSorted(),
      );
      const unknown = first.failed.filter(({ outcome }) => outcome === 'unknown');
      expect(unknown.length).toBeLessThan(4);
      expect(first.failed.length - unknown.length).toBe(COUNT - sentFirst.length);
      expect(first.failed.at(-1)).toEqual({
        email_address: ADDRESSES.at(-1),
        outcome: 'not_tried',
        reason: 'Cancelled before its turn.',
      });

      // The rest: through a limit, a lost answer, a lost question, and three refusals.
      const rest = first.failed.map(({ email_address }) => email_address);
      const second = dataOf(
        await runs.run('suppression_add', { email_address: rest }, ({ done }) => {
          if (done === 1000) simulator.setFault('/suppression/add', { kind: 'too-many', retryAfter: '30' }, 1);
          if (done === 2000) simulator.setFault('/suppression/add', { kind: 'truncated' }, 1);
          if (done === 3000) simulator.setFault('/suppression/add', { kind: 'reset' }, 1);
          if (done === 4000) {
            const refusal = {
              kind: 'refusal',
              status: 400,
              code: 'API_EXCEPTION',
              text: 'This address is closed.',
            } as const;
            simulator.setFault('/suppression/add', refusal, 3);
          }
        }),
      );
      expect(second.succeeded.length).toBe(rest.length - 4);
      expect(second.failed.map(({ outcome }) => outcome).toSorted()).toEqual([
        'refused',
        'refused',
        'refused',
        'unknown',
      ]);
      for (const { outcome, reason } of second.failed)
        expect(reason).toMatch(outcome === 'refused' ? /This address is closed\./ : /is not on the list\./);

      const last = await runs.run(
        'suppression_add',
        { email_address: second.failed.map(({ email_address }) => email_address) },
        () => undefined,
      );
      expect(dataOf(last)).toMatchObject({ failed: [] });

      // Nobody was asked for twice but for what had failed, and what was refused for speed.
      const again = rest.filter((address) => sentFirst.includes(address)).length + second.failed.length + 1;
      expect(adds().length).toBe(COUNT + again);
      expect(new Set(adds()).size).toBe(COUNT);
      expect(runs.mostAtOnce()).toBe(4);
      // Waited for, not timed: 120 a minute.
      expect(clock.monotonic()).toBeGreaterThan((COUNT / 120 - 2) * 60_000);
      expect(clock.waiting()).toBe(0);
    },
    TIME_LIMIT_MS,
  );
});
