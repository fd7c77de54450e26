import type { Group, Metric, Window } from '../../../shared/alert.ts';
import { ask } from '../../state/runs.ts';
import { useAnswer } from '../use-answer.ts';

/** The members of a group that have been seen, asked anew with every `edition`; none of the account as a whole. */
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
