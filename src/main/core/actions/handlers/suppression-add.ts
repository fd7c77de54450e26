import type { Output } from '../../../../shared/actions/index.ts';
import { type Target, targetsIn } from '../../../../shared/actions/suppression.ts';
import { addDays, localDate } from '../../../../shared/calendar.ts';
import { explain, type Failure, fail, inSentences, ok, type Result } from '../../../../shared/failure.ts';
import { counted } from '../../../../shared/words.ts';
import { forEach, retryWhenAllowed } from '../batch.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { wireRange } from '../dates.ts';
import { answer, unconfirmed } from '../mutation.ts';
import { notesOf } from '../notes.ts';
import { blocksOf } from './suppression-list.ts';

const AT_ONCE = 4;
/** After this many refusals in a row, all of them are probably wrong, and SMTP2GO counts each error (1.5). */
const MOST_REFUSED_IN_A_ROW = 10;

type Failed = Output<'suppression_add'>['failed'][number];

/**
 * Adds one suppression and returns the request id. If the response was lost, or says that nothing was added, the list
 * is read once: what is on it is blocked.
 */
async function addOne(
  name: string,
  more: { readonly block_description: string | undefined; readonly subaccount_id: string | undefined },
  context: ActionContext,
): Promise<Result<string | undefined>> {
  const { client, signal, clock } = context;
  const sent = await retryWhenAllowed(context, () =>
    client.call('suppression/add', { email_address: name, ...more }, { signal }),
  );
  if (sent.ok && sent.data.data.added) return ok(sent.data.requestId);
  const lost = sent.ok ? undefined : sent.failure;
  if (lost && (lost.kind !== 'outcome-unknown' || signal.aborted)) return fail(lost);
  const blocks = await retryWhenAllowed(context, () =>
    blocksOf(name, more.subaccount_id, localDate(clock.now()), context),
  );
  const requestId = sent.ok ? sent.data.requestId : undefined;
  if (blocks.ok && blocks.data.length > 0) return ok(requestId);
  if (lost) return fail(blocks.ok ? { ...lost, now: `${name} is not on the list.` } : lost);
  return fail({ kind: 'refused-by-provider', status: 200, code: undefined, text: 'It was not added.', requestId });
}

/** A failure that every other address would have too. */
const concernsAll = ({ kind }: Failure): boolean =>
  kind === 'no-key' ||
  kind === 'key-refused' ||
  kind === 'permission-missing' ||
  kind === 'rate-limited' ||
  kind === 'offline' ||
  kind === 'cancelled';

function failedOne(email_address: string, failure: Failure): Failed {
  return {
    email_address,
    outcome: failure.kind === 'outcome-unknown' ? 'unknown' : 'refused',
    reason: inSentences(explain(failure)),
  };
}

/** How many plain domains are looked for in the log; more are asked about without a look. */
const MOST_LOOKED_FOR = 20;
const DAYS = 30;

/** The mail of the last 30 days to a domain, as a fact for the person; undefined if there was none. */
async function mailTo({ name }: Target, context: ActionContext): Promise<string | undefined> {
  const { client, clock, signal } = context;
  const today = localDate(clock.now());
  const found = await retryWhenAllowed(context, () =>
    client.call(
      'activity/search',
      { search_recipient: `@${name}`, ...wireRange(addDays(today, -DAYS), today, 0, 0), limit: 1 },
      { signal },
    ),
  );
  if (!found.ok) return `Whether ${name} got mail lately could not be seen.`;
  const { total_events } = found.data.data;
  return total_events === 0
    ? undefined
    : `${name} is a domain that got mail in the last ${DAYS} days (${counted(total_events, 'event', 'events', 'en')}).`;
}

/**
 * Asks before a whole domain that gets mail is blocked, since a domain without an @ may be half of an address or a name.
 */
async function askForDomains(targets: readonly Target[], context: ActionContext): Promise<Result<never> | undefined> {
  const plain = targets.filter(({ isPlain }) => isPlain);
  const [first] = plain;
  if (!first || context.confirmation === first.name) return undefined;
  const looked = plain.length > MOST_LOOKED_FOR ? [] : await Promise.all(plain.map((one) => mailTo(one, context)));
  const facts =
    plain.length > MOST_LOOKED_FOR
      ? [`${counted(plain.length, 'entry is a domain', 'entries are domains', 'en')}, such as ${first.name}.`]
      : looked.filter((fact) => fact !== undefined);
  if (facts.length === 0) return undefined;
  return unconfirmed(context, first.name, [...facts, 'Nobody at a suppressed domain gets mail any more.']);
}

export const suppressionAddHandlers = {
  /** One call per target: SMTP2GO takes one address or domain at a time (smtp2go-api.md 2.19). */
  suppression_add: async (input, context) => {
    const { email_address, type, description, subaccount_id } = input;
    const { targets, neither } = targetsIn(email_address);
    const asked = type === undefined || type === 'ALL' ? await askForDomains(targets, context) : undefined;
    if (asked) return asked;
    const more = { block_description: description, subaccount_id };
    const done = new Map<Target, Result<string | undefined>>();
    let refusedInARow = 0;
    let obstacle: Failure | undefined;
    const isOver = () => obstacle !== undefined || refusedInARow >= MOST_REFUSED_IN_A_ROW || context.signal.aborted;

    await forEach(
      targets,
      AT_ONCE,
      async (target) => {
        const added = await addOne(target.name, more, context);
        if (!added.ok && concernsAll(added.failure)) {
          obstacle ??= added.failure;
          return;
        }
        refusedInARow = added.ok ? 0 : refusedInARow + 1;
        done.set(target, added);
        context.progress(done.size, targets.length);
      },
      isOver,
    );

    const results = [...done.values()];
    const failure = obstacle ?? results.find((result) => !result.ok)?.failure;
    const isAnyAdded = results.some((result) => result.ok);
    // Nothing was added, and one failure explains it.
    if (failure && !isAnyAdded && (done.size === 0 || targets.length + neither.length === 1)) return fail(failure);

    const whyNot = context.signal.aborted
      ? 'Cancelled before its turn.'
      : obstacle
        ? explain(obstacle).title
        : `Not tried: ${MOST_REFUSED_IN_A_ROW} before it failed in a row.`;
    const failed = [
      ...neither.map(
        (entry): Failed => ({ email_address: entry, outcome: 'refused', reason: 'Neither an address nor a domain.' }),
      ),
      ...targets.flatMap((target): Failed[] => {
        const result = done.get(target);
        if (!result) return [{ email_address: target.name, outcome: 'not_tried', reason: whyNot }];
        return result.ok ? [] : [failedOne(target.name, result.failure)];
      }),
    ];
    return answer(
      { succeeded: targets.filter((target) => done.get(target)?.ok).map(({ name }) => name), failed },
      results.findLast((result) => result.ok)?.data,
      notesOf(
        failed.length > 0 &&
          `${counted(failed.length, 'entry', 'entries', 'en')} of ${targets.length + neither.length} failed; run it again with those to go on.`,
      ),
    );
  },
} satisfies Partial<Handlers>;
