import { useEffect, useEffectEvent, useId, useState } from 'react';
import type { AccountStatus } from '../../../shared/state.ts';
import { scopeOf } from '../../model/rule/draft.ts';
import { ruleName } from '../../model/rule/rule-text.ts';
import { dropDraft, duplicateRule, useDrafts } from '../../state/drafts.ts';
import { useCall } from '../../state/runs.ts';
import { go, guardLeaving } from '../../state/view.ts';
import { ProblemNote } from '../ProblemFace.tsx';
import { ConflictLine } from './ConflictLine.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RuleHead } from './RuleHead.tsx';
import { TrialSide } from './TrialSide.tsx';
import { useRuleDraft } from './use-rule-draft.ts';

interface Props {
  readonly status: AccountStatus;
  /** Undefined for a new rule. */
  readonly ruleId: string | undefined;
}

/** A rule, field by field, beside what it would have done in the last 30 days. */
export function RuleEditor({ status, ruleId }: Props) {
  const formId = useId();
  const accountId = status.account.id;
  const saved = status.rules.find(({ id }) => id === ruleId);
  const drafted = useRuleDraft(accountId, ruleId, saved);
  const { place, base, draft, read, isChanged } = drafted;
  const [leaving, setLeaving] = useState<() => void>();
  const [said, setSaid] = useState('');
  const saving = useCall('save_rule', place);
  const enabling = useCall('enable_rule', place);

  const mayLeave = useEffectEvent((proceed: () => void) => {
    // What is kept now, not what was drawn last: saving and going on happen in one breath.
    if (!isChanged || !useDrafts.getState()[place]) return true;
    setLeaving(() => proceed);
    return false;
  });
  useEffect(() => guardLeaving(mayLeave), []);

  const canSave = (isChanged || ruleId === undefined) && read.problems.length === 0 && !saving.isRunning;
  const save = async () => {
    if (!canSave || !read.rule) return;
    const answer = await saving.call({ accountId, rule: read.rule });
    if (!answer.ok) return;
    dropDraft(place);
    setSaid(`Saved as revision ${answer.data.revision}`);
    if (ruleId === undefined) go({ screen: 'rule', accountId, ruleId: answer.data.id });
  };

  return (
    <>
      <RuleHead
        title={ruleId === undefined ? draft.name.trim() || 'New rule' : (saved ?? base).name}
        revision={ruleId === undefined ? undefined : (saved ?? base).revision}
        isEnabled={saved?.enabled ?? base.enabled}
        isChanged={isChanged}
        canSave={canSave}
        formId={formId}
        onEnable={(enabled) => enabling.call({ accountId, ruleId: base.id, enabled })}
        onDuplicate={() => duplicateRule(accountId, read.rule ?? base)}
        onDiscard={drafted.discard}
      />
      <span role="status" className="sr-only">
        {said}
      </span>
      <ConflictLine drafted={drafted} revision={saved?.revision} />
      <ProblemNote problem={saving.problem ?? enabling.problem} />
      <div className="rule-editor">
        <RuleForm
          id={formId}
          accountId={accountId}
          draft={draft}
          saved={ruleId === undefined ? undefined : base}
          problems={read.problems}
          onChange={drafted.change}
          onSave={save}
        />
        <TrialSide status={status} drafted={drafted} saved={ruleId === undefined ? undefined : base} />
      </div>
      <LeaveDialog
        name={draft.name.trim() || ruleName({ ...draft, scope: scopeOf(draft) })}
        leave={leaving}
        onStay={() => setLeaving(undefined)}
        onDiscard={drafted.discard}
      />
    </>
  );
}
