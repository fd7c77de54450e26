import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';

/** JSON objects whose contents this version knows only in part. */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nested as deep as anything we store; every round removes the unknown keys of all levels it can see. */
const MOST_ROUNDS = 8;

/** What `schema` reads, with keys it does not know left out at every level; `undefined` if the rest does not fit. */
export function parseKnown<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  let known = value;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const parsed = schema.safeParse(known);
    if (parsed.success) return parsed.data;
    const unknown = parsed.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    if (unknown.length === 0) return undefined;
    if (known === value) known = structuredClone(value);
    for (const { path, keys } of unknown) {
      const object = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], known);
      for (const key of keys) delete (object as Record<string, unknown>)[key];
    }
  }
  return undefined;
}

const hasId = (value: unknown): value is Json & { readonly id: unknown } => isObject(value) && 'id' in value;

/**
 * `raw` with the change from `before` to `next` made in it. Whatever was not read from it stays: unknown keys of
 * objects, and entries of a list by id that were left out. `before` is what was read from `raw`.
 */
export function withChange(raw: unknown, before: unknown, next: unknown): unknown {
  if (isDeepStrictEqual(before, next)) return raw;
  if (isObject(raw) && isObject(next)) {
    const was = isObject(before) ? before : {};
    const kept = Object.entries(raw).filter(([key]) => !(key in was) && !(key in next));
    const known = Object.entries(next)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, withChange(raw[key], was[key], value)]);
    return Object.fromEntries([...known, ...kept]);
  }
  if (Array.isArray(raw) && Array.isArray(next) && next.every(hasId)) {
    const was = Array.isArray(before) ? before.filter(hasId) : [];
    const find = (list: readonly (Json & { readonly id: unknown })[], id: unknown) => list.find((one) => one.id === id);
    const used = new Set<unknown>();
    const stayed = raw.flatMap((entry: unknown) => {
      const id = hasId(entry) ? entry.id : undefined;
      const old = find(was, id);
      // Left out on reading, or a second entry of the same id.
      if (!old || used.has(id)) return old ? [] : [entry];
      used.add(id);
      const now = find(next, id);
      return now ? [withChange(entry, old, now)] : [];
    });
    return [...stayed, ...next.filter(({ id }) => !used.has(id))];
  }
  return next;
}
