import { useMemo, useState } from 'react';
import { ACTIONS, type ActionId } from '../../../shared/actions/index.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import { explain } from '../../../shared/failure.ts';
import { count, counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { asOf } from '../../model/format.ts';
import { type Row, textOf } from '../../model/list/column.ts';
import { tell } from '../../state/runs.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { StaleLine } from '../../ui/Face.tsx';
import { Segment } from '../../ui/Segment.tsx';
import { useNow } from '../../ui/use-now.ts';
import { RequestId } from '../RequestId.tsx';
import { ResultTable } from './ResultTable.tsx';
import { fieldsOfRecord, partsOf, passwordIn, restIn, withoutPassword } from './result.ts';
import type { Outcome } from './use-action-run.ts';

/** The fields of a single result, or the totals of all rows. */
function ResultRecord({ record }: { readonly record: Row }) {
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

interface Props extends Outcome {
  readonly id: ActionId;
  /** The result of an earlier run than the last one started. */
  readonly isEarlier?: boolean;
  /** Loads the next rows, if there are more. */
  readonly onNext?: ((offset: string) => void) | undefined;
  /** Runs the action again with the entries that failed, if it ran with many. */
  readonly onRest: (entries: readonly string[]) => void;
}

/** The clipboard call takes no more (bridge.ts, `copy_text`). */
const MOST_COPIED = 1_000_000;
/** JSON is shown up to this length and copied in full. */
const MOST_SHOWN = 100_000;

function Password({ password }: { readonly password: string }) {
  return (
    <div className="rounded-panel border border-line-strong bg-sunken p-3">
      <p className="mb-2 text-small text-text-2">The password, shown this once and kept nowhere:</p>
      <p className="flex items-center gap-2">
        <span className="min-w-0 font-mono break-all select-text">{password}</span>
        <IconButton icon="copy" name="Copy the password" onClick={() => tell('copy_text', { text: password })} />
      </p>
    </div>
  );
}

/** `3 rows in 0.4 s` */
function summary({ answer, tookMs }: Outcome, rows: number): string {
  const seconds = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const time = `in ${seconds.format(tookMs / 1000)} s`;
  if (rows === 0) return `done ${time}`;
  const { total } = answer;
  if (total !== undefined && total > rows) return `${count(rows, locale)} of ${count(total, locale)} rows ${time}`;
  return `${counted(rows, 'row', 'rows', locale)} ${time}`;
}

/** The result of an action: rows as a table, one object as a record, or a success message; and all of it as JSON. */
export function ActionResult({ id, isEarlier = false, answer, tookMs, onNext, onRest }: Props) {
  const now = useNow(MINUTE_MS);
  const [view, setView] = useState<'table' | 'json'>('table');
  const { json, record, tables } = useMemo(() => {
    const data = withoutPassword(answer.data);
    const { total, requestId, notes } = answer;
    return { json: JSON.stringify({ data, total, requestId, notes }, null, 2), ...partsOf(data) };
  }, [answer]);
  const password = passwordIn(answer.data);
  const rest = restIn(answer.data);
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  // Without rows or fields the success message is all there is.
  const isMessage = rows === 0 && Object.keys(record).length === 0;
  const isTooLong = json.length > MOST_COPIED;
  const { stale, next, requestId, notes } = answer;
  const title = isEarlier ? 'Earlier result' : 'Result';
  return (
    <section aria-label={title} className="flex min-h-0 min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3>{title}</h3>
        <span role="status" className="text-small text-text-3">
          {summary({ answer, tookMs }, rows)}
        </span>
        {requestId !== undefined && <RequestId id={requestId} isShort />}
        <span className="ml-auto flex items-center gap-2">
          {!isMessage && (
            <Segment
              name="Show as"
              value={view}
              options={[
                { value: 'table', title: tables.length > 0 ? 'Table' : 'Record' },
                { value: 'json', title: 'JSON' },
              ]}
              onChange={setView}
            />
          )}
          <Button
            size="row"
            kind="quiet"
            icon="copy"
            aria-label="Copy as JSON"
            disabled={isTooLong}
            title={isTooLong ? 'This is more than a clipboard should hold. Ask for fewer rows.' : 'Copy as JSON'}
            onClick={() => tell('copy_text', { text: json })}
          >
            Copy
          </Button>
        </span>
      </div>
      {stale && (
        <StaleLine text={`As of ${asOf(stale.asOf, now, locale)}`}>
          <span className="text-small text-text-2">{explain(stale.failure).title}</span>
        </StaleLine>
      )}
      {password !== undefined && <Password password={password} />}
      {notes.map((note) => (
        <p key={note} className="text-text-2 select-text">
          {note}
        </p>
      ))}
      {view === 'json' && !isMessage ? (
        <textarea
          readOnly
          aria-label="Result as JSON"
          rows={14}
          value={json.length > MOST_SHOWN ? `${json.slice(0, MOST_SHOWN)}\n…` : json}
          className="block w-full shrink-0 resize-y rounded-panel border bg-sunken p-3 font-mono text-small select-text"
        />
      ) : (
        <>
          <ResultRecord record={record} />
          {tables.map((table) => (
            <ResultTable key={table.name ?? ''} id={id} table={table} now={now} />
          ))}
          {isMessage && ACTIONS[id].effect === 'read' && (
            <p className="text-text-2">Nothing there: no row fits what was asked for.</p>
          )}
        </>
      )}
      {rest.length > 0 && (
        <div>
          <Button size="row" onClick={() => onRest(rest)}>
            Retry {rest.length === 1 ? 'this' : 'these'} {count(rest.length, locale)}
          </Button>
        </div>
      )}
      {next !== undefined && onNext && (
        <div>
          <Button size="row" onClick={() => onNext(next)}>
            The rows that follow
          </Button>
        </div>
      )}
    </section>
  );
}
