import type { ActionId } from '../../../shared/actions/index.ts';
import { activitySearch } from './activity.ts';
import type { Handler } from './context.ts';

/** How each action is done. Complete, or it does not compile. */
export const HANDLERS: { readonly [Id in ActionId]: Handler<Id> } = {
  activity_search: activitySearch,
};
