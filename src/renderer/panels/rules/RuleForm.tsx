import type { ReactNode } from 'react';
import { METRICS, Metric, type Rule, WINDOWS, Window } from '../../../shared/alert.ts';
import type { FieldProblem } from '../../../shared/failure.ts';
import { locale } from '../../locale.ts';
import { comparesOf, figuresOf, type RuleDraft, scopeOf } from '../../model/rule/draft.ts';
import {
  COMPARE_TITLES,
  isPercent,
  METRIC_TITLES,
  NOTIFY_LABELS,
  ruleName,
  sayLimit,
} from '../../model/rule/rule-text.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Field } from '../../ui/Field.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { Select } from '../../ui/Select.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { remindText, savedText, withCompare, withMetric } from './rule-edits.ts';
import { ScopeField } from './ScopeField.tsx';

type Speak = Rule['speak'];

const LEVELS = [
  { level: 'warning', mark: 'warning', label: 'Warning' },
  { level: 'critical', mark: 'critical', label: 'Critical' },
  { level: 'resolved', mark: 'ok', label: 'Resolved' },
] as const;
const WAYS = (['notify', 'break_through', 'log_only'] as const).map((value) => ({
  value,
  title: NOTIFY_LABELS[value],
}));

interface SpeakTableProps {
  readonly draft: RuleDraft;
  readonly help: string | undefined;
  readonly onChange: (speak: Speak) => void;
}

