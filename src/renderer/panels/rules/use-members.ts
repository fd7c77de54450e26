import type { Group, Metric, Window } from '../../../shared/alert.ts';
import { ask } from '../../state/runs.ts';
import { useAnswer } from '../use-answer.ts';

/** The known members of a group, loaded again when `revalidateOn` changes; none for the whole account. */
export const useMembers = (
  accountId: string,
  by: 'account' | Group,
  metric: Metric,
  window: Window,
  revalidateOn: number | undefined,
) =>
  useAnswer(`${accountId} ${by} ${metric} ${window}`, revalidateOn, async () =>
    by === 'account' ? ({ ok: true, data: [] } as const) : ask('list_members', { accountId, by, metric, window }),
  );
