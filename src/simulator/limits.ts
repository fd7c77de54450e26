/** Counts what happened within the last minute. */
const createMeter = (now: () => number) => {
  let times: number[] = [];
  return {
    add: (): void => {
      times.push(now());
    },
    /** How many within the last minute. */
    count: (): number => {
      times = times.filter((time) => time > now() - 60_000);
      return times.length;
    },
  };
};

export type LimitOptions = {
  /** Requests a minute from one computer before it is timed out. The real figure is not published. */
  readonly requestsPerMinute: number;
  /** Error answers a minute before it is timed out. */
  readonly errorsPerMinute: number;
};

/** Counts requests, and says which are too many. */
export type Limits = {
  /** Counts a request; false while this computer is timed out. */
  readonly admitComputer: () => boolean;
  readonly countError: () => void;
  /** Counts a call with a limit of its own; false when the minute's share is used up. */
  readonly admitCall: (path: string, key: string, perMinute: number) => boolean;
};

export const NO_LIMITS: Limits = {
  admitComputer: () => true,
  countError: () => undefined,
  admitCall: () => true,
};

/** The limits of smtp2go-api.md 1.5: some calls a minute for each key, and a time-out of a minute for a computer. */
export const createLimits = (now: () => number, options: LimitOptions): Limits => {
  const requests = createMeter(now);
  const errors = createMeter(now);
  const calls = new Map<string, ReturnType<typeof createMeter>>();
  let timedOutUntil = Number.NEGATIVE_INFINITY;
  return {
    admitComputer: () => {
      if (now() < timedOutUntil) return false;
      requests.add();
      const isTooMuch = requests.count() > options.requestsPerMinute || errors.count() > options.errorsPerMinute;
      if (isTooMuch) timedOutUntil = now() + 60_000;
      return !isTooMuch;
    },
    countError: errors.add,
    admitCall: (path, key, perMinute) => {
      const name = `${key} ${path}`;
      const meter = calls.get(name) ?? createMeter(now);
      calls.set(name, meter);
      if (meter.count() >= perMinute) return false;
      meter.add();
      return true;
    },
  };
};
