import type { KeyboardEvent } from 'react';
import { withRange, withToggled } from '../model/list/rows.ts';

/** The keyboard cursor of a table: a row by its key, and a cell once Left or Right was pressed. */
export interface TableCursor {
  readonly key: string | undefined;
  readonly cell: number | undefined;
}

interface Grid {
  readonly keys: readonly string[];
  readonly columnCount: number;
  /** The number of visible rows. */
  readonly page: number;
  readonly cursor: TableCursor;
  /** The start of a range selection. */
  readonly anchor: number;
  /** Undefined if rows cannot be selected. */
  readonly selected: ReadonlySet<string> | undefined;
}

/** The command a key gives to a table. */
export type TableCommand =
  | { readonly kind: 'move'; readonly index: number; readonly selected: ReadonlySet<string> | undefined }
  | { readonly kind: 'cell'; readonly cell: number }
  | { readonly kind: 'select'; readonly selected: ReadonlySet<string> }
  | { readonly kind: 'open' | 'copy' };

const STEPS: Readonly<Record<string, (index: number, page: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, page) => index + page,
  PageUp: (index, page) => index - page,
  Home: () => 0,
  End: (_index, _page, last) => last,
};

/** The command of a key pressed in a table; undefined for a key without one. */
export function commandFor(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  grid: Grid,
): TableCommand | undefined {
  const { keys, selected, cursor } = grid;
  const last = keys.length - 1;
  if (last < 0) return undefined;
  const index = cursor.key === undefined ? -1 : keys.indexOf(cursor.key);
  const isCommand = event.ctrlKey || event.metaKey;
  const step = STEPS[event.key];
  if (step) {
    const next = index === -1 && event.key !== 'End' ? 0 : Math.min(Math.max(step(index, grid.page, last), 0), last);
    const isRange = event.shiftKey && selected !== undefined;
    return { kind: 'move', index: next, selected: isRange ? withRange(keys, selected, grid.anchor, next) : undefined };
  }
  if (event.key === 'ArrowRight')
    return { kind: 'cell', cell: Math.min((cursor.cell ?? -1) + 1, grid.columnCount - 1) };
  if (event.key === 'ArrowLeft') return { kind: 'cell', cell: Math.max((cursor.cell ?? 1) - 1, 0) };
  if (event.key === 'Enter' && index !== -1) return { kind: 'open' };
  if (isCommand && event.key === 'c') return { kind: 'copy' };
  if (!selected) return undefined;
  if (isCommand && event.key === 'a') return { kind: 'select', selected: new Set(keys) };
  if (event.key === ' ' && cursor.key !== undefined)
    return { kind: 'select', selected: withToggled(selected, cursor.key) };
  if (event.key === 'Escape' && selected.size > 0) return { kind: 'select', selected: new Set() };
  return undefined;
}
