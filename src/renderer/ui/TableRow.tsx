import { memo } from 'react';
import { EDGE, type TableColumn } from './TableHead.tsx';
import { TickMark } from './Tick.tsx';

interface RowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row;
  readonly columns: readonly TableColumn<Row>[];
  readonly isSelected: boolean | undefined;
  /** Has the keyboard cursor. */
  readonly isCurrent: boolean;
  /** Shown in the drawer. */
  readonly isOpen: boolean;
  readonly cell: number | undefined;
}

/** The focus ring of the cursor, shown while the table has the focus. */
const RING =
  'group-focus-visible/grid:outline-2 group-focus-visible/grid:-outline-offset-2 group-focus-visible/grid:outline-accent';

function PlainRow<Row>({ id, index, row, columns, isSelected, isCurrent, isOpen, cell }: RowProps<Row>) {
  const colour = isSelected || isOpen ? 'chosen' : 'hover:bg-hover';
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
// `memo` loses the type parameter of the component; this restores it.
export const TableRow = memo(PlainRow) as typeof PlainRow;
