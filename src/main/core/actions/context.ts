import type { ActionResult } from '../../../shared/actions/define.ts';
import type { ActionId, Checked, Output } from '../../../shared/actions/index.ts';
import type { Result } from '../../../shared/failure.ts';
import type { Client } from '../api/client.ts';
import type { Clock } from '../ports.ts';
import type { Labels } from '../store/labels.ts';
import type { ListCache } from './list-cache.ts';

/** Everything a handler may use. */
export interface ActionContext {
  readonly client: Client;
  readonly clock: Clock;
  /** Cancels the run; handlers pass it on and check it between calls. */
  readonly signal: AbortSignal;
  /** Reports how far a run of many calls has come. */
  readonly progress: (done: number, total: number) => void;
  /** Lists that earlier runs of this account have read. */
  readonly listCache: ListCache;
  /** Names that people gave to things that have no name at SMTP2GO; stored on this computer. */
  readonly labels: Labels;
  /** The phrase the person typed to confirm a guarded change, if any. */
  readonly confirmation: string | undefined;
}

/** The function that performs one action. */
export type Handler<Id extends ActionId> = (
  input: Checked<Id>,
  context: ActionContext,
) => Promise<Result<ActionResult<Output<Id>>>>;

/** The handlers by action id. Each file in handlers/ has those of one resource; together they are complete. */
export type Handlers = { readonly [Id in ActionId]: Handler<Id> };
