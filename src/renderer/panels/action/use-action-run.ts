import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Action } from '../../../shared/actions/define.ts';
import { ACTIONS, type ActionId } from '../../../shared/actions/index.ts';
import { inWords, problemsIn } from '../../../shared/actions/wording.ts';
import type { RunAnswer } from '../../../shared/bridge.ts';
import type { Failure } from '../../../shared/failure.ts';
import { bridge } from '../../bridge.ts';
import { type FormField, type FormValues, fieldAt, inputOf, keyOf } from '../../model/form.ts';
import { type Problem, problemOf, problemOfError } from '../../model/problem.ts';

interface Order {
  readonly id: ActionId;
  readonly accountId: string;
  readonly fields: readonly FormField[];
  /** What is given without a field, and what the fields held at first. */
  readonly settled: Readonly<Record<string, unknown>>;
  readonly before: FormValues;
  readonly onDone: (answer: RunAnswer, values: FormValues) => void;
}

/** A run under way. */
export interface UnderWay {
  readonly runId: string;
  readonly startedAt: number;
  readonly done: number;
  readonly total: number | undefined;
}

/** How the last run ended well. */
export interface Outcome {
  readonly answer: RunAnswer;
  readonly tookMs: number;
}

interface Refused {
  /** A sentence for each field that is refused, by `keyOf`. */
  readonly refusals: Readonly<Record<string, string>>;
  /** Whatever belongs to no field. */
  readonly problem: Problem | undefined;
  /** What a guarded change would do, and the phrase that lets it go through. */
  readonly asked: { readonly facts: readonly string[]; readonly phrase: string } | undefined;
}

const FINE: Refused = { refusals: {}, problem: undefined, asked: undefined };

/** What is refused, each problem at its field where it has one. */
function refusedBy(failure: Failure, fields: readonly FormField[]): Refused {
  if (failure.kind === 'confirmation-needed') return { ...FINE, asked: failure };
  if (failure.kind !== 'invalid-input') return { ...FINE, problem: problemOf(failure) };
  const found = failure.fields.map((one) => ({ one, field: fieldAt(fields, one.path) }));
  const homeless = found.flatMap(({ one, field }) => (field ? [] : [one]));
  return {
    refusals: Object.fromEntries(found.flatMap(({ one, field }) => (field ? [[keyOf(field), one.message]] : []))),
    problem: homeless.length > 0 ? problemOf({ kind: 'invalid-input', fields: homeless }) : undefined,
    asked: undefined,
  };
}

/** Runs one action with what stands in its form: checked here first, followed while it runs, cancelled when left. */
export function useActionRun({ id, accountId, fields, settled, before, onDone }: Order) {
  const [underWay, setUnderWay] = useState<UnderWay>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [refused, setRefused] = useState(FINE);
  const runId = useRef<string>(undefined);

  useEffect(
    () =>
      bridge.on('progress', ({ runId: of, done, total }) =>
        setUnderWay((now) => (now?.runId === of ? { ...now, done, total } : now)),
      ),
    [],
  );

  const cancel = () => {
    if (runId.current !== undefined) void bridge.call('cancel_run', { runId: runId.current });
  };
  // What only reads is of no use to anybody once its form is gone; a change goes on.
  const leave = useEffectEvent(() => {
    if (ACTIONS[id].effect === 'read') cancel();
  });
  useEffect(() => () => leave(), []);

  /** The input that the values make, or undefined after saying at the fields what is wrong with it. */
  const check = (values: FormValues): Record<string, unknown> | undefined => {
    // One entry of the table, of whichever shape: the compiler would try all of them.
    const action: Action = ACTIONS[id];
    const input = inputOf(fields, values, settled, before);
    const checked = action.input.safeParse(input, { error: inWords });
    setRefused(checked.error ? refusedBy({ kind: 'invalid-input', fields: problemsIn(checked.error) }, fields) : FINE);
    return checked.success ? input : undefined;
  };

  /** Runs it; `confirmation` is the phrase that was asked for. */
  const start = async (input: Record<string, unknown>, values: FormValues, confirmation?: string) => {
    const run = crypto.randomUUID();
    const startedAt = Date.now();
    runId.current = run;
    setUnderWay({ runId: run, startedAt, done: 0, total: undefined });
    try {
      const confirmed = confirmation === undefined ? {} : { confirmation };
      const result = await bridge.call('run_action', { accountId, id, input, runId: run, ...confirmed });
      if (result.ok) {
        setRefused(FINE);
        setOutcome({ answer: result.data, tookMs: Date.now() - startedAt });
        onDone(result.data, values);
      } else {
        setRefused(refusedBy(result.failure, fields));
      }
    } catch (error) {
      setRefused({ ...FINE, problem: problemOfError(error) });
    } finally {
      runId.current = undefined;
      setUnderWay(undefined);
    }
  };

  /** Another run began or was refused since: what was answered stays in sight, as what it is. */
  const isEarlier = underWay !== undefined || refused !== FINE;
  return { underWay, outcome, isEarlier, ...refused, check, start, cancel };
}
