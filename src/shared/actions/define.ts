import { z } from 'zod';

/** What running an action does to the account: `read` nothing, `write` changes it, `destroy` removes, `send` sends. */
export type Effect = 'read' | 'write' | 'destroy' | 'send';

/**
 * One thing a person can do, as people are told of it. The wire names stay in core/api/endpoints. Types, the check of
 * every input, forms, documentation and `--list` all follow from this entry.
 */
export interface Action<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> {
  readonly title: string;
  /** One line: what it does, and what would surprise. */
  readonly help: string;
  readonly effect: Effect;
  /** Strict: an unknown field is an error that names it. Parameter names are the seed's. */
  readonly input: Input;
  /** The shape of `data` in its answer. */
  readonly output: Output;
  /** Parameters of the seed that SMTP2GO has nothing for: the reason, then the nearest way. Never ignored. */
  readonly unsupported?: Readonly<Record<string, string>>;
  /** The API paths its key must be allowed to call. */
  readonly permissions: readonly string[];
}

/** Declares an action; a function only so that the schemas keep their types. */
export const action = <Input extends z.ZodObject, Output extends z.ZodType>(
  entry: Action<Input, Output>,
): Action<Input, Output> => entry;

/** What an action answers beside its data. */
export interface Answer<Data> {
  readonly data: Data;
  /** How many there are in all, where that is known. */
  readonly total: number | undefined;
  /** Set when there is more: given back as `offset`, it answers the rows that follow, at the cost of their page only. */
  readonly next: string | undefined;
  readonly requestId: string | undefined;
  /** Sentences for a person: what was left out, and why. */
  readonly notes: readonly string[];
}

/* Fields that many inputs share. `meta` is what a form shows: label, help, and `format` for the kind of control. */

/** How many rows, from 1 to `most`. */
export const limit = (most: number, usual: number) =>
  z
    .int()
    .min(1)
    .max(most)
    .default(usual)
    .meta({ title: 'At most', description: `1 to ${most} rows; ${usual} unless given.` });

/** How many rows to leave out from the start. */
export const offset = () =>
  z.int().min(0).max(1_000_000).default(0).meta({ title: 'Skip', description: 'Rows to leave out from the start.' });

/** A day of the person's calendar, YYYY-MM-DD; ranges include both ends. */
export const day = (title: string) =>
  z.iso
    .date('A day such as 2026-03-31.')
    .refine((date) => date >= '2000' && date < '2100', 'A day between 2000 and 2099.')
    .meta({ title, format: 'date', description: 'YYYY-MM-DD, that day included.' });

/** A day, or a moment of UTC to the second (smtp2go-api.md 1.7): a range begins with it and ends just before it. */
export const dayOrMoment = (title: string) =>
  z.union([day(title), z.iso.datetime({ precision: 0 })], 'A day such as 2026-03-31.').meta({
    title,
    format: 'date',
    description: 'YYYY-MM-DD, that day included; or a moment such as 2026-03-31T08:15:00Z.',
  });

/**
 * For `refine`: the first day is not after the last. `first` and `last` are names of parameters. How a day and a moment
 * stand to each other depends on the person's zone and is not judged.
 */
export const inOrder =
  (first: string, last: string) =>
  (input: Readonly<Record<string, unknown>>): boolean => {
    const [from, to] = [input[first], input[last]];
    return typeof from !== 'string' || typeof to !== 'string' || from.length !== to.length || from <= to;
  };

/** What `refine` says when days are not in order, and at which field. */
export const notInOrder = (first: string) => ({ path: [first], message: 'The first day is after the last.' });

export const email = (title: string) =>
  z.email('An e-mail address such as name@example.com.').max(254).meta({ title, format: 'email' });

const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
export const domain = (title: string) =>
  z.string().trim().regex(DOMAIN, 'A domain such as example.com.').meta({ title, format: 'hostname' });

/** A text a person may leave out, of 1 to `most` characters. */
export const text = (title: string, most = 255, description?: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .meta({ title, ...(description ? { description } : {}) });

/** The account below this one that is meant (smtp2go-api.md 1.10). */
export const subaccount = () =>
  z
    .string()
    .trim()
    .min(1)
    .max(64)
    .meta({ title: 'Subaccount', description: 'Its id; the master account unless given.' });
