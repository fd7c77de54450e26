import type { AccountStatus } from '../../../shared/state.ts';
import { draftKey } from '../../model/rule/draft.ts';
import { useDrafts } from '../../state/drafts.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ScreenHead } from '../ScreenHead.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { toRules } from './RuleHead.tsx';

interface Props {
  /** Undefined if the account has been removed. */
  readonly status: AccountStatus | undefined;
  /** Undefined for a new rule. */
  readonly ruleId: string | undefined;
}

/** The editor of one rule, or a message if the rule or account does not exist. */
export function RuleScreen({ status, ruleId }: Props) {
  const accountId = status?.account.id;
  const hasDraft = useDrafts((drafts) => accountId !== undefined && !!drafts[draftKey(accountId, ruleId)]);
  const isGone = ruleId !== undefined && !hasDraft && !status?.rules.some(({ id }) => id === ruleId);
  if (status && !isGone) return <RuleEditor key={`${accountId} ${ruleId}`} status={status} ruleId={ruleId} />;
  return (
    <>
      <ScreenHead title="Rule" />
      <Panel>
        <Face
          sign={{ icon: 'info' }}
          title={status ? 'This rule is no longer here' : 'The account of this rule is no longer here'}
          actions={<Button onClick={toRules}>Show rules</Button>}
        >
          {status
            ? 'It was removed, or another set of rules took its place. Its incidents stay in the history.'
            : 'It was forgotten on this computer. Nothing was changed at SMTP2GO.'}
        </Face>
      </Panel>
    </>
  );
}
