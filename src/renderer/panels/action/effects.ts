import type { Effect } from '../../../shared/actions/define.ts';

/** What an action does to the account, shown before it runs. */
export const EFFECTS: Readonly<Record<Effect, { readonly tag: string; readonly sentence: string }>> = {
  read: { tag: 'reads', sentence: 'Reads only; nothing is changed.' },
  write: { tag: 'writes', sentence: 'Changes this account.' },
  destroy: { tag: 'destroys', sentence: 'Takes something away; asks first.' },
  send: { tag: 'sends', sentence: 'Sends something out.' },
};
