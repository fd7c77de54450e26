import type { Rule } from '../../../shared/alert.ts';
import type { RuleDraft } from '../../model/rule/draft.ts';
import { SPEAK_WORDS } from '../../model/rule/rule-text.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { Select } from '../../ui/Select.tsx';

type Speak = Rule['speak'];

const LEVELS = [
  { level: 'warning', mark: 'warning', word: 'Warning' },
  { level: 'critical', mark: 'critical', word: 'Critical' },
  { level: 'resolved', mark: 'ok', word: 'Resolved' },
] as const;
const WAYS = (['notify', 'break_through', 'record_only'] as const).map((value) => ({
  value,
  title: SPEAK_WORDS[value],
}));

interface Props {
  readonly draft: RuleDraft;
  readonly help: string | undefined;
  readonly onChange: (speak: Speak) => void;
}

/** How loudly each level speaks. */
export function SpeakTable({ draft, help, onChange }: Props) {
  return (
    <Labelled label="Speak" help={help}>
      <div className="border-x border-t">
        {LEVELS.map(({ level, mark, word }) => (
          <div key={level} className="grid h-8 grid-cols-[96px_minmax(0,1fr)] items-center border-b pr-0.5 pl-3">
            <Badge mark={mark} word={word} />
            <Select
              label={`${word}: how to speak`}
              isInline
              className="[&_button]:border-transparent"
              value={draft.speak[level]}
              options={WAYS}
              onChange={(way) => onChange({ ...draft.speak, [level]: way })}
            />
          </div>
        ))}
      </div>
    </Labelled>
  );
}
