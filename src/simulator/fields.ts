import { parseDate } from './dates.ts';

/** Reads one field of a request: its value, or what is wrong with it. */
export type Check<T> = (value: unknown) => { readonly value: T } | { readonly wrong: string };

export const text: Check<string> = (value) => (typeof value === 'string' ? { value } : { wrong: 'must be a string' });

export const truth: Check<boolean> = (value) =>
  typeof value === 'boolean' ? { value } : { wrong: 'must be a boolean' };

export const wholeNumber =
  (least: number, most: number): Check<number> =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? { value }
      : { wrong: `must be a whole number from ${least} to ${most}` };

/** A date in any form of smtp2go-api.md 1.7, as milliseconds since 1970. */
export const date: Check<number> = (value) => {
  const time = typeof value === 'string' ? parseDate(value) : undefined;
  return time === undefined ? { wrong: 'must be a date' } : { value: time };
};

export const oneOf =
  <const T extends string>(choices: readonly T[]): Check<T> =>
  (value) => {
    const choice = choices.find((entry) => entry === value);
    return choice === undefined ? { wrong: `must be one of: ${choices.join(', ')}` } : { value: choice };
  };

export const listOf =
  <T>(check: Check<T>): Check<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value)) return { wrong: 'must be an array' };
    const items: T[] = [];
    for (const item of value) {
      const result = check(item);
      if ('wrong' in result) return { wrong: `each entry ${result.wrong}` };
      items.push(result.value);
    }
    return { value: items };
  };

export const texts: Check<readonly string[]> = listOf(text);
