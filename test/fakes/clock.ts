import { setImmediate as afterMicrotasks } from 'node:timers/promises';
import type { Clock } from '../../src/main/core/ports.ts';

export interface FakeClock extends Clock {
  /** Lets `ms` go by: calls back whatever falls due, in order, and lets what follows from each settle. */
  readonly advance: (ms: number) => Promise<void>;
  /** The wall clock jumps by `ms` (may be negative); delays do not notice. */
  readonly jump: (ms: number) => void;
  /** How many calls are still to come: 0 when everything was cleaned up. */
  readonly waiting: () => number;
}

/** A clock that stands still until it is told to move. */
export function fakeClock(startAt = Date.UTC(2026, 2, 4, 9, 0, 0)): FakeClock {
  let elapsed = 0;
  let jumped = 0;
  const timers = new Set<{ readonly due: number; readonly call: () => void }>();
  const nextDue = (until: number) =>
    [...timers].filter((timer) => timer.due <= until).toSorted((a, b) => a.due - b.due)[0];

  return {
    now: () => startAt + elapsed + jumped,
    monotonic: () => elapsed,
    after: (ms, call) => {
      const timer = { due: elapsed + Math.max(0, ms), call };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: async (ms) => {
      const until = elapsed + ms;
      await afterMicrotasks();
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        timers.delete(timer);
        elapsed = timer.due;
        timer.call();
        await afterMicrotasks();
      }
      elapsed = until;
    },
    jump: (ms) => {
      jumped += ms;
    },
    waiting: () => timers.size,
  };
}
