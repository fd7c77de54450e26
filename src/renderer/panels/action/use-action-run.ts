import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Action } from '../../../shared/actions/define.ts';
import { ACTIONS, type ActionId } from '../../../shared/actions/index.ts';
import { inWords, problemsIn } from '../../../shared/actions/wording.ts';
import type { RunAnswer } from '../../../shared/bridge.ts';
import type { Failure } from '../../../shared/failure.ts';
import { bridge } from '../../bridge.ts';
import { type FormField, type FormValues, fieldAt, inputOf, keyOf } from '../../model/form.ts';
import { type Problem, problemOf, problemOfError } from '../../model/problem.ts';
import { onProgress } from '../../state/progress.ts';

interface Order {
  readonly id: ActionId;
  readonly accountId: string;
  readonly fields: readonly FormField[];
  /** Values without a field, and the values the fields had at first. */
  readonly settled: Readonly<Record<string, unknown>>;
  readonly before: FormValues;
  readonly onDone: (answer: RunAnswer, values: FormValues) => void;
}

export interface UnderWay {
  readonly runId: string;
  readonly startedAt: number;
  readonly done: number;
  readonly total: number | undefined;
}

/** The last successful run. */
export interface Outcome {
  readonly answer: RunAnswer;
  readonly tookMs: number;
}

interface Refused {
  /** The problem of each refused field, by `keyOf`. */
  readonly refusals: Readonly<Record<string, string>>;
  /** A problem that belongs to no field. */
  readonly problem: Problem | undefined;
  /** The effects of a guarded change and the phrase that confirms it. */
  readonly asked: { readonly facts: readonly string[]; readonly phrase: string } | undefined;
}

const FINE: Refused = { refusals: {}, problem: undefined, asked: undefined };

/** Assigns each problem of a failure to its field, if it has one. */
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

/**
 * Runs one action with its form's values: validates them first, follows the progress, and cancels a read when the form
 * closes.
 */
export function useActionRun({ id, accountId, fields, settled, before, onDone }: Order) {
  const [underWay, setUnderWay] = useState<UnderWay>();
  const [outcome, setOutcome] = useState<Outcome>();
  const [refused, setRefused] = useState(FINE);
  const runId = useRef<string>(undefined);

  const cancel = () => {
    if (runId.current !== undefined) void bridge.call('cancel_run', { runId: runId.current });
  };
  // Nobody will see the result of a read once its form is gone. A change continues.
  const leave = useEffectEvent(() => {
    if (ACTIONS[id].effect === 'read') cancel();
  });
  useEffect(() => () => leave(), []);

  /** Builds the input from the values. Undefined if it is invalid, after reporting the problems at their fields. */
  const check = (values: FormValues): Record<string, unknown> | undefined => {
    // Typed as the general action, because the compiler would otherwise check every union of actions.
    const action: Action = ACTIONS[id];
    const input = inputOf(fields, values, settled, before);
    const checked = action.input.safeParse(input, { error: inWords });
    setRefused(checked.error ? refusedBy({ kind: 'invalid-input', fields: problemsIn(checked.error) }, fields) : FINE);
    return checked.success ? input : undefined;
  };

  /** Runs the action; `confirmation` is the phrase that was asked for. */
  const start = async (input: Record<string, unknown>, values: FormValues, confirmation?: string) => {
    const run = crypto.randomUUID();
    const startedAt = Date.now();
    runId.current = run;
    setUnderWay({ runId: run, startedAt, done: 0, total: undefined });
    const stopFollowing = onProgress(run, ({ done, total }) => setUnderWay((now) => now && { ...now, done, total }));
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
      stopFollowing();
      runId.current = undefined;
      setUnderWay(undefined);
    }
  };

  /** Another run has started or was refused since, so the shown result is marked as earlier. */
  const isEarlier = underWay !== undefined || refused !== FINE;
  return { underWay, outcome, isEarlier, ...refused, check, start, cancel };
}
