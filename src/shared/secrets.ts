import { HIDDEN, NAMED, SCHEME, TOKEN, UUID, WEB_ADDRESS } from './redact.ts';

/**
 * Decides what of a typed or received value may be written to disk. Taking an ordinary value for a secret costs little:
 * it is used all the same, and only not kept.
 */

/** What a paste may put into a key: spaces, line breaks, quotes (also as in JSON), and characters that cannot be seen. */
const BREAKS = String.raw`(?:[\s"'\u0060\u00ad\u2018-\u201f\u200b-\u200f\u2060\ufeff]|\\[nrt"])`;
/** `api-` and more letters and digits than the 12 that SMTP2GO shows as the name of a key (smtp2go-api.md 1.2). */
const KEY_LIKE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])a${BREAKS}*p${BREAKS}*i(?:${BREAKS}*[-_\u2010-\u2015\u2212]${BREAKS}*|(?=[a-z0-9]{13}))((?:[a-z0-9]${BREAKS}*){13,64}[a-z0-9]*)`,
  'giu',
);
const PIECE = /[a-z0-9]+/gi;
const LETTERS_OF_NAME = 12;
const LETTERS_OF_KEY = 32;
/** No word is as long, so that letters alone may be a key. */
const LONGER_THAN_WORDS = 24;

const piecesOf = (text: string): readonly string[] => text.match(PIECE) ?? [];
const lengthOf = (pieces: readonly string[]): number => pieces.join('').length;
const isWord = (text: string): boolean => /^(?:[A-Z]?(?=[a-z]*[aeiouy])[a-z]+|[AEIOUY]|\d+)$/.test(text);

/** Whether what follows `api-` belongs to a key, which may be cut, too long, broken up or in another case. */
function isKey(rest: string): boolean {
  const pieces = piecesOf(rest);
  const [first = '', second = ''] = pieces;
  if (first.length > LETTERS_OF_NAME) return first.length >= LONGER_THAN_WORDS || !/^[A-Z]?[a-z]+$/.test(first);
  // The name of a key, in a sentence.
  if (first.length === LETTERS_OF_NAME && second.length > 2 && isWord(second)) return false;
  const isSpacedOut = pieces.every((piece) => piece.length < 3);
  return isSpacedOut || lengthOf(pieces.filter((piece) => !isWord(piece))) * 4 >= lengthOf(pieces);
}

/** What stands after the letters of a key. */
function textAfterKey(rest: string): string {
  let letters = 0;
  const last = [...rest.matchAll(PIECE)].find(([piece]) => {
    letters += piece.length;
    return letters >= LETTERS_OF_KEY;
  });
  return last ? rest.slice(last.index + last[0].length) : '';
}

/** Whether letters and digits alternate as they do in no word, name or number. */
function isRandom(run: string): boolean {
  const changes = run.match(/(?<=[a-z])[A-Z]|(?<=\d)[A-Za-z]|(?<=[A-Za-z])\d/g) ?? [];
  return changes.length * 6 >= run.length;
}

const hasRandomRun = (text: string, least: number): boolean =>
  piecesOf(text).some((run) => run.length >= least && isRandom(run));

/** Leaves scheme and host of a web address: `https://hooks.example/…`. */
const shortAddress = (scheme: string, rest: string): string => {
  const host = /^[^/?#\\]*/.exec(rest)?.[0] ?? '';
  const shown = host.slice(host.lastIndexOf('@') + 1);
  return shown === rest || `${shown}/` === rest ? scheme + rest : `${scheme}${shown}/${HIDDEN}`;
};

/** Whether a part of a web address gives access by itself: a user, or a long random part of its path or query. */
const opensByItself = (rest: string): boolean => /^[^/?#\\]*@/.test(rest) || hasRandomRun(rest, 16);

/** A web address without `https://`, with more than one part after its host. */
const BARE_ADDRESS = /(?<![\w@.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:\/[^\s/]+\/[^\s]|\/?\?|\/[^\s?]*\?)/i;

/** Whether `bearer` or `basic` is followed by something else than a word. */
const isCredential = (match: string): boolean => !/^\w+\s+[A-Z]?[a-z]+(?:[-.][A-Z]?[a-z]+)*[-.]?$/.test(match);

/** A random run that is neither an id nor part of an e-mail address. */
function isToken({ 0: token, index, input }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - 255), index);
  const after = input.slice(index + token.length, index + token.length + 255);
  return !UUID.test(token) && !/@[\w.-]*$/.test(before) && !/^[\w.+=-]*@/.test(after) && hasRandomRun(token, 20);
}

/** `Password: see` in a sentence names no value. */
const isSentence = (name: string, value: string): boolean => /:\s+$/.test(name) && /^[A-Z]?[a-z]+[.!?]?$/.test(value);

/** Hides what is surely a secret, and leaves the rest of the text as it is. */
const hideIn = (text: string): string =>
  text
    .replace(NAMED, (match, name: string) => (isSentence(name, match.slice(name.length)) ? match : name + HIDDEN))
    .replace(SCHEME, (match, scheme: string) => (isCredential(match) ? `${scheme} ${HIDDEN}` : match))
    .replace(WEB_ADDRESS, (match, scheme: string, rest: string) =>
      opensByItself(rest) ? shortAddress(scheme, rest) : match,
    )
    .replace(KEY_LIKE, (match, rest: string) => (isKey(rest) ? `api-${HIDDEN}${textAfterKey(rest)}` : match));

/** A text that is one web address and nothing else. */
const ALONE = new RegExp(`^\\s*${WEB_ADDRESS.source}\\s*$`, 'i');

const isSecretText = (text: string): boolean =>
  hideIn(text) !== text ||
  BARE_ADDRESS.test(text) ||
  [...text.matchAll(WEB_ADDRESS)].some(([address, scheme = '', rest = '']) => shortAddress(scheme, rest) !== address) ||
  [...text.matchAll(TOKEN)].some(isToken);

/** Fields with such a name have secret values. */
export const SECRET_NAME = /password|authorization|auth_header_value|api_?key|secret/i;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/**
 * Whether a typed value, or anything within it, looks like a secret: an API key, also a mistyped one, an authorization,
 * a password, a token, or a web address with more than its host. Such a value is never kept.
 */
export function holdsSecret(value: unknown): boolean {
  if (typeof value === 'string') return isSecretText(value);
  if (!isFields(value)) return false;
  return Object.entries(value).some(
    ([name, part]) =>
      (SECRET_NAME.test(name) && typeof part === 'string' && part !== '') || isSecretText(name) || holdsSecret(part),
  );
}

/** For `refine` of a name or note, which is meant to be kept: refuses what is surely a secret, and no plain link. */
export const isNoSecret = (text: string): boolean => hideIn(text) === text;
export const LOOKS_SECRET = 'This looks like a key or a password, and it would be kept in plain text.';

/**
 * An answer as it may be kept: without keys, authorizations and passwords, and of web addresses that stand alone or
 * give access by themselves only the host.
 */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return hideIn(value.replace(ALONE, (_, scheme, rest) => shortAddress(scheme, rest)));
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isFields(value)) return value;
  const fields = Object.entries(value).filter(([name]) => !SECRET_NAME.test(name));
  return Object.fromEntries(fields.map(([name, part]) => [name, withoutSecrets(part)]));
}
