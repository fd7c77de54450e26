import { useEffect, useEffectEvent, useState } from 'react';
import type { Problem } from '../model/problem.ts';
import type { CallResult } from '../state/runs.ts';

/** The state of a request: waiting, taking long enough to show it (150 ms), failed, or ready. */
export type Page<Data> =
  | { readonly face: 'waiting' | 'loading' }
  | { readonly face: 'failed'; readonly problem: Problem }
  | { readonly face: 'ready'; readonly data: Data };

/** A request and its state. */
export interface Asked<Data> {
  readonly page: Page<Data>;
  /** Undefined until it is loaded. */
  readonly data: Data | undefined;
  readonly askAgain: () => void;
  /** Of the run that was started last, if the question starts one. */
  readonly runId: string | undefined;
}

export const askedOf = <Data>(page: Page<Data>, askAgain: () => void, runId?: string): Asked<Data> => ({
  page,
  data: page.face === 'ready' ? page.data : undefined,
  askAgain,
  runId,
});

/** A request is identified by its subject, its revalidation value and the attempt. */
interface Request {
  readonly subject: string;
  readonly revalidateOn: string | number | undefined;
  readonly attempt: number;
}

const SHOW_LOADING_AFTER_MS = 150;

/**
 * Asks on mount and whenever `subject` or `revalidateOn` changes, and drops the answer on unmount. The present answer
 * stays while a newer one is loading, unless it is about another subject. A question that runs an action gives it the
 * run id, so that its wait can be shown.
 */
export function useAnswer<Data>(
  subject: string,
  revalidateOn: string | number | undefined,
  question: (runId: string) => Promise<CallResult<Data>>,
): Asked<Data> {
  const [held, setHeld] = useState<{ readonly request: Request; readonly page: Page<Data> }>();
  const [attempt, setAttempt] = useState(0);
  const [runId, setRunId] = useState<string>();
  const askNow = useEffectEvent(question);

  useEffect(() => {
    const request: Request = { subject, revalidateOn, attempt };
    let isLeft = false;
    const timer = setTimeout(() => {
      setHeld((now) => (now?.request.subject === subject ? now : { request, page: { face: 'loading' } }));
    }, SHOW_LOADING_AFTER_MS);
    const newRunId = crypto.randomUUID();
    setRunId(newRunId);
    askNow(newRunId).then((answer) => {
      clearTimeout(timer);
      if (isLeft) return;
      setHeld({
        request,
        page: answer.ok ? { face: 'ready', data: answer.data } : { face: 'failed', problem: answer.problem },
      });
    });
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [subject, revalidateOn, attempt]);

  const page: Page<Data> = held?.request.subject === subject ? held.page : { face: 'waiting' };
  return askedOf(page, () => setAttempt((n) => n + 1), runId);
}
