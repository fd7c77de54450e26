import { HIDDEN } from '../../../shared/redact.ts';
import { SECRET_NAME } from '../../../shared/secrets.ts';

/** A shorter text would hide parts of ordinary words. */
const SHORTEST = 6;
/** The most secrets to remember; each takes a few bytes. */
const MOST = 10_000;

/** Secrets that have no shape to know them by, such as passwords, found by their value. */
export interface SecretValues {
  readonly add: (secret: string) => void;
  readonly hideIn: (text: string) => string;
}

/** All texts in a value whose field, or that of a list around them, is named like a secret. It may contain itself. */
export function secretsIn(value: unknown, isSecret = false, seen = new Set<object>()): readonly string[] {
  if (typeof value === 'string') return isSecret ? [value] : [];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if (Array.isArray(value)) return value.flatMap((one: unknown) => secretsIn(one, isSecret, seen));
  return Object.entries(value).flatMap(([name, part]) =>
    secretsIn(part, name === 'key' || SECRET_NAME.test(name), seen),
  );
}

const FACTOR = 0x01_00_01_93;
const LENGTH_STEP = 2 ** 32;

/** The fingerprint of a text, with its length, so that it can be searched for. */
const fingerprint = (length: number, hash: number): number => length * LENGTH_STEP + (hash >>> 0);

/**
 * Remembers fingerprints only, so that no secret lives longer because of the log. A text is searched with a rolling
 * hash (Rabin and Karp), one pass for each length of a secret.
 */
export function createSecretValues(): SecretValues {
  const known = new Set<number>();

  const remember = (text: string): void => {
    if (text.length < SHORTEST || known.size >= MOST) return;
    let hash = 0;
    for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash, FACTOR) + text.charCodeAt(index);
    known.add(fingerprint(text.length, hash));
  };

  /** The places of all known secrets of one length, as [start, end]. */
  const placesOf = (text: string, length: number): readonly (readonly [number, number])[] => {
    const places: [number, number][] = [];
    let first = 1;
    for (let power = 0; power < length; power += 1) first = Math.imul(first, FACTOR);
    let hash = 0;
    for (let end = 1; end <= text.length; end += 1) {
      hash = Math.imul(hash, FACTOR) + text.charCodeAt(end - 1);
      if (end > length) hash -= Math.imul(first, text.charCodeAt(end - 1 - length));
      if (end >= length && known.has(fingerprint(length, hash))) places.push([end - length, end]);
    }
    return places;
  };

  return {
    add: (secret) => {
      for (const one of [
        secret,
        secret.trim(),
        JSON.stringify(secret).slice(1, -1),
        encodeURIComponent(secret.toWellFormed()),
      ])
        remember(one);
    },
    hideIn: (text) => {
      const lengths = new Set([...known].map((one) => Math.floor(one / LENGTH_STEP)));
      const places = [...lengths].flatMap((length) => placesOf(text, length)).toSorted(([a], [b]) => a - b);
      let shown = '';
      let at = 0;
      for (const [start, end] of places) {
        if (start >= at) shown += text.slice(at, start) + HIDDEN;
        at = Math.max(at, end);
      }
      return shown + text.slice(at);
    },
  };
}
