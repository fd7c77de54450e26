import { z } from 'zod';
import type { Evaluation, Level, Rule } from '../../../shared/alert.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/calendar.ts';
import { levelOf, resolveAtOf } from '../../../shared/thresholds.ts';

/** Watched time (ms) a phase has lasted, and its last sample when the time since then still counts. */
const held = { heldMs: z.number().min(0), lastAt: z.number().optional() };

/** An open incident: its level, and when the person was last told. */
const open = { level: z.enum(['warning', 'critical']), toldAt: z.number() };

/**
 * Where one series stands with one rule (design: alerts.md, "State machine"). Plain JSON, stored after every transition
 * so that a restart continues it. `unjudged` is an open incident with not enough mail to judge it by.
 */
export const AlertState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('normal') }),
  z.object({ phase: z.literal('pending'), ...held }),
  z.object({ phase: z.literal('firing'), ...open }),
  z.object({ phase: z.literal('recovering'), ...open, ...held }),
  z.object({ phase: z.literal('unjudged'), ...open, ...held }),
]);
export type AlertState = z.infer<typeof AlertState>;

/** What a transition reports. `note` tells why an incident ended where that is not plain. */
export interface AlertEvent {
  readonly kind: 'opened' | 'escalated' | 'reminded' | 'resolved' | 'closed_without_judgement';
  readonly level: Level;
  readonly note?: string;
}

export interface Transition {
  readonly state: AlertState;
  /** None or one. */
  readonly events: readonly AlertEvent[];
}

type OpenState = Extract<AlertState, { readonly level: Level }>;
type Held = z.infer<z.ZodObject<typeof held>>;

export const NORMAL: AlertState = { phase: 'normal' };
export const isOpen = (state: AlertState): state is OpenState => 'level' in state;

const UNJUDGED_FOR = 24 * HOUR_MS;

/** Time held so far, with the time since the last sample if it was watched (design: alerts.md, "State machine"). */
export function heldUntil(since: Held, at: number, intervalMs: number): number {
  const passed = at - (since.lastAt ?? at);
  return passed > 0 && passed <= 2 * intervalMs ? since.heldMs + passed : since.heldMs;
}

const quietly = (state: AlertState): Transition => ({ state, events: [] });

function onInsufficientData(state: AlertState, at: number, intervalMs: number): Transition {
  if (!isOpen(state)) return quietly(NORMAL);
  const heldMs = state.phase === 'unjudged' ? heldUntil(state, at, intervalMs) : 0;
  if (heldMs >= UNJUDGED_FOR) {
    const note = 'no longer enough mail to judge';
    return { state: NORMAL, events: [{ kind: 'closed_without_judgement', level: state.level, note }] };
  }
  const { level, toldAt } = state;
  return quietly({ phase: 'unjudged', level, toldAt, heldMs, lastAt: at });
}

function onOpen(state: OpenState, value: number, rule: Rule, at: number, intervalMs: number): Transition {
  const withEvent = (kind: 'escalated' | 'reminded', level: Level): Transition => ({
    state: { phase: 'firing', level, toldAt: at },
    events: [{ kind, level }],
  });
  const { level } = state;
  // A wall clock set back must not put off the reminder.
  const toldAt = Math.min(state.toldAt, at);
  if (levelOf(rule, value) === 'critical' && level === 'warning') return withEvent('escalated', 'critical');
  if (value > resolveAtOf(rule)) {
    const isDue = rule.remindEveryHours !== undefined && at - toldAt >= rule.remindEveryHours * HOUR_MS;
    return isDue ? withEvent('reminded', level) : quietly({ phase: 'firing', level, toldAt });
  }
  const heldMs = state.phase === 'recovering' ? heldUntil(state, at, intervalMs) : 0;
  return heldMs >= rule.resolveForMinutes * MINUTE_MS
    ? { state: NORMAL, events: [{ kind: 'resolved', level }] }
    : quietly({ phase: 'recovering', level, toldAt, heldMs, lastAt: at });
}

function onClosed(state: AlertState, value: number, rule: Rule, at: number, intervalMs: number): Transition {
  const level = levelOf(rule, value);
  if (level === undefined) return quietly(NORMAL);
  const heldMs = state.phase === 'pending' ? heldUntil(state, at, intervalMs) : 0;
  return heldMs >= rule.pendingForMinutes * MINUTE_MS
    ? { state: { phase: 'firing', level, toldAt: at }, events: [{ kind: 'opened', level }] }
    : quietly({ phase: 'pending', heldMs, lastAt: at });
}

/**
 * One transition of one series under one rule (design: alerts.md, "State machine"). Knows no clock: `at` is the
 * sample's time, `intervalMs` the polling interval then in force. More than two of those between samples were not
 * watched and, like time without data, count towards no duration. The value of the evaluation is what the rule's limits
 * are compared with: a figure, or by how many percent it has risen or fallen (see judge).
 */
export function transition(
  state: AlertState,
  evaluation: Evaluation,
  rule: Rule,
  at: number,
  intervalMs: number,
): Transition {
  if (evaluation.kind === 'blind') return quietly('lastAt' in state ? { ...state, lastAt: undefined } : state);
  if (evaluation.kind === 'insufficient_data') return onInsufficientData(state, at, intervalMs);
  return isOpen(state)
    ? onOpen(state, evaluation.value, rule, at, intervalMs)
    : onClosed(state, evaluation.value, rule, at, intervalMs);
}
