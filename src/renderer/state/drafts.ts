import type { Rule } from '../../shared/alert.ts';
import { draftOf, type Kept, placeOf, readDrafts } from '../model/rule/draft.ts';
import { copyName } from '../model/rule/rule-text.ts';
import { persisted } from './persisted.ts';
import { go } from './view.ts';

/** Rules being changed, by place (`placeOf`): a window that is closed takes nothing with it. */
export const useDrafts = persisted('rule drafts', readDrafts);

const put = (place: string, kept: Kept | undefined): void =>
  useDrafts.setState({ ...useDrafts.getState(), [place]: kept }, true);

export const keepDraft = (place: string, kept: Kept): void => put(place, kept);
export const dropDraft = (place: string): void => put(place, undefined);

/** Opens the editor on a new rule. */
export function beginRule(accountId: string): void {
  dropDraft(placeOf(accountId, undefined));
  go({ screen: 'rule', accountId });
}

/** Opens the editor on a new rule like this one. Nothing is stored before it is saved. */
export function duplicateRule(accountId: string, rule: Rule): void {
  const copy = { ...rule, id: crypto.randomUUID(), revision: 1, name: copyName(rule.name) };
  keepDraft(placeOf(accountId, undefined), { base: copy, draft: draftOf(copy) });
  go({ screen: 'rule', accountId });
}

/** Drops what was begun for an account that is forgotten. */
export function forgetDrafts(accountId: string): void {
  const places = Object.keys(useDrafts.getState());
  for (const place of places.filter((one) => one.startsWith(`${accountId} `))) dropDraft(place);
}
