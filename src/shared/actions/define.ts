import { z } from 'zod';
import { domainIn, isDomain, isMailAddress, sought, tidied } from '../mail-address.ts';

/** The effect of an action on the account: `read` none, `write` changes it, `destroy` removes, `send` sends. */
export type Effect = 'read' | 'write' | 'destroy' | 'send';

/**
 * One action that a person can run. API parameter names stay in core/api/endpoints. Types, validation, forms,
 * documentation and `--list` all derive from this entry.
 */
export interface Action<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  readonly title: string;
  /** One line: what it does and what may surprise. */
  readonly help: string;
  readonly effect: Effect;
  /** Strict: an unknown field is an error that names it. Parameter names are the seed's. */
  readonly input: Input;
  /** The shape of `data` in its answer. */
  readonly output: Output;
  /** Parameters of the seed that SMTP2GO does not support: the reason, then an alternative. Never ignored silently. */
  readonly unsupported?: Readonly<Record<string, string>>;
  /** The API paths its key must be allowed to call. */
  readonly permissions: readonly string[];
}

/** Declares an action. It is a function only so that the schemas keep their types. */
export const action = <Input extends z.ZodObject, Output extends z.ZodType>(
  entry: Action<Input, Output>,
): Action<Input, Output> => entry;

/** The answer of an action besides its data. */
export interface ActionResult<Data> {
  readonly data: Data;
  /** The total number of rows, if known. */
  readonly total: number | undefined;
  /** Set if there are more rows: pass it as `offset` to load the next ones, at the cost of their page only. */
  readonly next: string | undefined;
  readonly requestId: string | undefined;
  /** Notes for the person: what was left out, and why. */
  readonly notes: readonly string[];
}

/* Fields shared by many inputs. `meta` holds what a form shows: label, help, and the kind of `control` where the
 * schema does not tell it. */

/** The number of rows, from 1 to `most`. */
export const limit = (most: number, usual: number) =>
  z
    .int()
    .min(1)
    .max(most)
    .default(usual)
    .meta({ title: 'At most', description: `1 to ${most} rows; ${usual} unless given.` });

/** The number of rows to skip. */
export const offset = () =>
  z.int().min(0).max(1_000_000).default(0).meta({ title: 'Skip', description: 'Rows to leave out from the start.' });

/** A date in the person's calendar, YYYY-MM-DD; ranges include both ends. */
export const day = (title: string) =>
  z.iso
    .date('A day such as 2026-03-31.')
    .refine((date) => date >= '2000' && date < '2100', 'A day between 2000 and 2099.')
    .meta({ title, format: 'date', description: 'YYYY-MM-DD, that day included.' });

/** A date, or a UTC time to the second (smtp2go-api.md 1.7). As the end of a range a time is excluded. */
export const dayOrMoment = (title: string) =>
  z.union([day(title), z.iso.datetime({ precision: 0 })], 'A day such as 2026-03-31.').meta({
    title,
    control: 'date',
    description: 'YYYY-MM-DD, that day included; or a moment such as 2026-03-31T08:15:00Z.',
  });

/**
 * For `refine`: the first date is not after the last. `first` and `last` are names of parameters. A date and a time are
 * not compared, because that depends on the time zone.
 */
export const inOrder =
  (first: string, last: string) =>
  (input: Readonly<Record<string, unknown>>): boolean => {
    const [from, to] = [input[first], input[last]];
    return typeof from !== 'string' || typeof to !== 'string' || from.length !== to.length || from <= to;
  };

/** The message of `refine` for dates out of order, and its field. */
export const notInOrder = (first: string) => ({ path: [first], message: 'The first day is after the last.' });

const LONGEST_NAME = 320;

/** An address that may be new to SMTP2GO. What surrounds a pasted one is taken off. */
export const email = (title: string) =>
  z
    .string()
    .max(LONGEST_NAME)
    .overwrite(tidied)
    .refine(isMailAddress, 'An e-mail address such as name@example.com.')
    .meta({ title });

/** An address to look for, as it stands in a list or a log of SMTP2GO, whatever its form; `@example.com` for a domain's. */
export const listedEmail = (title: string) =>
  z
    .string()
    .max(LONGEST_NAME)
    .refine((text) => text.includes('@'), 'An e-mail address such as name@example.com.')
    .overwrite((text) => (tidied(text).startsWith('@') ? text.trim() : sought(text)))
    .meta({ title });

/** A domain that may be new to SMTP2GO; an address of a web page stands for its domain. */
export const domain = (title: string) =>
  z
    .string()
    .max(LONGEST_NAME)
    .overwrite((text) => domainIn(tidied(text)))
    .refine(isDomain, 'A domain such as example.com.')
    .meta({ title });

/** A domain as it stands in a list of SMTP2GO, with or without a leading @. */
export const listedDomain = (title: string) =>
  z
    .string()
    .trim()
    .max(LONGEST_NAME)
    .overwrite((text) => sought(text).replace(/^@(?=.)/, ''))
    .min(1)
    .meta({ title });

/** An optional text of 1 to `most` characters. */
export const text = (title: string, most = 255, description?: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .meta({ title, ...(description ? { description } : {}) });

/** The subaccount to act on (smtp2go-api.md 1.10). */
export const subaccount = () =>
  z
    .string()
    .trim()
    .min(1)
    .max(64)
    .meta({ title: 'Subaccount', description: 'Its id; the master account unless given.' });
