import { z } from 'zod';

/** How the blindness of an account as a whole stands. Plain JSON, stored with every poll. */
export const BlindState = z.object({
  /** Polls in a row that saw nothing. */
  failedPolls: z.int().min(0),
  /** Watched time (ms) it has lasted, and its last poll when the time since then still counts. */
  heldMs: z.number().min(0),
  lastAt: z.number().optional(),
  /** The open incident about it. */
  incidentId: z.string().optional(),
});
export type BlindState = z.infer<typeof BlindState>;
