/** Who makes a request, in the order in which free turns are given out. */
export const LANES = ['person', 'check', 'background'] as const;
export type Lane = (typeof LANES)[number];

/** How many requests may be made per period, and how many of them the other lanes leave free for a lane. */
export interface Limit {
  readonly calls: number;
  readonly perMs: number;
  readonly kept: Readonly<Record<Lane, number>>;
}

/** Which part of a limit may be used, and the lanes for which requests are kept free. */
export interface Share {
  readonly part: number;
  readonly lanes: readonly Lane[];
}

/** SMTP2GO counts when requests arrive and we count when they leave; two may come closer together on the way. */
const MARGIN_MS = 1000;

/** The requests of one limit. All times are monotonic ms. */
export interface Budget {
  /** When the lane may make its next request, at or after `now`, if no other comes before it. */
  readonly freeAt: (lane: Lane, now: number) => number;
  /** Counts a request that is made now. */
  readonly take: (lane: Lane, now: number) => void;
  /** Counts a request that waits until `at`, so that those behind it find their own time. */
  readonly plan: (lane: Lane, at: number) => void;
  readonly forgetPlans: () => void;
}

/**
 * Stores the time of each request instead of a token bucket: a full bucket plus its refill would allow twice the limit
 * within one period.
 */
export function createBudget({ calls, perMs, kept }: Limit, { part, lanes }: Share): Budget {
  const periodMs = perMs + MARGIN_MS;
  const most = Math.floor(calls * part);
  /** Oldest first. */
  let uses: Use[] = [];

  const add = (use: Use): void => {
    const before = uses.findLastIndex(({ at }) => at <= use.at);
    uses.splice(before + 1, 0, use);
  };
  const keepOnly = (isKept: (use: Use) => boolean): void => {
    uses = uses.filter(isKept);
  };

  return {
    freeAt: (lane, now) => {
      if ((uses[0]?.at ?? now) <= now - periodMs) keepOnly(({ at }) => at > now - periodMs);
      const within = { person: 0, check: 0, background: 0 };
      let entered = 0;
      const enter = (until: number) => {
        for (let use = uses[entered]; use && use.at <= until; use = uses[entered]) {
          within[use.lane] += 1;
          entered += 1;
        }
      };
      /** Whether the lane may use one more: what is kept for others counts as used. */
      const hasRoom = () => {
        let occupied = within[lane];
        for (const each of LANES)
          if (each !== lane) occupied += Math.max(within[each], lanes.includes(each) ? kept[each] : 0);
        return occupied < most;
      };
      enter(now);
      if (hasRoom()) return now;
      let at = now;
      for (const oldest of uses) {
        at = oldest.at + periodMs;
        enter(at);
        within[oldest.lane] -= 1;
        if (hasRoom()) return at;
      }
      return at;
    },
    take: (lane, now) => add({ lane, at: now, isPlan: false }),
    plan: (lane, at) => add({ lane, at, isPlan: true }),
    forgetPlans: () => keepOnly(({ isPlan }) => !isPlan),
  };
}

interface Use {
  readonly lane: Lane;
  readonly at: number;
  readonly isPlan: boolean;
}
