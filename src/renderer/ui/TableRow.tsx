import { memo } from 'react';
import { EDGE, type TableColumn } from './TableHead.tsx';
import { TickMark } from './Tick.tsx';

interface RowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row;
  readonly columns: readonly TableColumn<Row>[];
  readonly isSelected: boolean | undefined;
  readonly isCurrent: boolean;
  readonly cell: number | undefined;
}

function PlainRow<Row>({ id, index, row, columns, isSelected, isCurrent, cell }: RowProps<Row>) {
  const colour = isSelected || isCurrent ? 'bg-selected' : 'hover:bg-hover';
  return (
    <tr
      id={id}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected ?? isCurrent}
      className={`h-8 ${colour} ${isCurrent ? '[&>td:first-child]:shadow-[inset_2px_0_0_var(--accent)]' : ''}`}
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
          className={`truncate border-b px-3 ${EDGE} ${column.isNumber ? 'text-right' : ''} ${isCurrent && cell === at ? 'outline-2 -outline-offset-2 outline-accent' : ''}`}
        >
          {column.draw(row)}
        </td>
      ))}
    </tr>
  );
}
// `memo` forgets that a component is generic; this is the same component.
export const TableRow = memo(PlainRow) as typeof PlainRow;
