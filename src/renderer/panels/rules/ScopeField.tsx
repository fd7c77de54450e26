import { useState } from 'react';
import { GROUP_NOUNS, GROUPS, type Group, type Metric, type Window } from '../../../shared/alert.ts';
import { inSentences } from '../../../shared/failure.ts';
import { capital } from '../../model/format.ts';
import type { RuleDraft } from '../../model/rule/draft.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { useMembers } from './use-members.ts';

interface MemberListProps {
  readonly accountId: string;
  readonly by: Group;
  readonly metric: Metric;
  readonly window: Window;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Selected members: known ones can be ticked, others typed. */
function MemberList({ accountId, by, metric, window, chosen, onChange }: MemberListProps) {
  const { page, data: seen = [] } = useMembers(accountId, by, metric, window, undefined);
  const [typed, setTyped] = useState('');
  const [one, many] = GROUP_NOUNS[by];
  const shown = [...new Set([...seen, ...chosen])];
  const add = () => {
    const name = typed.trim();
    if (name !== '' && !chosen.includes(name)) onChange([...chosen, name]);
    setTyped('');
  };
  return (
    <div className="mt-2 rounded-control border">
      {shown.length > 0 && (
        <div className="grid max-h-40 gap-1.5 overflow-y-auto border-b px-2.5 py-2 wrap-anywhere">
          {shown.map((name) => (
            <Checkbox
              key={name}
              label={name}
              isChecked={chosen.includes(name)}
              onChange={(isChecked) =>
                onChange(isChecked ? [...chosen, name] : chosen.filter((member) => member !== name))
              }
            />
          ))}
        </div>
      )}
      {page.face === 'failed' && <p className="px-2.5 py-2 text-small text-critical">{inSentences(page.problem)}</p>}
      {page.face === 'ready' && seen.length === 0 && (
        <p className="px-2.5 pt-2 text-small text-text-3">No {one} has been seen yet; name those you expect.</p>
      )}
      <div className="flex items-center gap-2 p-2">
        <div className="min-w-0 grow">
          <Field
            label={`Another of the ${many}`}
            isLabelHidden
            placeholder={`Another ${one}`}
            maxLength={320}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // Enter adds the name instead of saving the rule.
              event.preventDefault();
              add();
            }}
          />
        </div>
        <Button disabled={typed.trim() === ''} onClick={add}>
          Add
        </Button>
      </div>
    </div>
  );
}

interface Props {
  readonly accountId: string;
  readonly draft: RuleDraft;
  readonly refusal: string | undefined;
  readonly help: string | undefined;
  readonly onChange: (part: Pick<RuleDraft, 'by' | 'members'>) => void;
}

type Choice = 'account' | `${Group} all` | `${Group} some`;

const CHOICES: readonly { readonly value: Choice; readonly title: string }[] = [
  { value: 'account', title: 'Whole account' },
  ...GROUPS.map((by) => ({ value: `${by} all` as const, title: `Each ${GROUP_NOUNS[by][0]}, future ones too` })),
  ...GROUPS.map((by) => ({ value: `${by} some` as const, title: capital(`${GROUP_NOUNS[by][1]} of a list`) })),
];

const choiceOf = ({ by, members }: RuleDraft): Choice =>
  by === 'account' ? by : `${by} ${members === 'all' ? 'all' : 'some'}`;

/** The scope of a rule: the account, each member of a group, or selected ones. */
export function ScopeField({ accountId, draft, refusal, help, onChange }: Props) {
  const { by, members } = draft;
  const choose = (choice: Choice) => {
    const group = GROUPS.find((one) => choice.startsWith(`${one} `));
    if (!group) return onChange({ by: 'account', members: 'all' });
    if (choice.endsWith('all')) return onChange({ by: group, members: 'all' });
    onChange({ by: group, members: by === group && members !== 'all' ? members : [] });
  };
  return (
    <div className="min-w-0">
      <Select label="Scope" value={choiceOf(draft)} options={CHOICES} onChange={choose} refusal={refusal} help={help} />
      {by !== 'account' && members !== 'all' && (
        <MemberList
          key={by}
          accountId={accountId}
          by={by}
          metric={draft.metric}
          window={draft.window}
          chosen={members}
          onChange={(chosen) => onChange({ by, members: [...chosen] })}
        />
      )}
    </div>
  );
}
