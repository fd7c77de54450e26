import type { ReactNode } from 'react';
import { isSameDay } from '../../../shared/calendar.ts';
import { locale } from '../../locale.ts';
import { exact, second, utc, when } from '../../model/format.ts';
import { type Column, cellOf, copyOf, isTime, type Row, textOf, timeWidth } from '../../model/list/column.ts';
import { Address } from '../../ui/Address.tsx';
import type { TableColumn } from '../../ui/TableHead.tsx';

const MUTED = 'text-text-2';

/** The cell of a row, with the full value in a tooltip. */
function draw(column: Column, row: Row, now: number): ReactNode {
  const value = cellOf(column, row);
  if (column.kind === 'address' && typeof value === 'string') return <Address address={value} />;
  if (isTime(column.kind) && typeof value === 'number') {
    return (
      <time dateTime={utc(value)} title={`${exact(value, locale)}\n${utc(value)}`} className="whitespace-nowrap">
        {column.kind === 'moment' && isSameDay(value, now) ? second(value, locale) : when(value, now, locale)}
      </time>
    );
  }
  const text = textOf(column, value, locale);
  const looks = { name: 'font-medium', mono: 'font-mono text-small', text: MUTED, list: MUTED } as const;
  const look = column.kind in looks ? looks[column.kind as keyof typeof looks] : '';
  return (
    <span className={look} title={text}>
      {text}
    </span>
  );
}

/** Columns of times are as wide as the locale and the years require. */
function widthOf(column: Column, rows: readonly Row[], now: number): number {
  if (!isTime(column.kind)) return column.width;
  const earliest = rows.reduce((least, row) => {
    const at = cellOf(column, row);
    return typeof at === 'number' ? Math.min(least, at) : least;
  }, now);
  return Math.max(column.width, timeWidth(earliest, now, locale));
}

/** The table columns of a list. Rare columns are shown only if a row has a value. */
export const tableColumns = (
  columns: readonly Column[],
  rows: readonly Row[],
  now: number,
): readonly TableColumn<Row>[] =>
  columns
    .filter((column) => !column.isRare || rows.some((row) => textOf(column, cellOf(column, row), locale) !== ''))
    .map((column) => ({
      id: column.title,
      title: column.title,
      width: widthOf(column, rows, now),
      isWide: column.isWide ?? false,
      isExtra: column.isExtra ?? false,
      isNumber: column.kind === 'number' || column.kind === 'percent',
      textOf: (row) => copyOf(column, cellOf(column, row), locale),
      draw: (row) => draw(column, row, now),
    }));
