import { memo } from 'react';
import { EDGE, type TableColumn } from './TableHead.tsx';
import { TickMark } from './Tick.tsx';

interface RowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row;
  readonly columns: readonly TableColumn<Row>[];
  readonly isSelected: boolean | undefined;
  /** The keyboard is on it. */
  readonly isCurrent: boolean;
  /** It is told of beside the table. */
  readonly isOpen: boolean;
  readonly cell: number | undefined;
}

/** Shown while the table has the keyboard, on what the keyboard is on. */
const RING =
  'group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2 group-focus-visible/grid:outline-accent';

function PlainRow<Row>({ id, index, row, columns, isSelected, isCurrent, isOpen, cell }: RowProps<Row>) {
  const colour = isSelected || isOpen ? 'bg-selected' : 'hover:bg-hover';
  const edge = isCurrent
    ? `[&>td:first-child]:shadow-[inset_2px_0_0_var(--accent)] ${cell === undefined ? RING : ''}`
    : '';
  return (
    <tr
      id={id}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected ?? isCurrent}
      className={`h-8 ${colour} ${edge}`}
    >
      {isSelected !== undefined && (
        <td data-tick className={`border-b ${EDGE}`}>
          <TickMark state={isSelected ? 'on' : 'off'} />
        </td>
      )}
      {columns.map((column, at) => (
        <td
          key={column.id}
          id={`${id}-${at}`}
          className={`truncate border-b px-3 ${EDGE} ${column.isNumber ? 'text-right' : ''} ${isCurrent && cell === at ? RING : ''}`}
        >
          {column.draw(row)}
        </td>
      ))}
    </tr>
  );
}
// `memo` forgets that a component is generic; this is the same component.
export const TableRow = memo(PlainRow) as typeof PlainRow;
