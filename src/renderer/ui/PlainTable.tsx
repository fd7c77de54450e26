import type { KeyboardEvent, ReactNode } from 'react';

export interface PlainColumn<Row> {
  readonly title: string;
  /** For screen readers only. */
  readonly isTitleHidden?: boolean;
  readonly isNumber?: boolean;
  /** The class that sets its width, on the heading. */
  readonly width?: string;
  /** Classes of heading and cells, such as for hiding the column on narrow pages. */
  readonly className?: string;
  /** Classes of its cells. */
  readonly cellClass?: string | ((row: Row) => string);
  /** The full text of a cell that may be cut. */
  readonly hint?: (row: Row) => string | undefined;
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  /** Its accessible name. */
  readonly label: string;
  readonly columns: readonly PlainColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Classes of all cells. */
  readonly cellClass?: string;
  readonly rowClass?: (row: Row) => string;
  readonly className?: string;
  readonly headClass?: string;
}

const HEAD = 'h-7 border-b bg-sunken px-3 text-small font-medium text-text-3';

/** A simple table of few columns that renders every row. Table is for long lists that are sorted and selected. */
export function PlainTable<Row>({ className = '', ...table }: Props<Row>) {
  return (
    <table aria-label={table.label} className={`w-full border-separate border-spacing-0 ${className}`}>
      <Parts {...table} />
    </table>
  );
}

/**
 * A table as wide as the page whose rows lead somewhere. The element that does so is marked `data-row`; arrow keys,
 * Home and End move the focus through these.
 */
export function PlainList<Row>(table: Omit<Props<Row>, 'cellClass' | 'rowClass' | 'className' | 'headClass'>) {
  return (
    <div className="-mx-4 overflow-x-auto wide:-mx-6">
      <table
        aria-label={table.label}
        className="w-full table-fixed border-separate border-spacing-0 [&_:is(td,th):first-child]:wide:pl-6 [&_:is(td,th):last-child]:wide:pr-6"
        onKeyDown={moveThroughRows}
      >
        <Parts
          {...table}
          headClass="truncate border-t"
          rowClass={() => 'group hover:bg-hover has-[[data-row]:focus-visible]:chosen'}
        />
      </table>
    </div>
  );
}

function Parts<Row>({ columns, rows, keyOf, cellClass = 'h-8', rowClass, headClass = '' }: Props<Row>) {
  return (
    <>
      <thead>
        <tr>
          {columns.map(({ title, isTitleHidden, isNumber, width = '', className = '' }) => (
            <th
              key={title}
              scope="col"
              className={`${HEAD} ${headClass} ${isNumber ? 'text-right' : 'text-left'} ${width} ${className}`}
            >
              {isTitleHidden ? <span className="sr-only">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={rowClass?.(row)}>
            {columns.map(({ title, isNumber, className = '', cellClass: own = '', hint, cell }) => (
              <td
                key={title}
                title={hint?.(row)}
                className={`border-b px-3 ${cellClass} ${isNumber ? 'text-right' : ''} ${className} ${typeof own === 'string' ? own : own(row)}`}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

function moveThroughRows(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (!step) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const index = document.activeElement instanceof HTMLElement ? rows.indexOf(document.activeElement) : -1;
  const next = rows[index === -1 ? 0 : step(index, rows.length)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
