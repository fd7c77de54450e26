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

/** Units, singular and plural, by zod's name for the origin of a limit. */
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  string: [' character', ' characters'],
  array: [' entry', ' entries'],
};

const amount = (limit: number | bigint, origin: string): string =>
  `${limit}${UNITS[origin]?.[Number(limit) === 1 ? 0 : 1] ?? ''}`;

/**
 * zod's errors as sentences that say what is allowed, for `safeParse`. A schema's own message takes precedence;
 * undefined leaves the error to zod.
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

/**
 * The problems a schema found, by field; an unknown parameter is named. Readable if `inWords` was passed to
 * `safeParse`.
 */
export const problemsIn = (error: z.ZodError): readonly FieldProblem[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join('.'),
          message: `There is no parameter ${key} here.`,
        }))
      : [{ path: issue.path.join('.'), message: issue.message }],
  );
