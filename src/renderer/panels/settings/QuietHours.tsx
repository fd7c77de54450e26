import { useState } from 'react';
import type { QuietWindow } from '../../../shared/settings.ts';
import { locale } from '../../locale.ts';
import { useCall } from '../../state/runs.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import {
  canKeep,
  clockTimeOf,
  dayName,
  daysText,
  hoursText,
  NEW_WINDOW,
  quietProblems,
  WEEK,
} from './quiet-hours-text.ts';

interface TimeFieldProps {
  readonly label: string;
  /** `22:00`, or the text typed last. */
  readonly value: string;
  readonly refusal: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A time in 24-hour format, applied on blur or Enter; `7:00` becomes `07:00`. */
function TimeField({ label, value, refusal, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState(value);
  const takeOver = () => {
    const time = clockTimeOf(typed);
    setTyped(time);
    if (time !== value) onChange(time);
  };
  return (
    <Field
      label={label}
      isLabelHidden
      inputMode="numeric"
      placeholder="22:00"
      maxLength={5}
      value={typed}
      refusal={refusal}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={takeOver}
      onKeyDown={(event) => {
        if (event.key === 'Enter') takeOver();
      }}
    />
  );
}

interface QuietWindowRowProps {
  /** Its position, for its label. */
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
      className={`h-7 min-w-10 rounded-control border px-1.5 text-small ${isChosen ? 'chosen border-accent font-medium text-text shadow-[inset_0_-2px_0_var(--accent)]' : 'border-control text-text-2 hover:bg-hover'}`}
    >
      {dayName(day, 'short', locale)}
    </button>
  );
}

/** One window: its days, its hours, and a summary. */
function QuietWindowRow({ number, window, onChange, onRemove }: QuietWindowRowProps) {
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
          {daysText(days, locale)} {hoursText(window)}
        </p>
      )}
    </li>
  );
}

/** A window being edited, with an id that stays when others are added or removed. */
interface Draft {
  readonly key: string;
  readonly window: QuietWindow;
}

const MOST = 20;
const draftOf = (window: QuietWindow): Draft => ({ key: crypto.randomUUID(), window });

/** Quiet hours. A valid change is saved at once; an invalid one says why, and the saved hours stay in force. */
export function QuietHours({ windows }: { readonly windows: readonly QuietWindow[] }) {
  const [drafts, setDrafts] = useState<readonly Draft[]>(() => windows.map(draftOf));
  const { problem, call } = useCall('change_preferences', 'quiet hours');
  const isKept = canKeep(drafts.map((draft) => draft.window));

  const change = (next: readonly Draft[]) => {
    setDrafts(next);
    const wanted = next.map((draft) => draft.window);
    if (canKeep(wanted)) void call({ quietHours: wanted });
  };
  const add = (
    <Button
      size="row"
      icon="add"
      disabled={drafts.length >= MOST}
      onClick={() => change([...drafts, draftOf(NEW_WINDOW)])}
    >
      Add hours
    </Button>
  );
  return (
    <Panel aria-label="Quiet hours">
      <PanelHead title="Quiet hours">{add}</PanelHead>
      <p className="px-3 pt-2 text-small text-text-3">
        Messages wait and come as one digest at the end. Incidents are recorded all the same, and rules that break
        through still speak. By the clock of this computer.
      </p>
      {drafts.length === 0 && <p className="p-3 text-text-2">None: messages are shown at any hour.</p>}
      <ul>
        {drafts.map(({ key, window }, n) => (
          <QuietWindowRow
            key={key}
            number={n + 1}
            window={window}
            onChange={(changed) =>
              change(drafts.map((draft) => (draft.key === key ? { key, window: changed } : draft)))
            }
            onRemove={() => change(drafts.filter((draft) => draft.key !== key))}
          />
        ))}
      </ul>
      {!isKept && (
        <p role="status" className="px-3 pb-3 text-small text-text-2">
          Not kept yet. The hours from before stay in force.
        </p>
      )}
      {problem && (
        <div className="px-3 pb-3">
          <ProblemNote problem={problem} />
        </div>
      )}
    </Panel>
  );
}
