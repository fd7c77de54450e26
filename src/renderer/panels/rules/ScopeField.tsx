import { GROUPS, type Group } from '../../../shared/alert.ts';
import { capital } from '../../model/format.ts';
import type { RuleDraft } from '../../model/rule/draft.ts';
import { GROUP_NOUNS } from '../../model/rule/rule-text.ts';
import { Select } from '../../ui/Select.tsx';
import { MemberList } from './MemberList.tsx';

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

/** Whom a rule is about: the account, each of a kind, or some of them. */
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
