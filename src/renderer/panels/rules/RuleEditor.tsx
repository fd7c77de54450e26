import { useEffect, useEffectEvent, useId, useState } from 'react';
import type { AccountStatus } from '../../../shared/state.ts';
import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { scopeOf } from '../../model/rule/draft.ts';
import { ruleName } from '../../model/rule/rule-text.ts';
import { dropDraft, duplicateRule, useDrafts } from '../../state/drafts.ts';
import { useCall } from '../../state/runs.ts';
import { go, guardLeaving } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoteLine } from '../../ui/Face.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { BackTestSide } from './BackTestSide.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RuleHead } from './RuleHead.tsx';
import { type DraftedRule, useRuleDraft } from './use-rule-draft.ts';

interface ConflictLineProps {
  readonly drafted: DraftedRule;
  /** The stored revision. */
  readonly revision: number | undefined;
}

/** Says that the rule was changed elsewhere. The changes made here are kept either way. */
function ConflictLine({ drafted, revision = 0 }: ConflictLineProps) {
  const { conflict, discard, rebase } = drafted;
  if (!conflict) return null;
  const text =
    conflict === 'changed'
      ? `This rule was changed elsewhere and is now revision ${count(revision, locale)}. Your changes are kept.`
      : 'This rule was removed elsewhere. Your changes are kept; saving makes it a rule again.';
  return (
    <Panel className="mb-3">
      <div role="alert">
        <NoteLine sign={<Icon name="info" size={14} />} text={text}>
          <Button size="row" onClick={discard}>
            {conflict === 'changed' ? 'Take the other' : 'Discard mine'}
          </Button>
          {conflict === 'changed' && (
            <Button size="row" onClick={rebase}>
              Go on with mine
            </Button>
          )}
        </NoteLine>
      </div>
    </Panel>
  );
}

interface LeaveDialogProps {
  readonly name: string;
  /** Continues to where the person wanted to go; undefined while nobody is leaving. */
  readonly leave: (() => void) | undefined;
  readonly onStay: () => void;
  readonly onDiscard: () => void;
}

/** Asks before unsaved changes are left behind. */
function LeaveDialog({ name, leave, onStay, onDiscard }: LeaveDialogProps) {
  return (
    <Dialog
      title="Leave without saving?"
      isOpen={leave !== undefined}
      onClose={onStay}
      actions={
        <>
          <Button data-first onClick={onStay}>
            Stay
          </Button>
          <Button
            kind="destroying"
            onClick={() => {
              onDiscard();
              onStay();
              leave?.();
            }}
          >
            Discard the changes
          </Button>
        </>
      }
    >
      The changes to <span className="text-text">{name}</span> are not saved. Discarding them leaves the rule as it is.
    </Dialog>
  );
}

interface Props {
  readonly status: AccountStatus;
  /** Undefined for a new rule. */
  readonly ruleId: string | undefined;
}

/** A rule, field by field, beside its back-test of the last 30 days. */
export function RuleEditor({ status, ruleId }: Props) {
  const formId = useId();
  const accountId = status.account.id;
  const saved = status.rules.find(({ id }) => id === ruleId);
  const drafted = useRuleDraft(accountId, ruleId, saved);
  const { storageKey, base, draft, read, isChanged } = drafted;
  const [leaving, setLeaving] = useState<() => void>();
  const [announcement, announce] = useState('');
  const saving = useCall('save_rule', storageKey);
  const enabling = useCall('enable_rule', storageKey);

  const mayLeave = useEffectEvent((proceed: () => void) => {
    // Reads the stored drafts rather than the rendered ones, because saving and leaving happen in the same step.
    if (!isChanged || !useDrafts.getState()[storageKey]) return true;
    setLeaving(() => proceed);
    return false;
  });
  useEffect(() => guardLeaving(mayLeave), []);

  const canSave = (isChanged || ruleId === undefined) && read.problems.length === 0 && !saving.isRunning;
  const save = async () => {
    if (!canSave || !read.rule) return;
    const answer = await saving.call({ accountId, rule: read.rule });
    if (!answer.ok) return;
    dropDraft(storageKey);
    announce(`Saved as revision ${answer.data.revision}`);
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
        {announcement}
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
        <BackTestSide status={status} drafted={drafted} saved={ruleId === undefined ? undefined : base} />
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
