import { z } from 'zod';

/**
 * What the window remembers of what was typed: the actions that were run lately, and rule drafts by their key. The main
 * process keeps it, and only the window reads the entries.
 */
export const Typed = z.strictObject({
  recents: z.array(z.unknown()).max(100),
  drafts: z.record(z.string().max(120), z.unknown()),
});
export type Typed = z.infer<typeof Typed>;

export const NOTHING_TYPED: Typed = { recents: [], drafts: {} };
