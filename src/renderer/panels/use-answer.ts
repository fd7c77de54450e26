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
}

export const askedOf = <Data>(page: Page<Data>, askAgain: () => void): Asked<Data> => ({
  page,
  data: page.face === 'ready' ? page.data : undefined,
  askAgain,
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
 * stays while a newer one is loading, unless it is about another subject.
 */
export function useAnswer<Data>(
  subject: string,
  revalidateOn: string | number | undefined,
  question: () => Promise<CallResult<Data>>,
): Asked<Data> {
  const [held, setHeld] = useState<{ readonly request: Request; readonly page: Page<Data> }>();
  const [attempt, setAttempt] = useState(0);
  const askNow = useEffectEvent(question);

  useEffect(() => {
    const request: Request = { subject, revalidateOn, attempt };
    let isLeft = false;
    const timer = setTimeout(() => {
      setHeld((now) => (now?.request.subject === subject ? now : { request, page: { face: 'loading' } }));
    }, SHOW_LOADING_AFTER_MS);
    askNow().then((answer) => {
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
  return askedOf(page, () => setAttempt((n) => n + 1));
}
