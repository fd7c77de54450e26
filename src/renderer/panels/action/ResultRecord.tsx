import { locale } from '../../locale.ts';
import { type Row, textOf } from '../../model/list/column.ts';
import { fieldsOfRecord } from './result.ts';

/** What an answer says of one thing, or of all of its rows together. */
export function ResultRecord({ record }: { readonly record: Row }) {
  const fields = fieldsOfRecord(record).filter(({ field }) => textOf({ kind: 'text' }, record[field], locale) !== '');
  if (fields.length === 0) return null;
  return (
    <dl className="grid grid-cols-[minmax(96px,auto)_1fr] gap-x-3 gap-y-1">
      {fields.map((column) => (
        <div key={column.field} className="contents">
          <dt className="text-text-3">{column.title}</dt>
          <dd
            className={`max-h-40 min-w-0 overflow-y-auto break-words whitespace-pre-line select-text ${column.kind === 'mono' ? 'font-mono text-small leading-5 break-all' : ''}`}
          >
            {textOf(column, record[column.field], locale)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
