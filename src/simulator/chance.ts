/**
 * Randomness without state: the same numbers in give the same number out. Every fact about a simulated mail is derived
 * from one 32-bit key, so a world can be repeated from its seed and nothing but the key has to be kept.
 */
export const mix = (key: number, salt: number): number => {
  let hash = (key + Math.imul(salt + 1, 0x9e3779b9)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** A number in [0, 1) that belongs to `key` and `salt`. */
export const chance = (key: number, salt: number): number => mix(key, salt) / 2 ** 32;

/** A whole number from `least` to `most`, both included. */
export const between = (key: number, salt: number, least: number, most: number): number =>
  least + Math.floor(chance(key, salt) * (most - least + 1));

/** One entry of a list that is not empty. */
export const pick = <T>(key: number, salt: number, list: readonly [T, ...T[]]): T =>
  list[mix(key, salt) % list.length] ?? list[0];

/** The key of a text: an account or an address has its own randomness. */
export const keyOfText = (text: string): number => {
  let key = 0;
  for (const letter of text) key = mix(key, letter.charCodeAt(0));
  return key;
};

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** So many letters and digits that stand for a whole number. */
export const base62 = (value: number, length: number): string => {
  let rest = value;
  let digits = '';
  while (digits.length < length) {
    digits = (DIGITS[rest % 62] ?? '') + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
};
