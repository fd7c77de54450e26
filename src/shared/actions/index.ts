import type { z } from 'zod';
import { activity_search } from './activity.ts';

/** Every action, by the one name it has everywhere: types, IPC, forms, terminal, documentation and tests. */
export const ACTIONS = {
  activity_search,
} as const;

export type ActionId = keyof typeof ACTIONS;
/** What may be given: fields with a default may be left out. */
export type Input<Id extends ActionId> = z.input<(typeof ACTIONS)[Id]['input']>;
/** The input as handlers get it, defaults filled in. */
export type Checked<Id extends ActionId> = z.output<(typeof ACTIONS)[Id]['input']>;
export type Output<Id extends ActionId> = z.output<(typeof ACTIONS)[Id]['output']>;

export const isActionId = (id: string): id is ActionId => Object.hasOwn(ACTIONS, id);
