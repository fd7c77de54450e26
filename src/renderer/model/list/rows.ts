/** What a table does with its rows, whatever they are of. */

/** What a row is sorted by in one column; a row without it comes last either way. */
export type Order = number | string | undefined;

export interface Sort {
  readonly column: string;
  readonly isDescending: boolean;
}

/** Sorted by `orderOf`, equal rows as they came. Text as the language orders it, figures within it as figures. */
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

/** The rows whose text holds every word of `wanted`, whatever their case and order. */
export function filtered<Row>(rows: readonly Row[], textOf: (row: Row) => string, wanted: string): readonly Row[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = textOf(row).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A spreadsheet runs a cell that begins like a formula; a mark in front keeps it text. A plain number stays one. */
const defused = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && !/^-?[\d.,]+$/.test(cell) ? `'${cell}` : cell);

/** Rows for the clipboard as a spreadsheet takes them: tabs between cells, one line each. */
export const tableText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => defused(cell.replace(/\s+/g, ' '))).join('\t')).join('\n');

/** `selected` with everything between two rows added, ends included, in whichever direction. */
export function withRange(
  keys: readonly string[],
  selected: ReadonlySet<string>,
  from: number,
  to: number,
): ReadonlySet<string> {
  return new Set([...selected, ...keys.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}

/** `selected` with one row the other way round. */
export function withToggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** The columns for `width` px: where they do not fit, those that are extra go, the last one first. */
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

/** The two parts of an address: before the `@`, and the domain with it. Not an address: all of it first. */
export function partsOfAddress(address: string): readonly [string, string] {
  const at = address.lastIndexOf('@');
  return at <= 0 ? [address, ''] : [address.slice(0, at), address.slice(at)];
}
