import { locale } from '../../locale.ts';
import { utc } from '../../model/format.ts';
import { type Column, copyOf, isTime, type Row, textOf, titleOfField } from '../../model/list/column.ts';
import { tell } from '../../state/runs.ts';
import { IconButton } from '../../ui/Button.tsx';

interface Props {
  readonly row: Row;
  readonly columns: readonly Column[];
  /** Fields told elsewhere. */
  readonly without: readonly string[];
}

const isTold = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Everything that is known of a row: its columns, then the fields nobody made a column for. */
export function Fields({ row, columns, without }: Props) {
  const declared = columns.filter((column) => !column.of);
  const rest = Object.keys(row)
    .filter((field) => !columns.some((column) => column.field === field))
    .map((field): Column => ({ field, title: titleOfField(field), kind: 'text', width: 0 }));
  const shown = [...declared, ...rest].filter(({ field }) => !without.includes(field) && isTold(row[field]));
  return (
    <dl className="grid grid-cols-[104px_1fr] gap-x-3 gap-y-1">
      {shown.map((column) => {
        const value = row[column.field];
        const text = textOf(column, value, locale);
        return (
          <div key={column.field} className="group contents">
            <dt className="text-text-3">{column.title}</dt>
            <dd className="flex min-w-0 items-start gap-1">
              <span
                title={isTime(column.kind) && typeof value === 'number' ? utc(value) : undefined}
                className={`min-w-0 break-words whitespace-pre-line select-text ${column.kind === 'mono' ? 'font-mono text-small leading-5 break-all' : ''}`}
              >
                {text}
              </span>
              <IconButton
                icon="copy"
                name={`Copy ${column.title}`}
                className="-my-0.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
                onClick={() => tell('copy_text', { text: copyOf(column, value, locale) })}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
