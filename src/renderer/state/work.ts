import { create } from 'zustand';
import type { ActionId } from '../../shared/actions/index.ts';
import { bridge } from '../bridge.ts';
import { type Problem, problemOf, problemOfError } from '../model/problem.ts';

/** One item of a bulk run. */
export interface WorkItem {
  /** The name shown to the person. */
  readonly name: string;
  readonly input: unknown;
}

/** One action on many items, one after the other. A failure does not stop the rest. */
export interface Work {
  readonly accountId: string;
  readonly action: ActionId;
  /** `Remove 3 suppressions` */
  readonly title: string;
  readonly total: number;
  readonly done: number;
  readonly failed: readonly { readonly item: WorkItem; readonly problem: Problem }[];
  /** Notes from SMTP2GO or Relaywatch, without duplicates. */
  readonly notes: readonly string[];
  readonly startedAt: number;
  readonly state: 'running' | 'ended' | 'cancelled';
  /** Of the item under way. */
  readonly runId: string | undefined;
}

type Order = Pick<Work, 'accountId' | 'action' | 'title'> & { readonly items: readonly WorkItem[] };

const useWorks = create<Readonly<Record<string, Work | undefined>>>(() => ({}));
/** The first items may go at once; a person does not watch the others one by one. */
const FIRST_ITEMS = 10;

const update = (workKey: string, change: (work: Work) => Partial<Work>) => {
  const work = useWorks.getState()[workKey];
  if (work) useWorks.setState({ [workKey]: { ...work, ...change(work) } });
};

/** The bulk run of one list, if there is any. */
export const useWork = (workKey: string): Work | undefined => useWorks((works) => works[workKey]);

async function runOne(
  order: Order,
  item: WorkItem,
  runId: string,
  isBulk: boolean,
): Promise<readonly string[] | Problem> {
  try {
    const call = { accountId: order.accountId, id: order.action, input: item.input, runId, isBulk };
    const result = await bridge.call('run_action', call);
    return result.ok ? result.data.notes : problemOf(result.failure);
  } catch (error) {
    return problemOfError(error);
  }
}

const isProblem = (outcome: readonly string[] | Problem): outcome is Problem => 'kind' in outcome;

/** Starts a bulk run, one at a time for each list. Resolves at its end to whether anything succeeded. */
export async function startWork(workKey: string, order: Order): Promise<boolean> {
  if (useWorks.getState()[workKey]?.state === 'running') return false;
  const { accountId, action, title, items } = order;
  const begun = { accountId, action, title, total: items.length, done: 0, failed: [], notes: [], runId: undefined };
  useWorks.setState({ [workKey]: { ...begun, startedAt: Date.now(), state: 'running' } });
  let succeeded = 0;
  for (const [index, item] of items.entries()) {
    if (useWorks.getState()[workKey]?.state !== 'running') break;
    const runId = crypto.randomUUID();
    update(workKey, () => ({ runId }));
    const outcome = await runOne(order, item, runId, index >= FIRST_ITEMS);
    if (isProblem(outcome)) {
      update(workKey, ({ failed, done }) => ({ done: done + 1, failed: [...failed, { item, problem: outcome }] }));
    } else {
      succeeded += 1;
      update(workKey, ({ notes, done }) => ({ done: done + 1, notes: [...new Set([...notes, ...outcome])] }));
    }
  }
  update(workKey, ({ state }) => ({ runId: undefined, state: state === 'cancelled' ? 'cancelled' : 'ended' }));
  return succeeded > 0;
}

/** Stops after the current item; finished items stay changed. */
export function cancelWork(workKey: string): void {
  update(workKey, () => ({ state: 'cancelled' }));
  const runId = useWorks.getState()[workKey]?.runId;
  if (runId !== undefined) void bridge.call('cancel_run', { runId });
}

/** Removes an ended bulk run from the page. */
export const dismissWork = (workKey: string): void => useWorks.setState({ [workKey]: undefined });
