import { useState } from 'react';
import type { Rule } from '../../../shared/alert.ts';
import { isolated } from '../../../shared/locale.ts';
import type { PresetName } from '../../../shared/presets.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { capital } from '../../model/format.ts';
import { beginRule } from '../../state/drafts.ts';
import { run, useRun } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ChooseAccount } from '../ChooseAccount.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { AskDialog, type Question } from '../resource/AskDialog.tsx';
import { PRESET_TEXT, presetQuestion, removalQuestion } from './confirmations.ts';
import { RuleTable } from './RuleTable.tsx';

interface Props {
  readonly accounts: readonly AccountStatus[];
  /** The account chosen in the header; absent for all. */
  readonly chosenId: string | undefined;
}

/** The rules of one account. */
export function RuleList({ accounts, chosenId }: Props) {
  const status = accounts.find(({ account }) => account.id === chosenId);
  if (status) return <RulesOf key={chosenId} status={status} />;
  return (
    <Panel>
      <ChooseAccount icon="alerts" accounts={accounts}>
        Rules belong to one account. The account in the header is the one whose rules are shown.
      </ChooseAccount>
    </Panel>
  );
}

function RulesOf({ status }: { readonly status: AccountStatus }) {
  const { account, rules } = status;
  const accountId = account.id;
  const runKey = `rules ${accountId}`;
  const { isRunning, problem } = useRun(runKey);
  const [question, setQuestion] = useState<Question>();

  const begin = () => beginRule(accountId);
  const askForPreset = (preset: PresetName) => {
    const proceed = () => void run(runKey, 'use_preset', { accountId, preset });
    // Without rules there is nothing to replace, so no question.
    if (rules.length === 0) proceed();
    else setQuestion({ ...presetQuestion(preset, status, locale), isDestroying: true, proceed });
  };
  const askForRemoval = (rule: Rule) =>
    setQuestion({
      ...removalQuestion(rule, status),
      isDestroying: true,
      proceed: () => run(runKey, 'remove_rule', { accountId, ruleId: rule.id }),
    });

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 text-text-3">
          {counted(rules.length, 'rule', 'rules', locale)}
          {rules.some(({ enabled }) => !enabled) &&
            `, ${rules.filter(({ enabled }) => !enabled).length} of them switched off`}
        </p>
        <div className="ml-auto flex items-center gap-2">
          <Menu name="Rules:" isFramed trigger={<PresetTrigger />}>
            {(['provider', 'strict'] as const).map((preset) => (
              <MenuItem
                key={preset}
                sign={<Icon name="refresh" size={14} />}
                note={PRESET_TEXT[preset].note}
                onChoose={() => askForPreset(preset)}
              >
                {capital(PRESET_TEXT[preset].name)}…
              </MenuItem>
            ))}
          </Menu>
          <Button icon="add" size="row" disabled={isRunning} onClick={begin}>
            New rule
          </Button>
        </div>
      </div>
      <ProblemNote problem={problem} />
      {rules.length === 0 ? (
        <Panel>
          <Face
            sign={{ mark: 'paused' }}
            title="Nothing is watched"
            actions={
              <>
                <Button onClick={() => askForPreset('provider')}>{`Use ${PRESET_TEXT.provider.name}`}</Button>
                <Button onClick={begin}>New rule</Button>
              </>
            }
          >
            {isolated(account.name)} has no rule. A rule says which figure to watch, past which limit to notify you, and
            how.
          </Face>
        </Panel>
      ) : (
        <RuleTable
          status={status}
          onEnable={({ id: ruleId }, enabled) => run(runKey, 'enable_rule', { accountId, ruleId, enabled })}
          onRemove={askForRemoval}
        />
      )}
      <AskDialog question={question} onClose={() => setQuestion(undefined)} />
    </>
  );
}

const PresetTrigger = () => (
  <>
    <span className="text-small font-medium">Ready-made limits</span>
    <Icon name="down" size={14} />
  </>
);
