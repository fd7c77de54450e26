import { visible } from './visible.ts';

/** Failures as values. Bugs throw; everything a network, a disk or a person can cause is one of these. */
export type Failure =
  /** The keychain did not return the account's key; `detail` says why and what to do. */
  | { readonly kind: 'no-key'; readonly detail: string }
  /** The settings name another address than the one the key was given for. Nothing was sent there. */
  | { readonly kind: 'address-changed'; readonly was: string; readonly now: string }
  /** A key whose data is still on this computer: connect it again with `earlierData` to say what becomes of it. */
  | ({ readonly kind: 'earlier-data' } & EarlierData)
  /** The keychain could not be written; `detail` says why and what to do. */
  | { readonly kind: 'keychain'; readonly detail: string }
  /** SMTP2GO refuses the key: unknown, blocked or malformed (smtp2go-api.md 1.4). */
  | ({ readonly kind: 'key-refused' } & Answer)
  /** The key is valid but may not call this endpoint (smtp2go-api.md 1.4, 1.6). */
  | ({ readonly kind: 'permission-missing'; readonly endpoint: string } & Answer)
  | { readonly kind: 'invalid-input'; readonly fields: readonly FieldProblem[] }
  | { readonly kind: 'unsupported-parameter'; readonly parameter: string; readonly reason: string }
  /** Nothing is sent before `until` (ms since the epoch), because of this limiter. */
  | ({ readonly kind: 'rate-limited' } & Wait)
  /**
   * No connection: name look-up, route, TLS, or a refused or reset connection; `reason` is in words. `about` says where
   * the trouble is, if it is not the network.
   */
  | { readonly kind: 'offline'; readonly reason: string; readonly about?: 'certificate' | 'proxy' }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  /** Any other unsuccessful answer. `status` is the HTTP status. */
  | ({ readonly kind: 'refused-by-provider'; readonly status: number; readonly code: string | undefined } & Answer)
  /** An answer that does not have the documented shape; `where` names the first difference. */
  | ({ readonly kind: 'malformed-reply'; readonly where: string } & Answer)
  /**
   * A change was sent, and no answer tells whether it was made. `now` is the state found afterwards, if it could be read;
   * the rest is what is known of the answer: its HTTP status, if any came, and in words why it tells nothing.
   */
  | ({
      readonly kind: 'outcome-unknown';
      readonly endpoint: string;
      readonly now?: string;
      readonly status?: number;
      readonly reason?: string;
    } & Partial<Answer>)
  /** The thing to change has been changed by someone else meanwhile. */
  | { readonly kind: 'conflict'; readonly what: string }
  /** The thing does not exist any more, or never did. */
  | { readonly kind: 'not-found'; readonly what: string }
  /**
   * A harmful change that has not been made yet. `facts` are sentences about its effects; the same call with `phrase`
   * as confirmation makes it.
   */
  | { readonly kind: 'confirmation-needed'; readonly facts: readonly string[]; readonly phrase: string }
  | { readonly kind: 'cancelled' }
  /** The desktop did not show a notification. */
  | { readonly kind: 'not-shown'; readonly reason: string }
  /** The settings file has a newer format than this version knows, and is left as it is. */
  | { readonly kind: 'newer-settings'; readonly format: number }
  | { readonly kind: 'disk'; readonly reason: string }
  /** An error in Relaywatch interrupted a check. Elsewhere such an error is thrown. */
  | { readonly kind: 'mistake' };

/** Who limits requests: SMTP2GO, by a 429, or Relaywatch, which keeps below SMTP2GO's limits. */
export type Limiter = 'smtp2go' | 'relaywatch';

/** Until when (ms since the epoch) a request has to wait, and because of which limiter. */
export interface Wait {
  readonly until: number;
  readonly by: Limiter;
}

/** Data of an account that was forgotten and whose data was kept: first and last reading (ms since the epoch), and size. */
export interface EarlierData {
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
}

/** The provider's request id and message, if it sent them. */
interface Answer {
  readonly text: string;
  readonly requestId: string | undefined;
}

/** One input field and what is allowed there. `path` is dotted: `search.event_types.0`. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

export type Result<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly failure: Failure };

export const ok = <T>(data: T): Result<T> => ({ ok: true, data });
/** Whether an error is one of the language itself, which no disk and no network causes. */
export const isMistake = (error: unknown): boolean =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;

/** What an error says, without its class before it. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const fail = (failure: Failure): Result<never> => ({ ok: false, failure });

const OFFLINE_TITLES = {
  network: 'SMTP2GO cannot be reached',
  certificate: 'The connection to SMTP2GO is not secure',
  proxy: 'The proxy of this network is in the way',
} as const;

function offlineAdvice({ reason, about }: Failure & { readonly kind: 'offline' }): string {
  const what = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Nothing was changed.`;
  switch (about) {
    case 'certificate':
      return `${what} The key was not sent. Somebody may be listening in, or a company’s filter opens the connection: ask whoever runs this network.`;
    case 'proxy':
      return `${what} Sign in to it or ask whoever runs this network; Relaywatch uses the proxy of the system.`;
    default:
      return what;
  }
}

function outcomeUnknownText(failure: Failure & { readonly kind: 'outcome-unknown' }): Explanation {
  const { status, reason, text, requestId, now } = failure;
  const isTaken = status !== undefined && status < 300 && requestId !== undefined;
  const title =
    status === undefined
      ? 'The answer was lost'
      : status < 300
        ? 'The answer to this change was not understood'
        : `SMTP2GO answered with an error (${status})`;
  const sentences = [
    reason && `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
    text && `SMTP2GO says: “${text}”`,
    now
      ? `It was not sent again. A look afterwards showed: ${now}`
      : `The change ${isTaken ? 'has probably' : 'may have'} been made. Look at the list before you try again.`,
  ];
  return { title, advice: sentences.filter(Boolean).join(' ') };
}

/** A failure as text: what happened, then what to do. Wording follows look.md 6. */
export interface Explanation {
  readonly title: string;
  readonly advice: string;
}

