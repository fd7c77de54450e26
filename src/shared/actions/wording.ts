import type { z } from 'zod';

const NEEDED = 'This is needed.';

const KINDS: Readonly<Record<string, string>> = {
  number: 'A number.',
  int: 'A whole number.',
  boolean: 'Yes or no.',
  array: 'A list.',
  object: 'Several values, as JSON.',
  record: 'An object such as {"name": "value"}.',
};

/** What is counted, by what zod calls the origin of a limit. */
const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

/**
 * zod's own refusals as sentences that say what is allowed, for `safeParse`. A schema that has a sentence of its own
 * keeps it; undefined leaves the rest to zod.
 */
export const inWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? NEEDED : (KINDS[issue.expected] ?? 'A text.');
    case 'invalid_union':
      return issue.input === undefined ? NEEDED : 'Nothing that is allowed here.';
    case 'invalid_value':
      return issue.input === undefined ? NEEDED : `One of ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `At most ${issue.maximum}${UNITS[issue.origin] ?? ''}.`;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? NEEDED
        : `At least ${issue.minimum}${UNITS[issue.origin] ?? ''}.`;
    default:
      return undefined;
  }
};
