import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ACTIONS } from '../../../shared/actions/index.ts';
import { MINUTE_MS } from '../../../shared/calendar.ts';
import type { ListSearch, ResourceName } from '../../../shared/settings.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { tableText } from '../../model/list/rows.ts';
import { tell } from '../../state/runs.ts';
import { go, scrolledTo, useView } from '../../state/view.ts';
import { useWork } from '../../state/work.ts';
import { Drawer } from '../../ui/Drawer.tsx';
import { isCovered, isTyped } from '../../ui/page-keys.ts';
import { Table } from '../../ui/Table.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ActionForm } from '../action/ActionForm.tsx';
import { AskDialog } from './AskDialog.tsx';
import { CreateButtons } from './CreateButtons.tsx';
import { type Chosen, ListBar } from './ListBar.tsx';
import { ListBody } from './ListBody.tsx';
import { ListFoot } from './ListFoot.tsx';
import { ListFrame } from './ListFrame.tsx';
import type { List } from './list.ts';
import { RowDrawer } from './RowDrawer.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useList } from './use-list.ts';
import { nameOf, useRowActions } from './use-row-actions.ts';
import { useShown } from './use-shown.ts';
import { WorkPanel } from './WorkPanel.tsx';

interface Props {
  readonly status: AccountStatus;
  readonly resource: ResourceName;
  readonly list: List;
  readonly filter: string;
  readonly asked: ListSearch | undefined;
}

const copyText = (text: string) => tell('copy_text', { text });
const NOTHING: ReadonlySet<string> = new Set();

