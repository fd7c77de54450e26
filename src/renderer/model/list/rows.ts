import { visible } from '../../../shared/visible.ts';

/** Sorting, filtering, selecting and copying the rows of any table. */

/** The sort value of a row in one column; rows without one come last in both directions. */
export type Order = number | string | undefined;

export interface Sort {
  readonly column: string;
  readonly isDescending: boolean;
}

/** Stable sort by `orderOf`. Text sorts by locale, with numbers inside it as numbers. */
export function sorted<Row>(
  rows: readonly Row[],
  orderOf: (row: Row) => Order,
  isDescending: boolean,
  locale: string,
): readonly Row[] {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const direction = isDescending ? -1 : 1;
  const orders = rows.map((row) => ({ row, order: orderOf(row) }));
  orders.sort((a, b) => {
    if (a.order === undefined || b.order === undefined)
      return Number(a.order === undefined) - Number(b.order === undefined);
    if (typeof a.order === 'number' && typeof b.order === 'number') return direction * (a.order - b.order);
    return direction * compare(String(a.order), String(b.order));
  });
  return orders.map(({ row }) => row);
}

/** The rows whose text contains every word of `wanted`, in any case and order. */
export function filtered<Row>(rows: readonly Row[], textOf: (row: Row) => string, wanted: string): readonly Row[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Spreadsheets run cells that look like a formula. A leading apostrophe keeps them text; plain numbers need none. */
const defused = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && !/^-?[\d.,]+$/.test(cell) ? `'${cell}` : cell);

/** A quotation mark would begin a cell that ends at the next one, rows below. */
const quoted = (cell: string): string => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows as tab-separated text, one line each, for pasting into a spreadsheet. */
export const tableText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => quoted(defused(cell.replace(/\s+/g, ' ')))).join('\t')).join('\n');

/** `selected` plus the rows between two rows, both included, in either direction. */
export function withRange(
  keys: readonly string[],
  selected: ReadonlySet<string>,
  from: number,
  to: number,
): ReadonlySet<string> {
  return new Set([...selected, ...keys.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}

/** `selected` with one row toggled. */
export function withToggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The columns that fit into `width` px. Extra columns are dropped first, the last one before the others. */
export function fitting<Column extends { readonly width: number; readonly isExtra?: boolean }>(
  columns: readonly Column[],
  width: number,
): readonly Column[] {
  let needed = columns.reduce((sum, column) => sum + column.width, 0);
  const gone = new Set<Column>();
  for (const column of columns.toReversed()) {
    if (needed <= width) break;
    if (!column.isExtra) continue;
    gone.add(column);
    needed -= column.width;
  }
  return gone.size === 0 ? columns : columns.filter((column) => !gone.has(column));
}

/** An address as it is drawn, split before the `@`. A text that is not an address is all in the first part. */
export function partsOfAddress(address: string): readonly [string, string] {
  const shown = visible(address);
  const at = shown.lastIndexOf('@');
  return at <= 0 ? [shown, ''] : [shown.slice(0, at), shown.slice(at)];
}
