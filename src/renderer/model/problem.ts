import { explain, type Failure, requestIdOf } from '../../shared/failure.ts';

/** A failure as shown in the window: a title, advice, and the request id if SMTP2GO gave one. */
export interface Problem {
  readonly kind: Failure['kind'] | 'bug';
  readonly title: string;
  readonly advice: string;
  readonly requestId: string | undefined;
  /** What failed, where its facts are shown too. */
  readonly failure?: Failure;
}

export const problemOf = (failure: Failure): Problem => ({
  kind: failure.kind,
  ...explain(failure),
  requestId: requestIdOf(failure),
  failure,
});

/** A call that threw is a bug, so its message is shown unchanged. */
export const problemOfError = (error: unknown): Problem => ({
  kind: 'bug',
  title: 'Relaywatch could not do this',
  advice: error instanceof Error ? error.message : String(error),
  requestId: undefined,
});

/** The text to paste into a message to support. */
export const detailsOf = (problem: Problem): string =>
  [problem.title, problem.advice, problem.requestId && `request ${problem.requestId}`].filter(Boolean).join('\n');
