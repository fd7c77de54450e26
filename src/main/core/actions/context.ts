import type { Answer } from '../../../shared/actions/define.ts';
import type { ActionId, Checked, Output } from '../../../shared/actions/index.ts';
import type { Result } from '../../../shared/failure.ts';
import type { Client } from '../api/client.ts';
import type { Clock } from '../ports.ts';
import type { Labels } from '../store/labels.ts';
import type { ListCache } from './list-cache.ts';

/** What a handler works with. */
export interface ActionContext {
  readonly client: Client;
  readonly clock: Clock;
  /** Ends the run; handlers pass it on and look at it between calls. */
  readonly signal: AbortSignal;
  /** How far a run of many calls has come. */
  readonly progress: (done: number, total: number) => void;
  /** What earlier runs of this account have read. */
  readonly listCache: ListCache;
  /** Names that people gave to things that have none at SMTP2GO; kept on this computer. */
  readonly labels: Labels;
  /** The phrase the person typed to confirm a guarded change, if any. */
  readonly confirmation: string | undefined;
}

/** How one action is done. */
export type Handler<Id extends ActionId> = (
  input: Checked<Id>,
  context: ActionContext,
) => Promise<Result<Answer<Output<Id>>>>;

/** The handlers by action. Each file of handlers has those of its resource; together they are complete. */
export type Handlers = { readonly [Id in ActionId]: Handler<Id> };
