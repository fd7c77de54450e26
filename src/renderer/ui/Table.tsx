import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { fitting, type Sort, tableText, withRange, withToggled } from '../model/list/rows.ts';
import { HEAD_PX, type TableColumn, TableHead, TICK_PX } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import { commandFor } from './table-keys.ts';
import { useWidth } from './use-width.ts';

interface Props<Row> {
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** One key for each row, in the same order. */
  readonly keys: readonly string[];
  readonly sort: Sort | undefined;
  readonly onSort: (column: string) => void;
  /** The row with the keyboard cursor. */
  readonly current: string | undefined;
  readonly onCurrent: (key: string) => void;
  /** The row shown in the drawer. */
  readonly opened: string | undefined;
  readonly onOpen: (key: string) => void;
  /** Undefined if rows cannot be selected. */
  readonly selected: ReadonlySet<string> | undefined;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onCopy: (text: string) => void;
  /** The last scroll position, in px. */
  readonly scrollTop: number;
  readonly onScroll: (scrollTop: number) => void;
}

const ROW_PX = 32;
// ARIA allows an interactive table to be a grid, which the linter does not know.
const gridOf = (isSelectable: boolean, active: string | undefined) =>
  ({ role: 'grid', tabIndex: 0, 'aria-multiselectable': isSelectable, 'aria-activedescendant': active }) as const;

/**
 * A virtual table that renders only the visible rows. Arrows move, Shift with them and Space select, Enter opens,
 * Ctrl-C copies the selection, the cell or the row.
 */
export function Table<Row>(props: Props<Row>) {
  const { rows, keys, current, selected } = props;
  const id = useId();
  const [frame, width] = useWidth<HTMLDivElement>();
  const grid = useRef<HTMLTableElement>(null);
  const anchor = useRef(0);
  const [cell, setCell] = useState<number>();
  const isSelectable = selected !== undefined;
  const columns = useMemo(
    () => fitting(props.columns, width - (isSelectable ? TICK_PX : 0)),
    [props.columns, width, isSelectable],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    initialOffset: props.scrollTop,
  });
  const drawn = virtual.getVirtualItems();
  const first = drawn[0];
  const last = drawn.at(-1);

  // Focuses the table unless something else has the focus.
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.tagName === 'MAIN')
      grid.current?.focus({ preventScroll: true });
  }, []);

  const goTo = (index: number) => {
    const key = keys[index];
    if (key !== undefined) props.onCurrent(key);
  };

  const copy = () => {
    const at = current === undefined ? -1 : keys.indexOf(current);
    const row = rows[at];
    const column = cell === undefined ? undefined : columns[cell];
    const cellsOf = (of: Row) => props.columns.map((one) => one.textOf(of));
    if (selected && selected.size > 0)
      props.onCopy(tableText(rows.filter((_, n) => selected.has(keys[n] ?? '')).map(cellsOf)));
    else if (row !== undefined) props.onCopy(column ? column.textOf(row) : tableText([cellsOf(row)]));
  };

  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const page = Math.max(Math.floor((frame.current?.clientHeight ?? 0) / ROW_PX) - 2, 1);
    const cursor = { key: current, cell };
    const command = commandFor(event, {
      keys,
      columnCount: columns.length,
      page,
      cursor,
      anchor: anchor.current,
      selected,
    });
    if (!command) return;
    event.preventDefault();
    if (command.kind === 'open' && current !== undefined) props.onOpen(current);
    if (command.kind === 'copy') copy();
    if (command.kind === 'cell') setCell(command.cell);
    if (command.kind === 'select') {
      props.onSelect(command.selected);
      anchor.current = current === undefined ? 0 : Math.max(keys.indexOf(current), 0);
    }
    if (command.kind === 'move') {
      goTo(command.index);
      virtual.scrollToIndex(command.index);
      if (command.selected) props.onSelect(command.selected);
      else anchor.current = command.index;
    }
  };

  const click = (event: MouseEvent<HTMLTableElement>) => {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest<HTMLElement>('tr[data-index]');
    const index = Number(row?.dataset['index'] ?? -1);
    const key = keys[index];
    if (key === undefined) return;
    setCell(undefined);
    goTo(index);
    const isTick = event.target.closest('[data-tick]') !== null;
    if (selected && event.shiftKey) props.onSelect(withRange(keys, selected, anchor.current, index));
    else if (selected && (isTick || event.ctrlKey || event.metaKey)) props.onSelect(withToggled(selected, key));
    else props.onOpen(key);
    if (!event.shiftKey) anchor.current = index;
  };

  const currentIndex = current === undefined ? -1 : keys.indexOf(current);
  const isCurrentDrawn =
    first !== undefined && last !== undefined && currentIndex >= first.index && currentIndex <= last.index;
  const rowId = (index: number) => `${id}-${index}`;
  const span = columns.length + (selected ? 1 : 0);
  const spacer = (height: number) =>
    height > 0 && (
      <tr aria-hidden>
        <td colSpan={span} className="p-0" style={{ height }} />
      </tr>
    );

  return (
    <div
      ref={frame}
      className="relative min-h-0 grow overflow-auto border-t"
      onScroll={(event) => props.onScroll(Math.round(event.currentTarget.scrollTop))}
    >
      <table
        ref={grid}
        {...gridOf(
          isSelectable,
          isCurrentDrawn ? `${rowId(currentIndex)}${cell === undefined ? '' : `-${cell}`}` : undefined,
        )}
        aria-label={props.name}
        aria-rowcount={rows.length + 1}
        aria-colcount={span}
        onFocus={() => {
          if (currentIndex === -1) goTo(0);
        }}
        onKeyDown={press}
        onClick={click}
        className="group/grid w-full table-fixed border-separate border-spacing-0 outline-none"
        style={{ minWidth: columns.reduce((sum, column) => sum + column.width, selected ? TICK_PX : 0) }}
      >
        <TableHead {...props} columns={columns} />
        <tbody>
          {first && spacer(first.start - HEAD_PX)}
          {drawn.map(({ index }) => {
            const row = rows[index];
            const key = keys[index];
            if (row === undefined || key === undefined) return null;
            return (
              <TableRow
                key={key}
                id={rowId(index)}
                index={index}
                row={row}
                columns={columns}
                isSelected={selected?.has(key)}
                isCurrent={key === current}
                isOpen={key === props.opened}
                cell={key === current ? cell : undefined}
              />
            );
          })}
          {last && spacer(virtual.getTotalSize() + HEAD_PX - last.end)}
        </tbody>
      </table>
    </div>
  );
}
