import { useEffect, useMemo, useRef, useState } from 'react';
import { ACTIONS, type ActionId } from '../../../shared/actions/index.ts';
import type { RunAnswer } from '../../../shared/bridge.ts';
import { isolated } from '../../../shared/locale.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { type FormValues, fieldsOf, keyOf, memorable, thingsIn, valuesOf, withoutSecrets } from '../../model/form.ts';
import { missingPath, obstacleTo } from '../../model/list/why-disabled.ts';
import { remember } from '../../state/recent.ts';
import type { Question } from '../resource/AskDialog.tsx';
import { useActionRun } from './use-action-run.ts';

export interface FormOf {
  readonly id: ActionId;
  readonly account: AccountStatus;
  /** Values known in advance. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Values of fields that may still be changed, on top of `initial`. */
  readonly typed?: FormValues;
  /** Parameters with a settled value, not shown. */
  readonly hidden?: readonly string[];
  /** Called after a successful run. */
  readonly onDone: (answer: RunAnswer) => void;
}

const NOTHING: Readonly<Record<string, unknown>> = {};
const NONE: readonly string[] = [];

/** The state of an action's form: values, problems, confirmation and run. */
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
      // A typed secret has done its work; after a failure it is still needed, to try again.
      setValues((now) => withoutSecrets(fields, now, before));
      onDone(answer);
    },
  });
  const { asked, problem, refusals, underWay, check, start } = run;
  const missing = missingPath(account, { permissions });
  const obstacle = obstacleTo(account, { effect, permissions }, false);

  // Focuses the first field with a problem.
  useEffect(() => {
    if (Object.keys(refusals).length > 0) element.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refusals]);

  // Scrolls a failure into view below a long form.
  useEffect(() => {
    if (problem || asked) element.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
  }, [problem, asked]);

  /** Runs with these values, after asking first if the action destroys something. */
  const submit = (wanted: FormValues) => {
    if (underWay || obstacle !== undefined || (asked && phrase !== asked.phrase)) return;
    const confirmation = asked ? phrase : undefined;
    const input = check(wanted);
    if (!input) return;
    const proceed = () => void start(input, wanted, confirmation);
    const names = thingsIn(fields, wanted, before);
    // No question if a phrase was typed, or if the form has no fields: then a question opened it.
    if (effect !== 'destroy' || asked || names.length === 0) proceed();
    else
      setQuestion({
        title,
        consequence: `In ${isolated(account.account.name)}. ${help}`,
        names,
        isDestroying: true,
        proceed,
      });
  };

  /** Runs again with some values changed. */
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
    before,
    change: (key: string, value: string) => setValues((now) => ({ ...now, [key]: value })),
    runWith,
    /** Runs again with some of its entries. */
    runRest: (entries: readonly string[]) => {
      const list = fields.find((field) => field.isOneOrMany);
      if (list) runWith({ [keyOf(list)]: entries.join('\n') });
    },
    submit: () => submit(values),
    phrase,
    setPhrase,
    question,
    closeQuestion: () => setQuestion(undefined),
    /** The permission the key lacks. */
    missing,
    /** Why it cannot run now, as a sentence. */
    obstacle,
    isReady: underWay === undefined && obstacle === undefined && (!asked || phrase === asked.phrase),
    ...run,
  };
}

export type ActionFormState = ReturnType<typeof useActionForm>;
