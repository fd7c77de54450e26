import { useState } from 'react';
import type { Rule } from '../../../shared/alert.ts';
import { draftKey, draftOf, isChanged, type Read, type RuleDraft, readDraft } from '../../model/rule/draft.ts';
import { dropDraft, keepDraft, useDrafts } from '../../state/drafts.ts';
import { newRule } from './rule-edits.ts';

export interface DraftedRule {
  readonly storageKey: string;
  /** The rule the changes started from. */
  readonly base: Rule;
  readonly draft: RuleDraft;
  readonly read: Read;
  readonly isChanged: boolean;
  /** The rule was changed or removed elsewhere since. */
  readonly conflict: 'changed' | 'removed' | undefined;
  readonly change: (next: RuleDraft) => void;
  readonly discard: () => void;
  /** Applies the changes to the stored rule. */
  readonly rebase: () => void;
}

/** The draft of a rule or of a new one, kept locally until it is saved, whatever changes in the main process. */
export function useRuleDraft(accountId: string, ruleId: string | undefined, saved: Rule | undefined): DraftedRule {
  const storageKey = draftKey(accountId, ruleId);
  const kept = useDrafts((drafts) => drafts[storageKey]);
  const [fresh] = useState(() => newRule(crypto.randomUUID()));
  const base = kept?.base ?? saved ?? fresh;
  const untouched = saved ? draftOf(base) : { ...draftOf(base), name: '' };
  const draft = kept?.draft ?? untouched;
  const discard = () => dropDraft(storageKey);
  const isOutdated = kept !== undefined && ruleId !== undefined && saved?.revision !== base.revision;
  return {
    storageKey,
    base,
    draft,
    read: readDraft(draft, { ...base, enabled: saved?.enabled ?? base.enabled }),
    isChanged: kept !== undefined && (ruleId === undefined || isChanged(draft, base)),
    conflict: isOutdated ? (saved ? 'changed' : 'removed') : undefined,
    change: (next) => {
      // Dropped only if it is spelled exactly as before, so that 8.0 can become 8.05.
      if (JSON.stringify(next) === JSON.stringify(untouched)) discard();
      else keepDraft(storageKey, { base, draft: next });
    },
    discard,
    rebase: () => {
      if (saved) keepDraft(storageKey, { base: saved, draft });
    },
  };
}
