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
/** Of a scroll bar for what is too wide: it must not lie on the last row. */
const BAR_PX = 16;

/** As the screen of this action shows them, where there is one; else every field that the rows have. */
function listFor(id: ActionId, { name, rows }: Rows) {
  const list = Object.values(TABLES)
    .flat()
    .find(({ action, rowsIn }) => action === id && rowsIn === name);
  return list ? { columns: list.columns, key: list.key } : { columns: columnsOf(rows), key: [] };
}

/** Rows of an answer: sorted by a click on a head, copied by row or cell with Ctrl-C, scrolled within themselves. */
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
