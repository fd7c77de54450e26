import type { z } from 'zod';
import type { FieldProblem } from '../failure.ts';

const NEEDED = 'This is needed.';

const KINDS: Readonly<Record<string, string>> = {
  number: 'A number.',
  int: 'A whole number.',
  boolean: 'Yes or no.',
  array: 'A list.',
  object: 'Several values, as JSON.',
  record: 'An object such as {"name": "value"}.',
};

/** What is counted, by what zod calls the origin of a limit: one of it, and several. */
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  string: [' character', ' characters'],
  array: [' entry', ' entries'],
};

const amount = (limit: number | bigint, origin: string): string =>
  `${limit}${UNITS[origin]?.[Number(limit) === 1 ? 0 : 1] ?? ''}`;

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
      return `At most ${amount(issue.maximum, issue.origin)}.`;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? NEEDED
        : `At least ${amount(issue.minimum, issue.origin)}.`;
    default:
      return undefined;
  }
};

/** What a schema refused, field by field; a parameter there is not is named. Said by `inWords` where that was given. */
export const problemsIn = (error: z.ZodError): readonly FieldProblem[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join('.'),
          message: `There is no parameter ${key} here.`,
        }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  );