/** One list of one account, with all of its actions. */
export function ListScreen({ status, resource, list, filter, asked }: Props) {
  const accountId = status.account.id;
  const workKey = `${accountId} ${resource} ${list.tab}`;
  const now = useNow(MINUTE_MS);
  const [scrollTop] = useState(() => useView.getState().scrollTop);
  const [narrowed, setNarrowed] = useState<Omit<Chosen, 'filter' | 'asked'>>({
    facet: undefined,
    kind: undefined,
    days: undefined,
    choice: undefined,
    search: '',
  });
  const { facet, kind, days, choice, search } = narrowed;
  const { page, runId, askAgain, showMore } = useList(status, list, { days, choice, search, kind, asked });
  const listed = page.face === 'ready' ? page.data : undefined;
  const shown = useShown(list, listed?.rows, filter, facet, now);
  const [current, setCurrent] = useState<string>();
  const [selected, setSelected] = useState(NOTHING);
  const [isOpen, setOpen] = useState(false);
  const rowActions = useRowActions(list, workKey, accountId);
  const work = useWork(workKey);

  // Reloads once when a bulk run has ended.
  const readAnew = useEffectEvent(() => {
    setSelected(NOTHING);
    askAgain();
  });
  const isWorking = work?.state === 'running';
  const wasWorking = useRef(isWorking);
  useEffect(() => {
    if (wasWorking.current && !isWorking) readAnew();
    wasWorking.current = isWorking;
  }, [isWorking]);

  const choose = (changed: Partial<Chosen>) => {
    const { filter: typed, asked: wanted, ...rest } = { ...narrowed, filter, asked, ...changed };
    if (typed !== filter || wanted !== asked) {
      const narrowing = { ...(typed === '' ? {} : { filter: typed }), ...(wanted ? { search: wanted } : {}) };
      go({ screen: 'resource', resource, tab: list.tab, ...narrowing });
    }
    setNarrowed(rest);
    setSelected(NOTHING);
  };
  const closeDrawer = () => {
    setOpen(false);
    rowActions.closeForm();
    document.querySelector<HTMLElement>('[role=grid]')?.focus();
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isTyped(event.target) || isCovered()) return;
    if (isOpen && !rowActions.form) closeDrawer();
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  const isStale = listed?.stale !== undefined;
  const at = current === undefined ? -1 : shown.keys.indexOf(current);
  const row = shown.rows[at];
  const keyAt = (index: number) => {
    const key = shown.keys[index];
    return key === undefined ? undefined : () => setCurrent(key);
  };
  const selectedRows = selected.size === 0 ? [] : shown.rows.filter((_, n) => selected.has(shown.keys[n] ?? ''));
  const isSelectable = (list.rowActions ?? []).some(
    (rowAction) => rowAction.isDirect || ACTIONS[rowAction.action].effect === 'destroy',
  );

  const drawer = rowActions.form ? (
    <Drawer
      key={`${rowActions.form.action} ${rowActions.form.title}`}
      title={rowActions.form.title}
      takesFocus
      onClose={closeDrawer}
    >
      <ActionForm
        id={rowActions.form.action}
        account={status}
        initial={rowActions.form.initial}
        hidden={rowActions.form.hidden}
        onDone={askAgain}
        onCancel={rowActions.closeForm}
      />
    </Drawer>
  ) : isOpen && row && current !== undefined ? (
    <RowDrawer
      key={current}
      status={status}
      list={list}
      row={row}
      title={nameOf(list, row)}
      isStale={isStale}
      onAction={(rowAction, of) => rowActions.apply(rowAction, [of])}
      onUp={keyAt(at - 1)}
      onDown={keyAt(at + 1)}
      onClose={closeDrawer}
    />
  ) : undefined;

  return (
    <>
      <ListFrame
        resource={resource}
        list={list}
        about={(listed && list.sentence?.(listed.data, locale)) ?? list.about}
        createButtons={
          list.createActions && (
            <CreateButtons
              status={status}
              list={list}
              isStale={isStale}
              obstacle={listed ? undefined : 'The list has not come yet.'}
              isPlain={listed?.rows.length === 0}
              onCreate={rowActions.create}
            />
          )
        }
        above={
          <>
            {work && (
              <WorkPanel
                workKey={workKey}
                work={work}
                onRetry={(items) => rowActions.begin(work.action, work.title, items)}
                onConfirm={(item) => rowActions.confirm(work.action, item)}
              />
            )}
            <ListBar
              list={list}
              chosen={{ ...narrowed, filter, asked }}
              facets={shown.facets}
              isWhole={listed !== undefined && !listed.hasMore}
              now={now}
              onChoose={choose}
            />
          </>
        }
        foot={
          listed ? (
            <ListFoot list={list} listed={listed} shown={shown.rows.length} now={now} onMore={showMore} />
          ) : (
            <span>{page.face === 'failed' ? '' : `Loading ${list.nouns[1]}`}</span>
          )
        }
        drawer={drawer}
      >
        <ListBody
          status={status}
          list={list}
          icon={resource}
          page={page}
          runId={runId}
          hasRows={shown.rows.length > 0}
          now={now}
          onAgain={askAgain}
          onWiden={() => choose({ filter: '', facet: undefined })}
          search={search}
          onClear={
            search !== '' || kind !== undefined || (list.searched && asked)
              ? () => choose({ search: '', kind: undefined, asked: undefined })
              : undefined
          }
          unsearched={
            filter !== '' && listed?.hasMore
              ? {
                  listed,
                  onSearch: list.search && (() => choose({ search: filter.trim(), filter: '' })),
                  onMore: showMore,
                }
              : undefined
          }
          createButton={
            list.createActions && (
              <CreateButtons status={status} list={list} isStale={isStale} isOnlyLast onCreate={rowActions.create} />
            )
          }
        >
          <Table
            name={`${list.nouns[1]}`}
            columns={shown.columns}
            rows={shown.rows}
            keys={shown.keys}
            sort={shown.sort}
            onSort={shown.sortBy}
            current={current}
            onCurrent={setCurrent}
            opened={isOpen ? current : undefined}
            onOpen={() => setOpen(true)}
            selected={isSelectable ? selected : undefined}
            onSelect={setSelected}
            onCopy={copyText}
            scrollTop={scrollTop}
            onScroll={scrolledTo}
          />
          <SelectionBar
            status={status}
            list={list}
            rows={selectedRows}
            isStale={isStale}
            onAction={rowActions.apply}
            onCopy={() =>
              copyText(tableText(selectedRows.map((one) => shown.columns.map((column) => column.textOf(one)))))
            }
            onClear={() => setSelected(NOTHING)}
          />
        </ListBody>
      </ListFrame>
      <AskDialog question={rowActions.question} onClose={rowActions.closeQuestion} />
    </>
  );
}
