import { useEffect, useMemo, useRef, useState } from 'react';
import { ACTIONS, type ActionId } from '../../../shared/actions/index.ts';
import type { RunAnswer } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { type FormValues, fieldsOf, keyOf, memorable, thingsIn, valuesOf } from '../../model/form.ts';
import { missingPath, obstacleTo } from '../../model/list/why-disabled.ts';
import { remember } from '../../state/recent.ts';
import type { Question } from '../resource/AskDialog.tsx';
import { useActionRun } from './use-action-run.ts';

export interface FormOf {
  readonly id: ActionId;
  readonly account: AccountStatus;
  /** What is known already. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** What stands in the fields at first, beside what `initial` says. */
  readonly typed?: FormValues;
  /** Parameters that are settled and not shown. */
  readonly hidden?: readonly string[];
  /** It was done. */
  readonly onDone: (answer: RunAnswer) => void;
}

const NOTHING: Readonly<Record<string, unknown>> = {};
const NONE: readonly string[] = [];

/** The state of one action's form: what was typed, what is refused, what is asked, and how the run goes. */
export function useActionForm({ id, account, initial = NOTHING, typed, hidden = NONE, onDone }: FormOf) {
  const { title, help, effect, permissions } = ACTIONS[id];
  const accountId = account.account.id;
  const element = useRef<HTMLFormElement>(null);
  const fields = useMemo(() => fieldsOf(ACTIONS[id]).filter((field) => !hidden.includes(keyOf(field))), [id, hidden]);
  const [before] = useState(() => valuesOf(fields, initial));
  const [values, setValues] = useState<FormValues>({ ...before, ...typed });
  const [phrase, setPhrase] = useState('');
  const [question, setQuestion] = useState<Question>();
  const settled = Object.fromEntries(Object.entries(initial).filter(([name]) => hidden.includes(name)));
  const run = useActionRun({
    id,
    accountId,
    fields,
    settled,
    before,
    onDone: (answer, ran) => {
      remember({ accountId, id, values: memorable(fields, ran) });
      setPhrase('');
      onDone(answer);
    },
  });
  const { asked, problem, refusals, underWay, check, start } = run;
  const missing = missingPath(account, { permissions });
  const obstacle = obstacleTo(account, { effect, permissions }, false);

  // The keyboard goes to the first thing to put right.
  useEffect(() => {
    if (Object.keys(refusals).length > 0) element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refusals]);

  // What went wrong comes into sight, however long the form above it.
  useEffect(() => {
    if (problem || asked) element.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
  }, [problem, asked]);

  /** Runs it with these values, after asking where it destroys. */
  const submit = (wanted: FormValues) => {
    if (underWay || obstacle !== undefined || (asked && phrase !== asked.phrase)) return;
    const confirmation = asked ? phrase : undefined;
    const input = check(wanted);
    if (!input) return;
    const proceed = () => void start(input, wanted, confirmation);
    const names = thingsIn(fields, wanted);
    // A typed phrase says more than a button; a form without fields was opened by a question.
    if (effect !== 'destroy' || asked || names.length === 0) proceed();
    else setQuestion({ title, consequence: `In ${account.account.name}. ${help}`, names, isDestroying: true, proceed });
  };

  /** Runs it anew with some values changed. */
  const runWith = (changed: FormValues) => {
    const wanted = { ...values, ...changed };
    setValues(wanted);
    submit(wanted);
  };

  return {
    id,
    account,
    element,
    fields,
    values,
    change: (key: string, value: string) => setValues((now) => ({ ...now, [key]: value })),
    runWith,
    /** Runs it anew with some of the entries it was run with. */
    runRest: (entries: readonly string[]) => {
      const list = fields.find((field) => field.isOneOrMany);
      if (list) runWith({ [keyOf(list)]: entries.join('\n') });
    },
    submit: () => submit(values),
    phrase,
    setPhrase,
    question,
    closeQuestion: () => setQuestion(undefined),
    /** The path that the key lacks. */
    missing,
    /** Why it cannot be run now, in a sentence. */
    obstacle,
    isReady: underWay === undefined && obstacle === undefined && (!asked || phrase === asked.phrase),
    ...run,
  };
}

export type ActionFormState = ReturnType<typeof useActionForm>;
