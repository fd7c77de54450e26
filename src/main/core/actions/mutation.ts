import type { ActionResult } from '../../../shared/actions/define.ts';
import { explain, type Failure, fail, ok, type Result } from '../../../shared/failure.ts';
import type { ActionContext } from './context.ts';

/** The answer of an action that returns no list. */
export const answer = <Data>(
  data: Data,
  requestId: string | undefined,
  notes: readonly string[] = [],
): Result<ActionResult<Data>> => ok({ data, total: undefined, next: undefined, requestId, notes });

/** The failure for input that names something that does not exist; nothing was changed. `path` is the parameter. */
export const refuse = (path: string, message: string): Result<never> =>
  fail({ kind: 'invalid-input', fields: [{ path, message }] });

/**
 * Waits for the response to a change. If it was lost, the change is not sent again (there are no idempotency keys,
 * smtp2go-api.md 1.1). Instead `verify` reads the state once and returns it as a sentence, which the failure carries.
 */
export async function verifyIfUnknown<T>(
  sent: Promise<Result<T>>,
  verify: () => Promise<Result<string>>,
): Promise<Result<T>> {
  const result = await sent;
  if (result.ok || result.failure.kind !== 'outcome-unknown') return result;
  const seen = await verify();
  return seen.ok ? fail({ ...result.failure, now: seen.data }) : result;
}

/** Fails with `confirmation-needed` until the person has read the facts and typed the phrase. */
export const unconfirmed = (
  { confirmation }: Pick<ActionContext, 'confirmation'>,
  phrase: string,
  facts: readonly string[],
): Result<never> | undefined =>
  confirmation === phrase ? undefined : fail({ kind: 'confirmation-needed', facts, phrase });

/** A failure in words, to use within a sentence. */
export const failureTitle = (failure: Failure): string => explain(failure).title;

/** The first five items, then how many more: `a, b and 12 more`. */
export function someOf(items: readonly string[]): string {
  const shown = items.slice(0, 5);
  const more = items.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
