import { z } from 'zod';
import type { Evaluation, Level, Rule } from '../../../shared/alert.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/calendar.ts';
import { levelOf, resolveAtOf } from '../../../shared/thresholds.ts';

/** Watched time (ms) in this phase, and the time of the last sample if the time since then counts. */
const watched = { watchedMs: z.number().min(0), lastAt: z.number().optional() };

/** An open incident: its level, and when the person was last notified (ms since the epoch). */
const open = {
  level: z.enum(['warning', 'critical']),
  notifiedAt: z.number(),
  /** False if the person was told of none of its events. Kept by the caller. */
  isTold: z.boolean().optional(),
};

/** Breaches seen in a row, with nothing else seen between them, and the time (ms) that they span. */
const sights = z.object({ count: z.int().min(1), spanMs: z.number().min(0), at: z.number() });

/**
 * The alert state of one series under one rule (design: alerts.md, "State machine"). Plain JSON, stored after every
 * transition so that a restart continues from it. In `insufficient_data`, an incident is open but there is not enough
 * mail to judge it.
 */
export const AlertState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('normal') }),
  z.object({ phase: z.literal('pending'), ...watched, sights: sights.optional() }),
  z.object({ phase: z.literal('firing'), ...open }),
  z.object({ phase: z.literal('recovering'), ...open, ...watched }),
  z.object({ phase: z.literal('insufficient_data'), ...open, ...watched }),
]);
export type AlertState = z.infer<typeof AlertState>;

/** An event of a transition. `note` gives the reason if an incident ended for an unusual one. */
export interface AlertEvent {
  readonly kind: 'opened' | 'escalated' | 'reminded' | 'resolved' | 'closed_without_judgement';
  readonly level: Level;
  readonly note?: string;
}

export interface Transition {
  readonly state: AlertState;
  /** At most one. */
  readonly events: readonly AlertEvent[];
}

type OpenState = Extract<AlertState, { readonly level: Level }>;
type Watched = z.infer<z.ZodObject<typeof watched>>;

export const NORMAL: AlertState = { phase: 'normal' };
export const isOpen = (state: AlertState): state is OpenState => 'level' in state;

const INSUFFICIENT_FOR = 24 * HOUR_MS;

/**
 * Watched time (ms) in a phase, including the time since the last sample if that was watched (design: alerts.md,
 * "State machine").
 */
export function watchedUntil(since: Watched, at: number, intervalMs: number): number {
  const passed = at - (since.lastAt ?? at);
  return passed > 0 && passed <= 2 * intervalMs ? since.watchedMs + passed : since.watchedMs;
}

const withoutEvent = (state: AlertState): Transition => ({ state, events: [] });

function onInsufficientData(state: AlertState, at: number, intervalMs: number): Transition {
  if (!isOpen(state)) return withoutEvent(NORMAL);
  const watchedMs = state.phase === 'insufficient_data' ? watchedUntil(state, at, intervalMs) : 0;
  if (watchedMs >= INSUFFICIENT_FOR) {
    const note = 'no longer enough mail to judge';
    return { state: NORMAL, events: [{ kind: 'closed_without_judgement', level: state.level, note }] };
  }
  const { level, notifiedAt } = state;
  return withoutEvent({ phase: 'insufficient_data', level, notifiedAt, watchedMs, lastAt: at });
}

function onOpen(state: OpenState, value: number, rule: Rule, at: number, intervalMs: number): Transition {
  const withEvent = (kind: 'escalated' | 'reminded', level: Level): Transition => ({
    state: { phase: 'firing', level, notifiedAt: at },
    events: [{ kind, level }],
  });
  const { level } = state;
  // If the system clock was set back, the reminder is not delayed by it.
  const notifiedAt = Math.min(state.notifiedAt, at);
  if (levelOf(rule, value) === 'critical' && level === 'warning') return withEvent('escalated', 'critical');
  if (value > resolveAtOf(rule)) {
    const isDue = rule.remindEveryHours !== undefined && at - notifiedAt >= rule.remindEveryHours * HOUR_MS;
    // Between its end and the limit there is nothing to say yet.
    return isDue && levelOf(rule, value) !== undefined
      ? withEvent('reminded', level)
      : withoutEvent({ phase: 'firing', level, notifiedAt });
  }
  const watchedMs = state.phase === 'recovering' ? watchedUntil(state, at, intervalMs) : 0;
  return watchedMs >= rule.resolveForMinutes * MINUTE_MS
    ? { state: NORMAL, events: [{ kind: 'resolved', level }] }
    : withoutEvent({ phase: 'recovering', level, notifiedAt, watchedMs, lastAt: at });
}

/** So many breaches at every sight prove one, even if polls between them failed. */
const ENOUGH_SIGHTS = 3;
/** With more missing between two sights, such as a night, the second begins anew. */
const MOST_INTERVALS_APART = 4;

function sightsAfter(
  before: z.infer<typeof sights> | undefined,
  at: number,
  intervalMs: number,
): z.infer<typeof sights> {
  const passed = before ? at - before.at : 0;
  const goesOn = before && passed > 0 && passed <= MOST_INTERVALS_APART * intervalMs;
  return goesOn ? { count: before.count + 1, spanMs: before.spanMs + passed, at } : { count: 1, spanMs: 0, at };
}

function onClosed(state: AlertState, value: number, rule: Rule, at: number, intervalMs: number): Transition {
  const level = levelOf(rule, value);
  if (level === undefined) return withoutEvent(NORMAL);
  const watchedMs = state.phase === 'pending' ? watchedUntil(state, at, intervalMs) : 0;
  const seen = sightsAfter(state.phase === 'pending' ? state.sights : undefined, at, intervalMs);
  const neededMs = rule.pendingForMinutes * MINUTE_MS;
  return watchedMs >= neededMs || (seen.count >= ENOUGH_SIGHTS && seen.spanMs >= neededMs)
    ? { state: { phase: 'firing', level, notifiedAt: at }, events: [{ kind: 'opened', level }] }
    : withoutEvent({ phase: 'pending', watchedMs, lastAt: at, sights: seen });
}

/**
 * One transition of one series under one rule (design: alerts.md, "State machine"). Reads no clock: `at` is the
 * sample's time and `intervalMs` the polling interval at that time. A gap of more than two intervals was not watched
 * and, like time without data, counts towards no duration. The evaluation's value is what the rule's limits are
 * compared with: the figure, or its rise or fall in percent (see judge).
 */
export function transition(
  state: AlertState,
  evaluation: Evaluation,
  rule: Rule,
  at: number,
  intervalMs: number,
): Transition {
  if (evaluation.kind === 'no_data') return withoutEvent('lastAt' in state ? { ...state, lastAt: undefined } : state);
  if (evaluation.kind === 'insufficient_data') return onInsufficientData(state, at, intervalMs);
  return isOpen(state)
    ? onOpen(state, evaluation.value, rule, at, intervalMs)
    : onClosed(state, evaluation.value, rule, at, intervalMs);
}
