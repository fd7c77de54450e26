import type { Rule } from '../../../shared/alert.ts';
import { draftOf, placeOf } from '../../model/rule/draft.ts';
import { copyName } from '../../model/rule/rule-text.ts';
import { keepDraft } from '../../state/drafts.ts';
import { go } from '../../state/view.ts';

/** Opens the editor on a new rule like this one. Nothing is stored before it is saved. */
export function duplicate(accountId: string, rule: Rule): void {
  const copy = { ...rule, id: crypto.randomUUID(), revision: 1, name: copyName(rule.name) };
  keepDraft(placeOf(accountId, undefined), { base: copy, draft: draftOf(copy) });
  go({ screen: 'rule', accountId });
}
