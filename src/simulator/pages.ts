import { fingerprint, readToken, writeToken } from './tokens.ts';

type PageQuery<T> = {
  readonly rows: readonly T[];
  /** The place of a row in the list, as a text to sort by: no two rows have the same. */
  readonly placeOf: (row: T) => string;
  readonly direction: 'asc' | 'desc';
  readonly size: number;
  /** Undefined or empty: the first page. */
  readonly token: string | undefined;
  /** All other parameters of the request. */
  readonly asked: object;
};

type Page<T> = {
  /** All rows, not only those of this page. */
  readonly total: number;
  readonly rows: readonly T[];
  /** Undefined when nothing follows. */
  readonly next: string | undefined;
};

/**
 * One page of a list that may change between two pages: a page begins behind the last row of the one before, whether
 * that row still exists or not. Undefined for a token of another request.
 */
export const pageOf = <T>({ rows, placeOf, direction, size, token, asked }: PageQuery<T>): Page<T> | undefined => {
  const name = fingerprint(asked);
  const sign = direction === 'asc' ? 1 : -1;
  const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -sign : sign);
  const [tokenName, after] = token === undefined || token === '' ? [name] : readToken(token);
  if (tokenName !== name) return undefined;
  const sorted = rows.toSorted((one, other) => compare(placeOf(one), placeOf(other)));
  const following = typeof after === 'string' ? sorted.filter((row) => compare(placeOf(row), after) > 0) : sorted;
  const page = following.slice(0, size);
  const last = page.at(-1);
  const isEnd = last === undefined || following.length <= size;
  return { total: rows.length, rows: page, next: isEnd ? undefined : writeToken([name, placeOf(last)]) };
};
