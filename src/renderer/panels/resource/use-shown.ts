import { useDeferredValue, useMemo, useState } from 'react';
import { locale } from '../../locale.ts';
import { cellOf, keysOf, orderOf, type Row, textOf, valueAt } from '../../model/list/column.ts';
import { filtered, type Sort, sorted } from '../../model/list/rows.ts';
import type { TableColumn } from '../../ui/TableHead.tsx';
import { tableColumns } from './cells.tsx';
import type { List } from './list.ts';

/** The rows of a table after filtering and sorting, each with its key. */
export interface Shown {
  readonly rows: readonly Row[];
  readonly keys: readonly string[];
  readonly columns: readonly TableColumn<Row>[];
  readonly sort: Sort | undefined;
  readonly sortBy: (column: string) => void;
  /** The number of rows for each value of the facet, largest first. */
  readonly facets: readonly (readonly [value: string, count: number])[];
}

const NONE: readonly Row[] = [];

/** The parts of a list that its table needs. */
type Listed = Pick<List, 'columns' | 'key' | 'sort' | 'facet'>;

/** `facet`: the only value to show; undefined for all. */
export function useShown(
  list: Listed,
  rows: readonly Row[] = NONE,
  filter: string,
  facet: string | undefined,
  now: number,
): Shown {
  const [sort, setSort] = useState(list.sort);
  const wanted = useDeferredValue(filter);
  const columns = useMemo(() => tableColumns(list.columns, rows, now), [list, rows, now]);
  const entries = useMemo(() => {
    const keys = keysOf(rows, list.key);
    return rows.map((row, n) => ({ row, key: keys[n] ?? '' }));
  }, [list, rows]);
  const facets = useMemo(() => {
    const { facet: field } = list;
    if (field === undefined) return [];
    const counts = Map.groupBy(rows, (row) => String(valueAt(row, field) ?? ''));
    return [...counts].map(([value, those]) => [value, those.length] as const).toSorted((a, b) => b[1] - a[1]);
  }, [list, rows]);

  const ordered = useMemo(() => {
    const column = list.columns.find(({ title }) => title === sort?.column);
    if (!sort || !column) return entries;
    return sorted(entries, ({ row }) => orderOf(column, cellOf(column, row), locale), sort.isDescending, locale);
  }, [list, entries, sort]);
  const shown = useMemo(() => {
    const { facet: field } = list;
    const ofFacet =
      facet === undefined || field === undefined
        ? ordered
        : ordered.filter(({ row }) => String(valueAt(row, field) ?? '') === facet);
    const textOfRow = ({ row }: { row: Row }) =>
      list.columns.map((column) => textOf(column, cellOf(column, row), locale)).join('\n');
    return filtered(ofFacet, textOfRow, wanted);
  }, [list, ordered, facet, wanted]);

  return {
    rows: useMemo(() => shown.map(({ row }) => row), [shown]),
    keys: useMemo(() => shown.map(({ key }) => key), [shown]),
    columns,
    sort,
    sortBy: (column) =>
      setSort((now) => ({
        column,
        isDescending: now?.column === column ? !now.isDescending : isBestFirst(list, column),
      })),
    facets,
  };
}

/** Times and numbers sort in descending order first, text in ascending order. */
const isBestFirst = (list: Listed, title: string): boolean => {
  const kind = list.columns.find((column) => column.title === title)?.kind;
  return kind === 'time' || kind === 'moment' || kind === 'number' || kind === 'percent' || kind === 'day';
};
