import type { ActionResult } from '../../../shared/actions/define.ts';
import { bareAddress } from '../api/activity-event.ts';
import { sameName } from './spelling.ts';

/** Sorting, paging and exact matching that SMTP2GO does not do itself. */

/** Returns rows `offset` up to `offset + limit` of a complete list. */
export function sliceRows<Row>(
  rows: readonly Row[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Pick<ActionResult<Row[]>, 'data' | 'total' | 'next'> {
  const end = offset + limit;
  return { data: rows.slice(offset, end), total: rows.length, next: end < rows.length ? String(end) : undefined };
}

/** Compares rows by one of their values; rows without it come last in either order. */
export const orderBy =
  <Row>(valueIn: (row: Row) => string | number | undefined, isDescending: boolean) =>
  (one: Row, other: Row): number => {
    const [a, b] = [valueIn(one), valueIn(other)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
    return isDescending ? -order : order;
  };

/**
 * Whether one of these is exactly the wanted address, or of the wanted domain (`@example.com`); true if none is wanted.
 * Needed because SMTP2GO matches parts.
 */
export function isAddress(wanted: string | undefined, found: readonly (string | undefined)[]): boolean {
  if (wanted === undefined) return true;
  const name = sameName(wanted);
  const isIt = (one: string): boolean => (wanted.startsWith('@') ? one.endsWith(`@${name}`) : one === name);
  return found.some((one) => one !== undefined && isIt(sameName(bareAddress(one))));
}