export function explain(failure: Failure): Explanation {
  const { title, advice } = explanation(failure);
  // They may hold words of the server.
  return { title: visible(title), advice: visible(advice) };
}

function explanation(failure: Failure): Explanation {
  switch (failure.kind) {
    case 'no-key':
      return {
        title: 'This account has no key on this computer',
        advice: failure.detail,
      };
    case 'address-changed':
      return {
        title: `The address of this account changed to ${failure.now}`,
        advice: `Its key was given for ${failure.was}. Nothing was sent to the new address. Confirm it, or go back.`,
      };
    case 'earlier-data':
      return {
        title: 'This computer still has data of this key',
        advice: 'Nothing is connected yet. Choose whether to go on with that data or to start anew.',
      };
    case 'keychain':
      return { title: 'The keychain refused', advice: `Nothing was changed. ${failure.detail}` };
    case 'key-refused':
      return {
        title: 'SMTP2GO does not accept this key',
        advice: 'It may have been blocked, removed or mistyped. Check it under Settings, API Keys at SMTP2GO.',
      };
    case 'permission-missing':
      return {
        title: `This key lacks ${failure.endpoint}`,
        advice: `At SMTP2GO open Settings, API Keys, this key, and tick ${failure.endpoint}.`,
      };
    case 'invalid-input':
      return {
        title: failure.fields.map((field) => field.message).join(' '),
        advice: 'Nothing was changed. Correct it and try again.',
      };
    case 'unsupported-parameter':
      return { title: `SMTP2GO has no ${failure.parameter}`, advice: failure.reason };
    case 'rate-limited':
      return failure.by === 'smtp2go'
        ? {
            title: 'SMTP2GO asks to slow down',
            advice: 'Nothing is sent until it allows it again, then it goes on by itself.',
          }
        : {
            title: 'Relaywatch reached its own request limit',
            advice:
              'It keeps below the limits of SMTP2GO. Nothing was sent. Checks go on by themselves; try anything else again later.',
          };
    case 'offline':
      return { title: OFFLINE_TITLES[failure.about ?? 'network'], advice: offlineAdvice(failure) };
    case 'timed-out':
      return {
        title: `SMTP2GO did not answer within ${Math.round(failure.afterMs / 1000)} s`,
        advice: 'Nothing of yours was changed. Try again.',
      };
    case 'refused-by-provider':
      return failure.status >= 500
        ? {
            title: `SMTP2GO answered with an error (${failure.status})`,
            advice: 'Their service is unavailable. Nothing of yours was changed.',
          }
        : { title: `SMTP2GO refused this (${failure.status})`, advice: failure.text || 'It gave no reason.' };
    case 'malformed-reply':
      return {
        title: 'The answer was not understood',
        advice: `It did not follow SMTP2GO's documentation at ${failure.where}. Nothing was taken from it.`,
      };
    case 'outcome-unknown':
      return outcomeUnknownText(failure);
    case 'conflict':
      return {
        title: `${failure.what} changed in between`,
        advice: 'Nothing was changed. Look at it again and repeat.',
      };
    case 'not-found':
      return {
        title: `${failure.what} is no longer here`,
        advice: 'It may have been removed. Nothing was changed.',
      };
    case 'confirmation-needed':
      return {
        title: failure.facts.join(' '),
        advice: `Nothing was changed. To do it all the same, type ${failure.phrase}.`,
      };
    case 'cancelled':
      return { title: 'Cancelled', advice: 'Changes made before that are kept.' };
    case 'not-shown':
      return {
        title: 'The desktop did not show the notification',
        advice: `It said: ${failure.reason}. The tray and the list of alerts tell everything all the same.`,
      };
    case 'newer-settings':
      return {
        title: `The settings are from a newer Relaywatch (format ${failure.format})`,
        advice: 'They are left as they are, and nothing was changed. Install the newer version to change them.',
      };
    case 'disk':
      return { title: 'This computer’s disk refused', advice: failure.reason };
    case 'mistake':
      return {
        title: 'A mistake in Relaywatch interrupted the check',
        advice: 'The next check runs as planned. Details are in the log.',
      };
  }
}

/** An explanation as continuous text; the title ends with exactly one full stop. */
export const inSentences = ({ title, advice }: Explanation): string =>
  `${title}${/[.!?]$/.test(title) ? '' : '.'} ${advice}`;

/** The request id of a failure, for SMTP2GO's support. */
export const requestIdOf = (failure: Failure): string | undefined =>
  'requestId' in failure ? failure.requestId : undefined;
