import type { Rule } from '../../shared/alert.ts';
import { draftKey, draftOf, type Kept, readDrafts } from '../model/rule/draft.ts';
import { copyName } from '../model/rule/rule-text.ts';
import { remembered } from './remembered.ts';
import { go } from './view.ts';

/** Rule drafts by `draftKey`. They survive closing the window. */
export const useDrafts = remembered('drafts', readDrafts, (drafts) => ({ ...drafts }));

const put = (key: string, kept: Kept | undefined): void =>
  useDrafts.setState({ ...useDrafts.getState(), [key]: kept }, true);

export const keepDraft = (key: string, kept: Kept): void => put(key, kept);
export const dropDraft = (key: string): void => put(key, undefined);

/** Opens the editor for a new rule. */
export function beginRule(accountId: string): void {
  dropDraft(draftKey(accountId, undefined));
  go({ screen: 'rule', accountId });
}

/** Opens the editor for a copy of a rule. Nothing is stored until it is saved. */
export function duplicateRule(accountId: string, rule: Rule): void {
  const copy = { ...rule, id: crypto.randomUUID(), revision: 1, name: copyName(rule.name) };
  keepDraft(draftKey(accountId, undefined), { base: copy, draft: draftOf(copy) });
  go({ screen: 'rule', accountId });
}

/** Drops the drafts of a removed account. */
export function forgetDrafts(accountId: string): void {
  const keys = Object.keys(useDrafts.getState());
  for (const key of keys.filter((one) => one.startsWith(`${accountId} `))) dropDraft(key);
}
