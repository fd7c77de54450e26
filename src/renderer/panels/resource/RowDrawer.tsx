import { ACTIONS } from '../../../shared/actions/index.ts';
import type { RunAnswer } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { type Row, valueAt } from '../../model/list/column.ts';
import { obstacleTo } from '../../model/list/why-disabled.ts';
import { ask } from '../../state/runs.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { ProblemNote } from '../ProblemFace.tsx';
import { useAnswer } from '../use-answer.ts';
import { ActButton } from './ActButton.tsx';
import { DnsRecords } from './DnsRecords.tsx';
import { Fields } from './Fields.tsx';
import type { Act, List } from './list.ts';
import { Story } from './Story.tsx';
import { TemplateTexts } from './TemplateTexts.tsx';

interface Props {
  readonly status: AccountStatus;
  readonly list: List;
  readonly row: Row;
  readonly title: string;
  readonly isStale: boolean;
  readonly onAct: (act: Act, row: Row) => void;
  /** To the row above or below; undefined where there is none. */
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onClose: () => void;
}

/** Told in a part of the drawer of its own, not among the fields. */
const TOLD_BELOW: Readonly<Record<string, readonly string[]>> = {
  records: ['records'],
  template: ['html_body', 'text_body'],
};

/** The row in whole: as listed, and what the list left out once that has come. */
function useWhole({ status, list, row }: Pick<Props, 'status' | 'list' | 'row'>) {
  const accountId = status.account.id;
  const { whole } = list;
  const input = whole?.input(row) ?? {};
  const { page } = useAnswer<RunAnswer | undefined>(
    JSON.stringify([accountId, whole?.action, input]),
    undefined,
    async () =>
      whole
        ? ask('run_action', { accountId, id: whole.action, input, runId: crypto.randomUUID() })
        : { ok: true, data: undefined },
  );
  const more = page.face === 'ready' ? page.data?.data : undefined;
  const merged: Row = typeof more === 'object' && more !== null ? { ...row, ...more } : row;
  return {
    merged,
    isWhole: !whole || page.face === 'ready',
    problem: page.face === 'failed' ? page.problem : undefined,
  };
}

/** One row: everything known of it, and what can be done with it. */
export function RowDrawer(props: Props) {
  const { status, list, row, title, isStale, onAct, onUp, onDown, onClose } = props;
  const { merged, isWhole, problem } = useWhole(props);
  const acts = (list.acts ?? []).filter((act) => act.isFor?.(merged) ?? true);
  const obstacles = acts.map((act) => obstacleTo(status, ACTIONS[act.action], isStale));
  const obstacle = obstacles.find((one) => one !== undefined);
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
        acts.length > 0 && (
          <>
            {acts.map((act, n) => (
              <ActButton
                key={act.word}
                word={act.word}
                action={act.action}
                asks={!act.isDirect || act.consequence !== undefined}
                obstacle={obstacles[n] ?? (isWhole ? undefined : 'The rest of it has not come yet.')}
                onAct={() => onAct(act, merged)}
              />
            ))}
            {obstacle && <p className="w-full text-small text-text-3">{obstacle}</p>}
          </>
        )
      }
    >
      <Fields row={merged} columns={list.columns} without={TOLD_BELOW[list.detail ?? ''] ?? []} />
      <ProblemNote problem={problem} />
      {list.detail && (
        <div className="mt-5 border-t pt-4">
          {list.detail === 'story' && valueAt(row, 'email_id') !== undefined && (
            <Story accountId={status.account.id} row={row} />
          )}
          {list.detail === 'records' && <DnsRecords row={merged} />}
          {list.detail === 'template' && isWhole && <TemplateTexts row={merged} />}
        </div>
      )}
    </Drawer>
  );
}
