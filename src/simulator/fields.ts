import { isDomain, isEmailAddress, rangeOf } from './addresses.ts';
import { parseDate } from './dates.ts';

/** Reads one field of a request: its value, or what is wrong with it. */
export type Check<T> = (value: unknown) => { readonly value: T } | { readonly wrong: string };

export const text: Check<string> = (value) => (typeof value === 'string' ? { value } : { wrong: 'must be a string' });

export const textOf =
  (least: number, most: number): Check<string> =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most
      ? { value }
      : { wrong: `must be a string of ${least} to ${most} characters` };

/** A text that fits a rule; `wrong` says what it has to be. */
export const textThat =
  (fits: (text: string) => boolean, wrong: string): Check<string> =>
  (value) =>
    typeof value === 'string' && fits(value) ? { value } : { wrong };

export const emailAddress = textThat(isEmailAddress, 'must be an e-mail address');
export const domainName = textThat(isDomain, 'must be a domain');
export const addressOrDomain = textThat(
  (value) => isEmailAddress(value) || isDomain(value),
  'must be an e-mail address or a domain',
);
/** One IPv4 address or a range in CIDR notation (smtp2go-api.md 2.8). */
export const addressRange = textThat(
  (value) => rangeOf(value) !== undefined,
  'must be an IPv4 address or a CIDR range',
);
export const webAddress = textThat(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  'must be an http or https address',
);
/** The label of a host below a domain. */
export const hostLabel = textThat((value) => isDomain(`${value}.example`), 'must be the label of a host');

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

/** The same, with at least one entry. */
export const someOf =
  <T>(check: Check<T>): Check<readonly T[]> =>
  (value) => {
    const list = listOf(check)(value);
    return 'value' in list && list.value.length === 0 ? { wrong: 'must have an entry' } : list;
  };

export const texts: Check<readonly string[]> = listOf(text);

/** An object with any content. */
export const record: Check<Readonly<Record<string, unknown>>> = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { value: Object.fromEntries(Object.entries(value)) }
    : { wrong: 'must be an object' };

/** An object of some known fields, none of which has to be there. */
export const objectOf =
  <T extends object>(fields: { readonly [K in keyof T]: Check<T[K]> }): Check<Partial<T>> =>
  (value) => {
    const object = record(value);
    if ('wrong' in object) return object;
    const checks = new Map<string, Check<unknown>>(Object.entries(fields));
    const result: Record<string, unknown> = {};
    for (const [name, entry] of Object.entries(object.value)) {
      const check = checks.get(name);
      const checked = check === undefined ? { wrong: 'is not known here' } : check(entry);
      if ('wrong' in checked) return { wrong: `has a ${name} that ${checked.wrong}` };
      result[name] = checked.value;
    }
    // Every value above went through the check of its own field.
    return { value: result as Partial<T> };
  };
