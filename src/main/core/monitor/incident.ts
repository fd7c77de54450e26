import { z } from 'zod';

/** Watched time (ms) a phase has lasted, and its last sample when the time since then still counts. */
const held = { heldMs: z.number().min(0), lastAt: z.number().optional() };

/** An open incident: its level, how many events it has had, when the person was last told. */
const open = { level: z.enum(['warning', 'critical']), events: z.int().min(1), toldAt: z.number() };

/**
 * Where one series stands with one rule (design: alerts.md, "State machine"). Plain JSON, stored after every step so
 * that a restart continues it. `unjudged` is an open incident with too little mail to judge it by.
 */
export const StepState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('normal') }),
  z.object({ phase: z.literal('pending'), ...held }),
  z.object({ phase: z.literal('firing'), ...open }),
  z.object({ phase: z.literal('recovering'), ...open, ...held }),
  z.object({ phase: z.literal('unjudged'), ...open, ...held }),
]);
export type StepState = z.infer<typeof StepState>;
