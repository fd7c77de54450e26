import { type Kept, readDrafts } from '../model/rule/draft.ts';
import { persisted } from './persisted.ts';

/** Rules being changed, by place (`placeOf`): a window that is closed takes nothing with it. */
export const useDrafts = persisted('rule drafts', readDrafts);

const put = (place: string, kept: Kept | undefined): void =>
  useDrafts.setState({ ...useDrafts.getState(), [place]: kept }, true);

export const keepDraft = (place: string, kept: Kept): void => put(place, kept);
export const dropDraft = (place: string): void => put(place, undefined);

/** Drops what was begun for an account that is forgotten. */
export function forgetDrafts(accountId: string): void {
  const places = Object.keys(useDrafts.getState());
  for (const place of places.filter((one) => one.startsWith(`${accountId} `))) dropDraft(place);
}
