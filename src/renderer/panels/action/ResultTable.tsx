import { useMemo, useState } from 'react';
import type { ActionId } from '../../../shared/actions/index.ts';
import { titleOfField } from '../../model/list/column.ts';
import { tell } from '../../state/runs.ts';
import { Table } from '../../ui/Table.tsx';
import { TABLES } from '../resource/resources.ts';
import { useShown } from '../resource/use-shown.ts';
import { columnsOf, type ResultTable as Rows } from './result.ts';

interface Props {
  readonly id: ActionId;
  readonly table: Rows;
  readonly now: number;
}

const ROW_PX = 32;
const HEAD_PX = 29;
const MOST_ROWS = 8;
/** Room for a horizontal scroll bar, which must not cover the last row. */
const BAR_PX = 16;

/** The columns of the action's own screen, or else all fields of the rows. */
function listFor(id: ActionId, { name, rows }: Rows) {
  const list = Object.values(TABLES)
    .flat()
    .find(({ action, rowsIn }) => action === id && rowsIn === name);
  return list ? { columns: list.columns, key: list.key } : { columns: columnsOf(rows), key: [] };
}

/** Result rows in a scrolling table: a click on a heading sorts, Ctrl-C copies rows or a cell. */
export function ResultTable({ id, table, now }: Props) {
  const list = useMemo(() => listFor(id, table), [id, table]);
  const shown = useShown(list, table.rows, '', undefined, now);
  const [current, setCurrent] = useState<string>();
  const heightPx = HEAD_PX + ROW_PX * Math.min(table.rows.length, MOST_ROWS);
  const name = table.name === undefined ? 'Rows' : titleOfField(table.name);
  return (
    <div className="-mx-4 min-w-0">
      {table.name !== undefined && table.name !== 'rows' && (
        <h4 className="mb-1 px-4 text-small font-medium text-text-2">{name}</h4>
      )}
      <div
        className="flex flex-col [&_td:first-child]:pl-4 [&_td:last-child]:pr-4 [&_th:first-child]:pl-4 [&_th:last-child]:pr-4"
        style={{ minHeight: heightPx, maxHeight: heightPx + BAR_PX }}
      >
        <Table
          name={name}
          columns={shown.columns}
          rows={shown.rows}
          keys={shown.keys}
          sort={shown.sort}
          onSort={shown.sortBy}
          current={current}
          onCurrent={setCurrent}
          opened={undefined}
          onOpen={setCurrent}
          selected={undefined}
          onSelect={() => undefined}
          onCopy={(text) => tell('copy_text', { text })}
          scrollTop={0}
          onScroll={() => undefined}
        />
      </div>
    </div>
  );
}
