import { SENDERS } from './cast.ts';
import { startOfDay } from './dates.ts';
import {
  addEvent,
  CHAINS,
  EVENTS,
  emptySums,
  eventNumber,
  eventSecond,
  LONGEST_STORY_HOURS,
  type MailBlock,
  type Sums,
} from './mail.ts';
import { mailsOfHour, type Phase, SCENARIOS, type Scenario, type Traffic } from './traffic.ts';

export type WorldOptions = {
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly mailsPerDay: number;
  readonly speed: number;
  readonly scenario: Scenario;
  readonly scenarioDelayMs: number;
};

/** From and until in seconds since 1970, until excluded. */
export type Window = { readonly from: number; readonly until: number };

type Cycle = {
  readonly startMs: number;
  readonly endMs: number;
  readonly used: number;
  readonly max: number;
};

/** The simulated account and everything that was ever sent from it, up to now. Nothing here knows of HTTP. */
export type World = {
  readonly now: () => number;
  /** The scenario of this moment. */
  readonly scenario: () => Scenario;
  /** Begins a scenario now or in `delayMs`; takes the place of everything that was planned for later. */
  readonly setScenario: (scenario: Scenario, delayMs?: number) => void;
  /** Cuts a window in milliseconds to whole seconds that have passed and that the world remembers. */
  readonly window: (fromMs: number, untilMs: number) => Window;
  /** What happened within a window, by sender: events count by their own time, not by when their mail was sent. */
  readonly sums: (window: Window) => Sums;
  /** Calls `visit` for each event within a window, the mails of later hours first. */
  readonly visitEvents: (window: Window, visit: VisitEvent) => void;
  readonly cycle: () => Cycle;
};
type VisitEvent = (block: MailBlock, index: number, step: number, second: number) => void;

const DAY_MS = 86_400_000;
const REMEMBERED_DAYS = 35;
const CYCLE_DAYS = 30;
/** The first cycle began this long before the start, so that there is something to see of it. */
const CYCLE_DAYS_BEHIND = 18;
const TIGHT_PLAN_USED = 0.93;

const hourOf = (second: number): number => Math.floor(second / 3_600);

/** Number of events of one kind: of all senders, or of those that `accepts` names. */
export const countOf = (
  sums: Sums,
  event: (typeof EVENTS)[number],
  accepts: (sender: number) => boolean = () => true,
): number => {
  const number = eventNumber(event);
  return SENDERS.reduce(
    (sum, _, sender) => (accepts(sender) ? sum + (sums.events[sender * EVENTS.length + number] ?? 0) : sum),
    0,
  );
};

const initialPhases = (options: WorldOptions): Phase[] => {
  const start = (options.now() + options.scenarioDelayMs) / 1000;
  const isOld = options.scenarioDelayMs === 0 && SCENARIOS[options.scenario].quiet === true;
  return [
    { scenario: isOld ? options.scenario : 'calm', from: Number.NEGATIVE_INFINITY },
    { scenario: options.scenario, from: start },
  ];
};

/**
 * Makes a world whose past is already there: hours of mail are worked out from the seed when they are first asked for
 * and kept in a few bytes a mail.
 */
export const createWorld = (options: WorldOptions): World => {
  const { now } = options;
  const oldestHour = (): number => hourOf(startOfDay(now()) / 1000) - REMEMBERED_DAYS * 24;
  const firstCycleMs = startOfDay(now()) - CYCLE_DAYS_BEHIND * DAY_MS;
  const planSize = Math.ceil((options.mailsPerDay * 40) / 10_000) * 10_000;
  const blocks = new Map<number, MailBlock>();
  let traffic: Traffic = { ...options, phases: initialPhases(options) };

  const blockOf = (hour: number): MailBlock => {
    const known = blocks.get(hour);
    if (known !== undefined) return known;
    for (const old of blocks.keys()) if (old < oldestHour()) blocks.delete(old);
    const block = mailsOfHour(traffic, hour);
    blocks.set(hour, block);
    return block;
  };

  const currentPhase = (): Phase => {
    const second = now() / 1000;
    return (
      traffic.phases.findLast(({ from }) => from <= second) ?? { scenario: 'calm', from: Number.NEGATIVE_INFINITY }
    );
  };

  const blocksAround = ({ from, until }: Window): MailBlock[] => {
    const first = Math.max(oldestHour(), hourOf(from) - LONGEST_STORY_HOURS);
    const count = Math.max(0, hourOf(until) - first + 1);
    return Array.from({ length: count }, (_, place) => blockOf(first + count - 1 - place));
  };

  const visitBlock = (block: MailBlock, { from, until }: Window, visit: VisitEvent): void => {
    for (let index = 0; index < block.length; index += 1) {
      const steps = CHAINS[block.outcome[index] ?? 0]?.length ?? 0;
      for (let step = 0; step < steps; step += 1) {
        const second = eventSecond(block, index, step);
        if (second >= until) break;
        if (second >= from) visit(block, index, step, second);
      }
    }
  };

  const sums = (window: Window): Sums => {
    const total = emptySums();
    for (const block of blocksAround(window)) {
      if (block.hour * 3_600 >= window.from && block.lastEvent < window.until) {
        block.sums.events.forEach((count, place) => {
          total.events[place] = (total.events[place] ?? 0) + count;
        });
        block.sums.bytes.forEach((bytes, sender) => {
          total.bytes[sender] = (total.bytes[sender] ?? 0) + bytes;
        });
        continue;
      }
      visitBlock(block, window, ({ key, sender, outcome }, index, step) => {
        const event = CHAINS[outcome[index] ?? 0]?.[step] ?? 0;
        addEvent(total, sender[index] ?? 0, event, key[index] ?? 0);
      });
    }
    return total;
  };

  const window = (fromMs: number, untilMs: number): Window => ({
    from: Math.max(Math.ceil(fromMs / 1000), oldestHour() * 3_600),
    until: Math.ceil(Math.min(untilMs, now()) / 1000),
  });

  /** Refused attempts count as well (smtp2go-api.md 6). */
  const usedSince = (startMs: number, untilMs: number): number => {
    const total = sums(window(startMs, untilMs));
    return countOf(total, 'processed') + countOf(total, 'rejected');
  };

  const cycle = (): Cycle => {
    const startMs = firstCycleMs + Math.floor((now() - firstCycleMs) / (CYCLE_DAYS * DAY_MS)) * CYCLE_DAYS * DAY_MS;
    const phase = currentPhase();
    const isTight = SCENARIOS[phase.scenario].tightPlan === true;
    return {
      startMs,
      endMs: startMs + CYCLE_DAYS * DAY_MS,
      used: usedSince(startMs, now()),
      max: isTight ? Math.ceil(usedSince(startMs, phase.from * 1000) / TIGHT_PLAN_USED) : planSize,
    };
  };

  return {
    now,
    scenario: () => currentPhase().scenario,
    setScenario: (scenario, delayMs = 0) => {
      const second = (now() + delayMs) / 1000;
      const begun = traffic.phases.filter(({ from }) => from <= now() / 1000 && from < second);
      traffic = { ...traffic, phases: [...begun, { scenario, from: second }] };
      for (const hour of blocks.keys()) if (hour >= hourOf(now() / 1000)) blocks.delete(hour);
    },
    window,
    sums,
    visitEvents: (within, visit) => {
      for (const block of blocksAround(within)) visitBlock(block, within, visit);
    },
    cycle,
  };
};
