import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { parseKnown } from '../json.ts';

/** A part of the file that could not be read. */
export interface Misfit {
  /** `the account “Northwind”` */
  readonly what: string;
  /** As it stands in the file. */
  readonly value: unknown;
  /** It was taken from the last good copy instead. */
  readonly isRestored: boolean;
}

/** A part as read, and as it stands in the document afterwards. */
export interface Part<T> {
  readonly value: T;
  readonly raw: unknown;
}

/** A value of the file that has a default. */
interface Kind<T> {
  readonly schema: z.ZodType<T>;
  readonly initial: T;
  /** What the whole is called. */
  readonly noun: string;
}

/**
 * Reads a value. What does not fit, an entry of a list or a field, is restored from the last good copy, and without one
 * an entry is left out alone and a field has its default.
 */
export function partsThatFit<T>(stored: unknown, copy: unknown, kind: Kind<T>, misfits: Misfit[]): Part<T> {
  const spare = copy === undefined ? undefined : mended(copy, undefined, kind);
  const read = mended(stored, spare, kind);
  misfits.push(...read.misfits);
  // What was left out stays in the file, unless a part beside it had to be restored there.
  return { value: read.value, raw: read.misfits.some(({ isRestored }) => isRestored) ? read.parts : stored };
}

interface Mended<T> {
  readonly value: T;
  /** What the value was read from: with the keys that this version does not know. */
  readonly parts: unknown;
  readonly misfits: readonly Misfit[];
  /** The fields that have their defaults because nothing else fits. */
  readonly defaulted: ReadonlySet<string>;
}

function mended<T>(stored: unknown, spare: Mended<T> | undefined, { schema, initial, noun }: Kind<T>): Mended<T> {
  const misfits: Misfit[] = [];
  const defaulted = new Set<string>();
  const taken = new Set<unknown>();
  let parts: unknown = structuredClone(stored);

  const note = (path: Path, found: unknown): void => {
    misfits.push({ what: nameOf(noun, path), value: valueAt(parts, path), isRestored: found !== undefined });
  };
  const mendEntry = (list: unknown[], path: Path): void => {
    const spares = valueAt(spare?.parts, path.slice(0, -1));
    const isMissing = (one: unknown) => !taken.has(one) && !list.some((entry) => isDeepStrictEqual(entry, one));
    const found: unknown = Array.isArray(spares) ? spares.findLast(isMissing) : undefined;
    note(path, found);
    taken.add(found);
    list.splice(Number(path.at(-1)), 1, ...(found === undefined ? [] : [found]));
  };
  const mendField = (path: Path): void => {
    const key = path.join('.');
    const found = spare?.defaulted.has(key) ? undefined : valueAt(spare?.parts, path);
    note(path, found);
    if (found === undefined) defaulted.add(key);
    parts = withValueAt(parts, path, found ?? valueAt(initial, path));
  };

  for (;;) {
    const value = parseKnown(schema, parts);
    if (value !== undefined) return { value, parts, misfits, defaulted };
    const path = lastMisfit(schema, parts);
    const list = valueAt(parts, path.slice(0, -1));
    if (path.length > 0 && Array.isArray(list)) mendEntry(list, path);
    else mendField(path);
  }
}

type Path = readonly PropertyKey[];

const nameOf = (noun: string, [first]: Path): string => {
  if (first === undefined) return noun;
  return typeof first === 'number' ? `number ${first + 1} of ${noun}` : `a part of ${noun}`;
};

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );

function withValueAt(value: unknown, path: Path, next: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  return { ...(value as object), [key]: withValueAt(valueAt(value, [key]), rest, next) };
}

/** The path of the last list entry, or else field, that does not fit: so that those before it keep their index. */
function lastMisfit(schema: z.ZodType, value: unknown): Path {
  const { error } = schema.safeParse(value);
  const issue = error?.issues.findLast(({ code }) => code !== 'unrecognized_keys');
  const path = issue ? pathOf(issue) : [];
  const entry = path.findIndex((key) => typeof key === 'number');
  return entry < 0 ? path : path.slice(0, entry + 1);
}

function pathOf(issue: z.core.$ZodIssue): Path {
  if (issue.code === 'too_big' && issue.origin === 'array') return [...issue.path, Number(issue.maximum)];
  if (issue.code !== 'invalid_union') return issue.path;
  // The alternative that fits best: the one that found fault with a part, not with the whole.
  const inner = issue.errors.flat().findLast(({ path }) => path.length > 0);
  return inner ? [...issue.path, ...pathOf(inner)] : issue.path;
}
