import type { KeyboardEvent } from 'react';
import { withRange, withToggled } from '../model/list/rows.ts';

/** Where the keyboard is in a table: a row by its key, and one of its cells once left or right was pressed. */
export interface Place {
  readonly key: string | undefined;
  readonly cell: number | undefined;
}

interface Grid {
  readonly keys: readonly string[];
  readonly columnCount: number;
  /** How many rows are in sight. */
  readonly page: number;
  readonly place: Place;
  /** Where a range begins. */
  readonly anchor: number;
  /** Undefined where rows cannot be selected. */
  readonly selected: ReadonlySet<string> | undefined;
}

/** What a key asks of a table. `keepsAnchor`: a range goes on. */
export type Wish =
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

/** Understands a key pressed in a table; undefined where it means nothing there. */
export function wishOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  grid: Grid,
): Wish | undefined {
  const { keys, selected, place } = grid;
  const last = keys.length - 1;
  if (last < 0) return undefined;
  const index = place.key === undefined ? -1 : keys.indexOf(place.key);
  const isCommand = event.ctrlKey || event.metaKey;
  const step = STEPS[event.key];
  if (step) {
    const next = index === -1 && event.key !== 'End' ? 0 : Math.min(Math.max(step(index, grid.page, last), 0), last);
    const isRange = event.shiftKey && selected !== undefined;
    return { kind: 'move', index: next, selected: isRange ? withRange(keys, selected, grid.anchor, next) : undefined };
  }
  if (event.key === 'ArrowRight') return { kind: 'cell', cell: Math.min((place.cell ?? -1) + 1, grid.columnCount - 1) };
  if (event.key === 'ArrowLeft') return { kind: 'cell', cell: Math.max((place.cell ?? 1) - 1, 0) };
  if (event.key === 'Enter' && index !== -1) return { kind: 'open' };
  if (isCommand && event.key === 'c') return { kind: 'copy' };
  if (!selected) return undefined;
  if (isCommand && event.key === 'a') return { kind: 'select', selected: new Set(keys) };
  if (event.key === ' ' && place.key !== undefined)
    return { kind: 'select', selected: withToggled(selected, place.key) };
  if (event.key === 'Escape' && selected.size > 0) return { kind: 'select', selected: new Set() };
  return undefined;
}
