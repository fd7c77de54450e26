import type { QuietWindow } from '../../../shared/settings.ts';
import { locale } from '../../locale.ts';
import { IconButton } from '../../ui/Button.tsx';
import { dayName, daysWords, hoursWords, quietProblems, WEEK } from './quiet-hours-text.ts';
import { TimeField } from './TimeField.tsx';

interface Props {
  /** The how manieth, for its name. */
  readonly number: number;
  readonly window: QuietWindow;
  readonly onChange: (window: QuietWindow) => void;
  readonly onRemove: () => void;
}

interface DayProps {
  readonly day: number;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function Day({ day, isChosen, onToggle }: DayProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={dayName(day, 'long', locale)}
      onClick={onToggle}
      className={`h-7 min-w-10 rounded-control border px-1.5 text-small hover:bg-hover ${isChosen ? 'border-accent bg-selected font-medium text-text shadow-[inset_0_-2px_0_var(--accent)] hover:bg-selected' : 'border-control text-text-2'}`}
    >
      {dayName(day, 'short', locale)}
    </button>
  );
}

/** One window: its days, its hours, and both in words. */
export function QuietWindowRow({ number, window, onChange, onRemove }: Props) {
  const { days, from, to } = window;
  const problems = quietProblems(window);
  const isWhole = Object.keys(problems).length === 0;
  const toggle = (day: number) =>
    onChange({ ...window, days: WEEK.filter((one) => days.includes(one) !== (one === day)) });
  return (
    <li className="border-b px-3 py-3 last:border-b-0">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <fieldset aria-label={`Days of quiet hours ${number}`} className="min-w-0">
          <div className="flex flex-wrap gap-1">
            {WEEK.map((day) => (
              <Day key={day} day={day} isChosen={days.includes(day)} onToggle={() => toggle(day)} />
            ))}
          </div>
          {problems.days && <p className="mt-1 text-small text-critical">{problems.days}</p>}
        </fieldset>
        <div className="flex items-start gap-2">
          <div className="w-20">
            <TimeField
              label={`Quiet hours ${number} from`}
              value={from}
              refusal={problems.from}
              onChange={(time) => onChange({ ...window, from: time })}
            />
          </div>
          <span className="leading-7 text-text-3">until</span>
          <div className="w-20">
            <TimeField
              label={`Quiet hours ${number} until`}
              value={to}
              refusal={problems.to}
              onChange={(time) => onChange({ ...window, to: time })}
            />
          </div>
        </div>
        <IconButton icon="close" name={`Remove quiet hours ${number}`} className="mt-0.5 ml-auto" onClick={onRemove} />
      </div>
      {isWhole && (
        <p className="mt-1.5 text-small text-text-2">
          {daysWords(days, locale)} {hoursWords(window)}
        </p>
      )}
    </li>
  );
}
