import type { DataOf } from '../api/endpoints/index.ts';
import { type RememberedList, rowsKnown } from './paged-list.ts';

/** What the reading actions of one account know from earlier runs. Kept in memory only, and bounded. */
export interface Memory {
  /** Lists that were begun, so that the next rows cost the next page only. */
  readonly lists: Kept<RememberedList>;
  /** Statistics of periods that are over. */
  readonly periods: Kept<DataOf<'stats/email_history'>['history']>;
  /** All of it: the account's key is another one, and so may the account be. */
  readonly forget: () => void;
}

/** Values by name. What was used longest ago goes first when it is too much. */
export interface Kept<Value> {
  readonly get: (name: string) => Value | undefined;
  readonly set: (name: string, value: Value) => void;
  readonly clear: () => void;
}

const MOST_LISTED_ROWS = 20_000;
const MOST_PERIOD_ROWS = 20_000;

export function createMemory(): Memory {
  const lists: Memory['lists'] = createKept(MOST_LISTED_ROWS, (list) => list.pages.size + rowsKnown(list));
  const periods: Memory['periods'] = createKept(MOST_PERIOD_ROWS, (rows) => 1 + rows.length);
  return {
    lists,
    periods,
    forget: () => {
      lists.clear();
      periods.clear();
    },
  };
}

/** `weightOf` is asked when a value is set; one that outweighs `most` by itself is not kept. */
export function createKept<Value>(most: number, weightOf: (value: Value) => number): Kept<Value> {
  const all = new Map<string, { readonly value: Value; readonly weight: number }>();
  let total = 0;
  const drop = (name: string): void => {
    total -= all.get(name)?.weight ?? 0;
    all.delete(name);
  };
  return {
    get: (name) => {
      const found = all.get(name);
      if (!found) return undefined;
      all.delete(name);
      all.set(name, found);
      return found.value;
    },
    set: (name, value) => {
      drop(name);
      const weight = weightOf(value);
      all.set(name, { value, weight });
      total += weight;
      for (const oldest of all.keys()) {
        if (total <= most) break;
        drop(oldest);
      }
    },
    clear: () => {
      all.clear();
      total = 0;
    },
  };
}
