import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ACTIONS } from '../../../shared/actions/index.ts';
import type { RunAnswer } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { type Row, rowsOf } from '../../model/list/column.ts';
import { type ListQuery, listInput } from '../../model/list/list-input.ts';
import type { Problem } from '../../model/problem.ts';
import { ask, type CallResult } from '../../state/runs.ts';
import { type Page, useAnswer } from '../use-answer.ts';
import type { List } from './list.ts';

/** The loaded pages of a list as one. */
export interface Listed {
  readonly rows: readonly Row[];
  /** The data of the first page, such as totals. */
  readonly data: unknown;
  readonly total: number | undefined;
  readonly notes: readonly string[];
  /** When SMTP2GO answered, in ms. */
  readonly at: number;
  readonly stale: RunAnswer['stale'];
  readonly hasMore: boolean;
  /** Why a page after the first failed. */
  readonly problem: Problem | undefined;
}

const OUTDATED: Problem = {
  kind: 'bug',
  title: 'The cached list cannot be read',
  advice: 'An earlier version of Relaywatch stored it. The list loads again once SMTP2GO can be reached.',
  requestId: undefined,
};

async function askForPage(
  accountId: string,
  list: List,
  query: ListQuery,
  offset: number,
  runId: string,
): Promise<CallResult<RunAnswer>> {
  const input = listInput(list, query, offset, Date.now());
  const cacheKey = list.range ? { cacheKey: `${JSON.stringify(query)} ${offset}` } : {};
  const answer = await ask('run_action', {
    accountId,
    id: list.action,
    input,
    runId,
    ...cacheKey,
  });
  const isOutdated = answer.ok && answer.data.stale && !ACTIONS[list.action].output.safeParse(answer.data.data).success;
  return isOutdated ? { ok: false, problem: OUTDATED } : answer;
}

const listedOf = (list: List, pages: readonly RunAnswer[], at: number, problem?: Problem): Listed => {
  const rows = pages.flatMap((page) => rowsOf(page.data, list.rowsIn));
  const first = pages[0];
  const last = pages.at(-1);
  const isLastFull =
    last !== undefined && list.pages !== undefined && rowsOf(last.data, list.rowsIn).length >= list.pages.size;
  const stale = first?.stale;
  return {
    rows,
    data: first?.data,
    total: first?.total,
    notes: [...new Set(pages.flatMap((page) => page.notes))],
    at: stale?.asOf ?? at,
    stale,
    hasMore:
      list.pages !== undefined &&
      !stale &&
      (first?.total === undefined ? isLastFull : rows.length < first.total && isLastFull),
    problem,
  };
};

/**
 * Loads a list while it is shown: again after a change, one more page on request, and once when the network is back.
 */
export function useList(
  status: AccountStatus,
  list: List,
  query: ListQuery,
): {
  readonly page: Page<Listed>;
  readonly runId: string | undefined;
  readonly askAgain: () => void;
  readonly showMore: () => void;
} {
  const accountId = status.account.id;
  const subject = JSON.stringify([accountId, list.action, query]);
  const [wanted, setWanted] = useState({ subject, pages: 1, attempt: 0 });
  const { pages, attempt } = wanted.subject === subject ? wanted : { pages: 1, attempt: 0 };
  const held = useRef<{ readonly of: string; readonly pages: readonly RunAnswer[] }>({ of: '', pages: [] });

  const { page, runId } = useAnswer<Listed>(subject, `${pages} ${attempt}`, async (newRunId) => {
    const of = `${subject} ${attempt}`;
    const answers = held.current.of === of ? [...held.current.pages] : [];
    for (let next = answers.length; next < pages; next += 1) {
      const answer = await askForPage(accountId, list, query, next * (list.pages?.size ?? 0), newRunId);
      if (!answer.ok && next > 0) return { ok: true, data: listedOf(list, answers, Date.now(), answer.problem) };
      if (!answer.ok) return answer;
      answers.push(answer.data);
    }
    held.current = { of, pages: answers };
    return { ok: true, data: listedOf(list, answers, Date.now()) };
  });

  const askAgain = () => setWanted({ subject, pages, attempt: attempt + 1 });
  const isAway = page.face === 'failed' || (page.face === 'ready' && page.data.stale !== undefined);
  const comeBack = useEffectEvent(() => {
    if (isAway) askAgain();
  });
  const isSeen = status.watch.outcome?.kind === 'ok';
  const wasSeen = useRef(isSeen);
  useEffect(() => {
    if (isSeen && !wasSeen.current) comeBack();
    wasSeen.current = isSeen;
    if (!isSeen) return;
    // No check failed, so only the system's online event tells that the network is back.
    const back = () => comeBack();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, [isSeen]);

  return { page, runId, askAgain, showMore: () => setWanted({ subject, pages: pages + 1, attempt }) };
}
