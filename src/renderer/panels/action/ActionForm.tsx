import { type SyntheticEvent, useEffect, useId, useState } from 'react';
import type { Action } from '../../../shared/actions/define.ts';
import { ACTIONS, type ActionId } from '../../../shared/actions/index.ts';
import type { RunAnswer } from '../../../shared/bridge.ts';
import type { FieldProblem } from '../../../shared/failure.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { count } from '../../../shared/words.ts';
import { bridge } from '../../bridge.ts';
import { locale } from '../../locale.ts';
import { type FormValues, fieldAt, fieldsOf, inputOf, keyOf, valuesOf } from '../../model/form.ts';
import { type Problem, problemOf, problemOfError } from '../../model/problem.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { ActionEnd } from './ActionEnd.tsx';
import { FormControl } from './FormControl.tsx';
import { Guard } from './Guard.tsx';

interface Props {
  readonly id: ActionId;
  readonly account: AccountStatus;
  /** What is known already. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Parameters that are settled and not shown. */
  readonly hidden?: readonly string[];
  /** It was done. */
  readonly onDone: () => void;
  /** The form is to go. */
  readonly onCancel: () => void;
}

const EFFECTS = { read: 'reads', write: 'writes', destroy: 'destroys', send: 'sends' } as const;

interface Asked {
  readonly facts: readonly string[];
  readonly phrase: string;
}

/** The form of one action for one account, made from its schema. */
export function ActionForm({ id, account, initial = {}, hidden = [], onDone, onCancel }: Props) {
  const action: Action = ACTIONS[id];
  const fields = fieldsOf(action).filter((field) => !hidden.includes(keyOf(field)));
  const [values, setValues] = useState<FormValues>(() => valuesOf(fields, initial));
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<Problem>();
  const [asked, setAsked] = useState<Asked>();
  const [typed, setTyped] = useState('');
  const [runId, setRunId] = useState<string>();
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number }>();
  const [answer, setAnswer] = useState<RunAnswer>();
  const formId = useId();

  useEffect(() => bridge.on('progress', (now) => now.runId === runId && setProgress(now)), [runId]);

  const settled = Object.fromEntries(Object.entries(initial).filter(([name]) => hidden.includes(name)));
  const refuse = (problems: readonly FieldProblem[]) => {
    const found = problems.map(({ path, message }) => ({ field: fieldAt(fields, path), path, message }));
    setRefusals(Object.fromEntries(found.flatMap(({ field, message }) => (field ? [[keyOf(field), message]] : []))));
    const rest = found.filter(({ field }) => !field);
    if (rest.length > 0) setProblem(problemOf({ kind: 'invalid-input', fields: rest }));
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setProblem(undefined);
    setRefusals({});
    const input = inputOf(fields, values, settled);
    const checked = action.input.safeParse(input);
    if (!checked.success) {
      refuse(checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
      return;
    }
    const run = crypto.randomUUID();
    setRunId(run);
    setProgress(undefined);
    try {
      const result = await bridge.call('run_action', {
        accountId: account.account.id,
        id,
        input,
        runId: run,
        ...(asked && { confirmation: typed }),
      });
      if (result.ok) {
        onDone();
        setAnswer(result.data);
      } else if (result.failure.kind === 'confirmation-needed') {
        setAsked(result.failure);
        setTyped('');
      } else if (result.failure.kind === 'invalid-input') {
        refuse(result.failure.fields);
      } else {
        setProblem(problemOf(result.failure));
      }
    } catch (error) {
      setProblem(problemOfError(error));
    } finally {
      setRunId(undefined);
    }
  };

  if (answer) return <ActionEnd title={action.title} answer={answer} onClose={onCancel} />;
  const isRunning = runId !== undefined;
  return (
    <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-text-2">
        {action.help} <Tag>{EFFECTS[action.effect]}</Tag>
      </p>
      {fields.map((field) => (
        <FormControl
          key={keyOf(field)}
          field={field}
          value={values[keyOf(field)] ?? ''}
          refusal={refusals[keyOf(field)]}
          onChange={(value) => setValues({ ...values, [keyOf(field)]: value })}
        />
      ))}
      {Object.entries(action.unsupported ?? {}).map(([name, reason]) => (
        <Field key={name} label={`${name} (not supported by SMTP2GO)`} value="" disabled help={reason} readOnly />
      ))}
      {asked && <Guard facts={asked.facts} phrase={asked.phrase} value={typed} onChange={setTyped} />}
      <ProblemNote problem={problem} />
      <div className="flex items-center justify-end gap-2">
        {isRunning && progress && (
          <span role="status" className="mr-auto text-small text-text-2">
            {count(progress.done, locale)} of {count(progress.total, locale)}
          </span>
        )}
        <Button onClick={isRunning ? () => void bridge.call('cancel_run', { runId }) : onCancel}>Cancel</Button>
        <Button
          type="submit"
          kind={action.effect === 'destroy' ? 'destroying' : 'primary'}
          disabled={isRunning || (asked !== undefined && typed !== asked.phrase)}
        >
          {action.title}
        </Button>
      </div>
    </form>
  );
}
