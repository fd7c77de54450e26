import { create } from 'zustand';
import type { CallInput, CallName, CallOutput } from '../../shared/bridge.ts';
import type { Result } from '../../shared/failure.ts';
import { bridge } from '../bridge.ts';
import { type Problem, problemOf, problemOfError } from '../model/problem.ts';

type ResultCall = { [Name in CallName]: CallOutput[Name] extends Result<unknown> ? Name : never }[CallName];
type DataOf<Name extends ResultCall> = CallOutput[Name] extends Result<infer Data> ? Data : never;

/** The state of a call: running, or its last failure. */
export interface Run {
  readonly isRunning: boolean;
  readonly problem: Problem | undefined;
}

const IDLE: Run = { isRunning: false, problem: undefined };
const useRuns = create<Readonly<Record<string, Run>>>(() => ({}));
const set = (key: string, run: Run) => useRuns.setState({ [key]: run });

/** The state of the run with this key. */
export const useRun = (key: string): Run => useRuns((runs) => runs[key] ?? IDLE);

const clearRun = (key: string): void => set(key, IDLE);

export type CallResult<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly problem: Problem };

/** Calls the main process. A call refused by the bridge becomes a problem too, so that no failure is silent. */
export async function ask<Name extends ResultCall>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallResult<DataOf<Name>>> {
  try {
    // A result call returns a Result of its own data, but the compiler cannot follow that through the mapped type.
    const result = (await bridge.call(name, input)) as Result<DataOf<Name>>;
    return result.ok ? { ok: true, data: result.data } : { ok: false, problem: problemOf(result.failure) };
  } catch (error) {
    return { ok: false, problem: problemOfError(error) };
  }
}

/** Calls under a key, so that buttons can be disabled meanwhile and the failure is shown where the call was made. */
export async function run<Name extends ResultCall>(
  key: string,
  name: Name,
  input: CallInput<Name>,
): Promise<CallResult<DataOf<Name>>> {
  set(key, { isRunning: true, problem: undefined });
  const answer = await ask(name, input);
  set(key, { isRunning: false, problem: answer.ok ? undefined : answer.problem });
  return answer;
}

/** A call, its state, and a way to clear its failure. */
export interface Call<Name extends ResultCall> extends Run {
  readonly call: (input: CallInput<Name>) => Promise<CallResult<DataOf<Name>>>;
  readonly clear: () => void;
}

/** One call of the main process for a form or button. `about` tells several of the same kind apart. */
export function useCall<Name extends ResultCall>(name: Name, about = ''): Call<Name> {
  const key = `${name} ${about}`;
  return { ...useRun(key), call: (input) => run(key, name, input), clear: () => clearRun(key) };
}

type PlainCall = 'check_now' | 'dismiss_notice' | 'open_link' | 'copy_text';

/** Makes a call without a result to show; a refusal is shown under the call's name. */
export function tell<Name extends PlainCall>(name: Name, input: CallInput<Name>): void {
  bridge.call(name, input).then(
    () => clearRun(name),
    (error: unknown) => set(name, { isRunning: false, problem: problemOfError(error) }),
  );
}
