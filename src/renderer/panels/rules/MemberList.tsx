import { useState } from 'react';
import type { Group, Metric, Window } from '../../../shared/alert.ts';
import { inSentences } from '../../../shared/failure.ts';
import { GROUP_NOUNS } from '../../model/rule/rule-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Field } from '../../ui/Field.tsx';
import { useMembers } from './use-members.ts';

interface Props {
  readonly accountId: string;
  readonly by: Group;
  readonly metric: Metric;
  readonly window: Window;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Some of a kind: those that have been seen can be ticked, others be named. */
export function MemberList({ accountId, by, metric, window, chosen, onChange }: Props) {
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
              // Enter adds the name; it does not save the rule.
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
