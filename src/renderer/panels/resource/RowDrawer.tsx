import { useState } from 'react';
import { ACTIONS } from '../../../shared/actions/index.ts';
import type { RunAnswer } from '../../../shared/bridge.ts';
import { PersonAddress } from '../../../shared/person.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { visible } from '../../../shared/visible.ts';
import { locale } from '../../locale.ts';
import { utc } from '../../model/format.ts';
import {
  type Column,
  copyOf,
  isTime,
  type Row,
  textAt,
  textOf,
  titleOfField,
  valueAt,
} from '../../model/list/column.ts';
import { obstacleTo } from '../../model/list/why-disabled.ts';
import { ask, tell } from '../../state/runs.ts';
import type { Person } from '../../state/typed.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { Segment } from '../../ui/Segment.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { ErasePersonDialog } from '../person/ErasePersonDialog.tsx';
import { useAnswer } from '../use-answer.ts';
import { WaitLine } from '../WaitText.tsx';
import { ActionButton } from './ActionButton.tsx';
import { DnsRecords } from './DnsRecords.tsx';
import { EmailHistory } from './EmailHistory.tsx';
import type { List, RowAction } from './list.ts';

interface FieldsProps {
  readonly row: Row;
  readonly columns: readonly Column[];
  /** Fields shown elsewhere. */
  readonly without: readonly string[];
}

const isTold = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** All fields of a row: its columns, then fields without a column. */
function Fields({ row, columns, without }: FieldsProps) {
  const declared = columns.filter((column) => !column.of);
  const rest = Object.keys(row)
    .filter((field) => !columns.some((column) => column.field === field))
    .map((field): Column => ({ field, title: visible(titleOfField(field)), kind: 'text', width: 0 }));
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

/** The texts of a template. HTML is shown as source, so it cannot run. */
function TemplateTexts({ row }: { readonly row: Row }) {
  const [body, setBody] = useState<'text_body' | 'html_body'>('text_body');
  const text = textAt(row, body) ?? '';
  return (
    <>
      <div className="mb-2 flex items-center justify-between gap-2">
        <h3>Text</h3>
        <Segment
          name="Text"
          value={body}
          options={[
            { value: 'text_body', title: 'Plain' },
            { value: 'html_body', title: 'HTML' },
          ]}
          onChange={setBody}
        />
      </div>
      <pre className="max-h-96 overflow-auto rounded-control border bg-sunken p-2.5 font-mono text-small break-words whitespace-pre-wrap select-text">
        {text === '' ? 'There is none.' : visible(text)}
      </pre>
    </>
  );
}

interface Props {
  readonly status: AccountStatus;
  readonly list: List;
  readonly row: Row;
  readonly title: string;
  readonly isStale: boolean;
  readonly onAction: (rowAction: RowAction, row: Row) => void;
  /** Moves to the row above or below; undefined if there is none. */
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onClose: () => void;
}

/** Shown in their own part of the drawer. */
const TOLD_BELOW: Readonly<Record<string, readonly string[]>> = {
  records: ['records'],
  template: ['html_body', 'text_body'],
};

/** The complete row: as listed, plus what the list leaves out, once loaded. */
function useWhole({ status, list, row }: Pick<Props, 'status' | 'list' | 'row'>) {
  const accountId = status.account.id;
  const { whole } = list;
  const input = whole?.input(row) ?? {};
  const { page, runId } = useAnswer<RunAnswer | undefined>(
    JSON.stringify([accountId, whole?.action, input]),
    undefined,
    async (newRunId) =>
      whole
        ? ask('run_action', { accountId, id: whole.action, input, runId: newRunId })
        : { ok: true, data: undefined },
  );
  const more = page.face === 'ready' ? page.data?.data : undefined;
  const merged: Row = typeof more === 'object' && more !== null ? { ...row, ...more } : row;
  return {
    merged,
    isWhole: !whole || page.face === 'ready',
    runId,
    problem: page.face === 'failed' ? page.problem : undefined,
  };
}

/** Offers to erase what this computer stores about the person in a row. */
function ErasePerson({ person }: { readonly person: Person }) {
  const [isOpen, setOpen] = useState(false);
  const [isErased, setErased] = useState(false);
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        Erase from this computer…
      </Button>
      <span role="status" className="text-small text-text-3">
        {isErased && 'Erased.'}
      </span>
      <ErasePersonDialog
        person={isOpen ? person : undefined}
        onClose={() => setOpen(false)}
        onErased={() => setErased(true)}
      />
    </>
  );
}

/** One row: all its fields and its actions. */
export function RowDrawer(props: Props) {
  const { status, list, row, title, isStale, onAction, onUp, onDown, onClose } = props;
  const { merged, isWhole, runId, problem } = useWhole(props);
  const rowActions = (list.rowActions ?? []).filter((rowAction) => rowAction.isFor?.(merged) ?? true);
  const obstacles = rowActions.map((rowAction) => obstacleTo(status, ACTIONS[rowAction.action], isStale));
  const obstacle = obstacles.find((one) => one !== undefined);
  const person = PersonAddress.safeParse(list.person && valueAt(merged, list.person));
  return (
    <Drawer
      title={title}
      onClose={onClose}
      controls={
        <>
          <IconButton icon="up" name="The row above" disabled={!onUp} onClick={onUp} />
          <IconButton icon="down" name="The row below" disabled={!onDown} onClick={onDown} />
        </>
      }
      foot={
        (rowActions.length > 0 || person.success) && (
          <>
            {rowActions.map((rowAction, n) => (
              <ActionButton
                key={rowAction.label}
                label={rowAction.label}
                action={rowAction.action}
                asks={!rowAction.isDirect || rowAction.consequence !== undefined}
                obstacle={obstacles[n] ?? (isWhole ? undefined : 'The rest of it has not come yet.')}
                onAction={() => onAction(rowAction, merged)}
              />
            ))}
            {person.success && <ErasePerson person={{ address: person.data, account: status.account }} />}
            {obstacle && <p className="w-full text-small text-text-3">{obstacle}</p>}
          </>
        )
      }
    >
      <WaitLine runId={runId} />
      <Fields row={merged} columns={list.columns} without={TOLD_BELOW[list.detail ?? ''] ?? []} />
      <ProblemNote problem={problem} />
      {list.detail && (
        <div className="mt-5 border-t pt-4">
          {list.detail === 'email_history' && valueAt(row, 'email_id') !== undefined && (
            <EmailHistory accountId={status.account.id} row={row} />
          )}
          {list.detail === 'records' && <DnsRecords row={merged} />}
          {list.detail === 'template' && isWhole && <TemplateTexts row={merged} />}
        </div>
      )}
    </Drawer>
  );
}