/** How each level notifies. */
function SpeakTable({ draft, help, onChange }: SpeakTableProps) {
  return (
    <Labelled label="Notifications" help={help}>
      <div className="border-x border-t">
        {LEVELS.map(({ level, mark, label }) => (
          <div key={level} className="grid h-8 grid-cols-[96px_minmax(0,1fr)] items-center border-b pr-0.5 pl-3">
            <Badge mark={mark} label={label} />
            <Select
              label={`${label}: how to notify`}
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

interface Props {
  readonly id: string;
  readonly accountId: string;
  readonly draft: RuleDraft;
  /** The stored rule; undefined for a new one. */
  readonly saved: Rule | undefined;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (draft: RuleDraft) => void;
  readonly onSave: () => void;
}

const LIMIT_LABELS = { above: 'above', rise: 'when up by', fall: 'when down by' } as const;
const REMIND_HOURS = [1, 3, 6, 12, 24] as const;

/** Two controls side by side. */
const Pair = ({ children }: { readonly children: ReactNode }) => (
  <div className="grid grid-cols-2 items-start gap-x-3 gap-y-3">{children}</div>
);

const Line = () => <hr className="col-span-full border-line" />;

/** All fields of a rule. A field that differs shows the saved value below it. */
export function RuleForm({ id, accountId, draft, saved, problems, onChange, onSave }: Props) {
  const set = (part: Partial<RuleDraft>) => onChange({ ...draft, ...part });
  const hints = saved ? savedText(draft, saved, locale) : {};
  const refusal = (...paths: readonly string[]) => problems.find(({ path }) => paths.includes(path))?.message;
  const figures = figuresOf(draft);
  const limits = [figures.warning, figures.critical].filter((limit) => limit !== undefined);
  const unit = isPercent(draft) ? '%' : METRICS[draft.metric].noun;
  const hours = REMIND_HOURS.filter((one) => one !== draft.remindEveryHours);
  const remind = [...hours, ...(draft.remindEveryHours === undefined ? [] : [draft.remindEveryHours])];

  const figure = (
    label: ReactNode,
    field: 'warning' | 'critical' | 'sent' | 'events' | 'pendingFor' | 'resolvePercent' | 'resolveFor',
    path: string,
    inside: string,
    help?: string,
  ) => (
    <Field
      label={label}
      inputMode="decimal"
      value={draft[field]}
      onChange={(event) => set({ [field]: event.target.value })}
      inside={<span className="shrink-0 text-text-3">{inside}</span>}
      refusal={refusal(path)}
      help={[hints[field], help].filter(Boolean).join(' · ') || undefined}
    />
  );
  const limit = (level: 'warning' | 'critical') => (
    <span className={`flex items-center gap-1.5 ${level === 'warning' ? 'text-warning' : 'text-critical'}`}>
      <StateShape mark={level} size={12} />
      {level === 'warning' ? 'Warning' : 'Critical'} {LIMIT_LABELS[draft.compare]}
    </span>
  );

  return (
    <form
      id={id}
      noValidate
      className="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <Field
        label="Name"
        maxLength={80}
        value={draft.name}
        placeholder={ruleName({ ...draft, scope: scopeOf(draft) })}
        onChange={(event) => set({ name: event.target.value })}
        refusal={refusal('name')}
        help={hints.name}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_108px] items-start gap-3">
        <Select
          label="Metric"
          value={draft.metric}
          options={Metric.options.map((value) => ({ value, title: METRIC_TITLES[value] }))}
          onChange={(metric) => onChange(withMetric(draft, metric))}
          refusal={refusal('metric')}
          help={hints.metric}
        />
        <Select
          label="Window"
          value={draft.window}
          options={Window.options.map((value) => ({ value, title: WINDOWS[value].title }))}
          onChange={(window) => set({ window })}
          help={refusal('window') ? undefined : hints.window}
        />
        {refusal('window') && <p className="col-span-2 -mt-2 text-small text-critical">{refusal('window')}</p>}
      </div>
      <ScopeField
        accountId={accountId}
        draft={draft}
        refusal={refusal('scope', 'scope.members')}
        help={hints.members}
        onChange={set}
      />
      {comparesOf(draft.metric).length > 1 && (
        <Select
          label="Judge"
          value={draft.compare}
          options={comparesOf(draft.metric).map((value) => ({ value, title: COMPARE_TITLES[value] }))}
          onChange={(compare) => onChange(withCompare(draft, compare))}
          refusal={refusal('compare')}
          help={hints.compare}
        />
      )}
      <Line />
      <Pair>
        {figure(limit('warning'), 'warning', 'warning', unit)}
        {figure(limit('critical'), 'critical', 'critical', unit)}
      </Pair>
      {draft.metric !== 'quota_used' && (
        <Pair>
          {figure('Judge from', 'sent', 'minimum.sent', 'sent')}
          {figure('and at least', 'events', 'minimum.events', METRICS[draft.metric].noun)}
        </Pair>
      )}
      <Pair>
        {figure('The breach must last', 'pendingFor', 'pendingForMinutes', 'min')}
        <Select
          label="Remind while open"
          value={String(draft.remindEveryHours ?? 'never')}
          options={[
            { value: 'never', title: remindText(undefined) },
            ...remind.toSorted((a, b) => a - b).map((one) => ({ value: String(one), title: remindText(one) })),
          ]}
          onChange={(chosen) => {
            const { remindEveryHours: _, ...rest } = draft;
            onChange(chosen === 'never' ? rest : { ...rest, remindEveryHours: Number(chosen) });
          }}
          help={hints.remindEveryHours}
        />
      </Pair>
      <Pair>
        {figure(
          'Resolved at or below',
          'resolvePercent',
          'resolveAt',
          limits.length > 1 ? '% of the lower' : '% of limit',
          figures.resolveAt === undefined ? undefined : sayLimit(draft, figures.resolveAt, locale),
        )}
        {figure('for', 'resolveFor', 'resolveForMinutes', 'min')}
      </Pair>
      <Line />
      <SpeakTable draft={draft} help={hints.speak} onChange={(speak) => set({ speak })} />
      <p className="self-end text-small text-text-3">
        {saved
          ? "Saving starts this rule's series over. Incidents already open are closed and keep the old text."
          : 'It is watched from the next check on.'}
      </p>
    </form>
  );
}
