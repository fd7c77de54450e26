import { errorText, explain, type Failure, requestIdOf } from '../../shared/failure.ts';

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

/** What Electron puts before the message of a call that threw. */
const BEFORE_MESSAGE = /^Error invoking remote method '[^']*': (?:Error: )?/;

/** A call that threw is a mistake in Relaywatch; its message says what to do. */
export const problemOfError = (error: unknown): Problem => ({
  kind: 'bug',
  title: 'Relaywatch could not do this',
  advice: errorText(error).replace(BEFORE_MESSAGE, ''),
  requestId: undefined,
});

/** What is shown in place of something that cannot be drawn. */
export const mistakeIn = (what: 'screen' | 'window'): Problem => ({
  kind: 'bug',
  title: `A mistake in Relaywatch keeps this ${what} from being shown`,
  advice: 'Relaywatch goes on watching. Details are in the log.',
  requestId: undefined,
});

/** What is shown where a file of the window is missing, as after an update that replaced it under a running Relaywatch. */
export const NOT_LOADED: Problem = {
  kind: 'bug',
  title: 'A part of this window could not be loaded',
  advice:
    'Relaywatch goes on watching. If reloading the window does not help, quit Relaywatch and start it again. Details are in the log.',
  requestId: undefined,
};

/** The text to paste into a message to support. */
export const detailsOf = (problem: Problem): string =>
  [problem.title, problem.advice, problem.requestId && `request ${problem.requestId}`].filter(Boolean).join('\n');
