import { create } from 'zustand';
import type { CallInput, CallName, CallOutput } from '../../shared/bridge.ts';
import type { Result } from '../../shared/failure.ts';
import { bridge } from '../bridge.ts';
import { type Problem, problemOf, problemOfError } from '../model/problem.ts';

type ResultCall = { [Name in CallName]: CallOutput[Name] extends Result<unknown> ? Name : never }[CallName];
type DataOf<Name extends ResultCall> = CallOutput[Name] extends Result<infer Data> ? Data : never;

/** One thing the person asked for: under way, or how it last failed. */
export interface Run {
  readonly isRunning: boolean;
  readonly problem: Problem | undefined;
}

const IDLE: Run = { isRunning: false, problem: undefined };
const useRuns = create<Readonly<Record<string, Run>>>(() => ({}));
const set = (key: string, run: Run) => useRuns.setState({ [key]: run });

/** How the run called `key` goes. */
export const useRun = (key: string): Run => useRuns((runs) => runs[key] ?? IDLE);

const clearRun = (key: string): void => set(key, IDLE);

export type Answer<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly problem: Problem };

/** Asks the main process. A refusal by the bridge itself becomes a problem too: nothing is silent. */
export async function ask<Name extends ResultCall>(name: Name, input: CallInput<Name>): Promise<Answer<DataOf<Name>>> {
  try {
    // A result call answers with a Result of its own data; the compiler cannot follow that through the mapped type.
    const result = (await bridge.call(name, input)) as Result<DataOf<Name>>;
    return result.ok ? { ok: true, data: result.data } : { ok: false, problem: problemOf(result.failure) };
  } catch (error) {
    return { ok: false, problem: problemOfError(error) };
  }
}

/** Asks under a key, so that buttons can rest meanwhile and the failure can be shown where the request was made. */
export async function run<Name extends ResultCall>(
  key: string,
  name: Name,
  input: CallInput<Name>,
): Promise<Answer<DataOf<Name>>> {
  set(key, { isRunning: true, problem: undefined });
  const answer = await ask(name, input);
  set(key, { isRunning: false, problem: answer.ok ? undefined : answer.problem });
  return answer;
}

/** A call, how it goes where the request is made, and a way to forget how it failed. */
export interface Call<Name extends ResultCall> extends Run {
  readonly call: (input: CallInput<Name>) => Promise<Answer<DataOf<Name>>>;
  readonly clear: () => void;
}

/** One call of the main process as a form or a button makes it; `about` what, where several of its kind are on the page. */
export function useCall<Name extends ResultCall>(name: Name, about = ''): Call<Name> {
  const key = `${name} ${about}`;
  return { ...useRun(key), call: (input) => run(key, name, input), clear: () => clearRun(key) };
}

type PlainCall = 'check_now' | 'dismiss_notice' | 'open_link' | 'copy_text';

/** Tells the main process something that has no outcome to show here; a refusal shows under the call's name. */
export function tell<Name extends PlainCall>(name: Name, input: CallInput<Name>): void {
  bridge.call(name, input).then(
    () => clearRun(name),
    (error: unknown) => set(name, { isRunning: false, problem: problemOfError(error) }),
  );
}
