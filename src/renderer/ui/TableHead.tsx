import type { ReactNode } from 'react';
import type { Sort } from '../model/list/rows.ts';
import { Icon } from './Icon.tsx';
import { Tick } from './Tick.tsx';

export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** The smallest width, in px. */
  readonly width: number;
  /** Takes the remaining width. */
  readonly isWide?: boolean;
  /** Hidden where space is short. */
  readonly isExtra?: boolean;
  readonly isNumber?: boolean;
  /** The full text of a cell, for copying and searching. */
  readonly textOf: (row: Row) => string;
  readonly draw: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly keys: readonly string[];
  readonly sort: Sort | undefined;
  readonly onSort: (column: string) => void;
  readonly selected: ReadonlySet<string> | undefined;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
}

export const HEAD_PX = 28;
export const TICK_PX = 38;
/** Tables span the window's width, with the page margin around their text. */
export const EDGE = 'first:pl-4 last:pr-4 wide:first:pl-6 wide:last:pr-6';
const CELL = `sticky top-0 z-1 h-7 border-b bg-sunken text-small font-medium text-text-3 ${EDGE}`;

/** The widths of the columns and the sticky heading row, which sorts them. */
export function TableHead<Row>({ columns, keys, sort, onSort, selected, onSelect }: Props<Row>) {
  return (
    <>
      <colgroup>
        {selected && <col style={{ width: TICK_PX }} />}
        {columns.map((column) => (
          <col key={column.id} style={column.isWide ? {} : { width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selected && (
            <th scope="col" className={CELL}>
              <Tick
                name="Select all"
                state={selected.size === 0 ? 'off' : selected.size < keys.length ? 'some' : 'on'}
                onToggle={() => onSelect(selected.size === 0 ? new Set(keys) : new Set())}
              />
            </th>
          )}
          {columns.map((column) => {
            const isSorted = sort?.column === column.id;
            return (
              <th
                key={column.id}
                scope="col"
                aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
                className={`${CELL} px-3 ${column.isNumber ? 'text-right' : 'text-left'}`}
              >
                <button
                  type="button"
                  onClick={() => onSort(column.id)}
                  className="inline-flex max-w-full items-center gap-1 rounded-bar align-middle hover:text-text"
                >
                  <span className="truncate">{column.title}</span>
                  {isSorted && <Icon name={sort.isDescending ? 'down' : 'up'} size={14} />}
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}
