import { z } from 'zod';
import { isActionId } from '../../shared/actions/index.ts';
import { readStored } from './stored.ts';

/** An action that was run, with its form values. Never contains a secret (form.ts, `memorable`). */
const Recent = z.object({
  accountId: z.string(),
  id: z.string().refine(isActionId),
  values: z.record(z.string(), z.string()),
});
export type Recent = z.infer<typeof Recent>;

const MOST = 24;

const isSame = (a: Recent, b: Recent): boolean =>
  a.accountId === b.accountId && a.id === b.id && JSON.stringify(a.values) === JSON.stringify(b.values);

/** Adds an action at the front and removes its duplicates. */
export const withRecent = (recents: readonly Recent[], recent: Recent): readonly Recent[] =>
  [recent, ...recents.filter((one) => !isSame(one, recent))].slice(0, MOST);

/** Reads the stored recent actions. */
export const readRecents = (kept: unknown): readonly Recent[] => readStored(z.array(Recent), kept, []).slice(0, MOST);
