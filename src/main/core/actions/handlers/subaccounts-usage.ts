import type { Output } from '../../../../shared/actions/index.ts';
import { type Failure, fail, ok } from '../../../../shared/failure.ts';
import type { DataOf } from '../../api/endpoints/index.ts';
import { forEach, retryWhenAllowed } from '../batch.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { wireRange } from '../dates.ts';
import { allRows, findRows } from '../find-rows.ts';
import { failureTitle, refuse, someOf } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { type Subaccount, subaccountsList } from './subaccounts.ts';
import { type HistoryRow, readHistory, tallyOf } from './tally.ts';

const USUAL_DAYS = 30;
const AT_ONCE = 3;
/** The most subaccounts to read SMS of: each takes one call, and more would take minutes. */
const MOST_ASKED_FOR_SMS = 100;

type Usage = Output<'subaccounts_usage'>[number];
type Range = ReturnType<typeof wireRange>;

/** SMTP2GO's name for the account above the subaccounts (smtp2go-api.md 5). */
const MASTER = 'Master account';

const strangersIn = (rows: readonly HistoryRow[], accounts: readonly Subaccount[]): readonly string[] => {
  const names = new Set([MASTER, ...accounts.map(({ name }) => name)]);
  return rows.flatMap(({ subaccount }) => (subaccount === undefined || names.has(subaccount) ? [] : [subaccount]));
};

const namesTwice = (accounts: readonly Subaccount[]): readonly string[] =>
  accounts.map(({ name }) => name).filter((name, index, all) => all.indexOf(name) !== index);

/** The volume of a history row; zero without one. */
function volumeOf(row: HistoryRow | undefined): Partial<Usage> {
  const { used, bounces, rejects, spam, unsubscribes, bounce_percent, spam_percent } = tallyOf(
    row ?? { used: 0, bounces: 0, rejects: 0, spam: 0, unsubscribes: 0 },
  );
  return { used, bounces, rejects, spam, unsubscribes, bounce_percent, spam_percent };
}

type Sms = DataOf<'sms/summary'>;

function smsOf({ id }: Subaccount, found: ReadonlyMap<string, Sms>): Partial<Usage> {
  const sms = id === undefined ? undefined : found.get(id);
  return sms ? { sms_messages: sms.total_messages, sms_units: sms.total_units, sms_cost: sms.total_cost } : {};
}

/** The SMS of each subaccount, by id. Stops at the first failure: without the paid feature, all of them fail. */
async function readSms(
  accounts: readonly Subaccount[],
  range: Range,
  context: ActionContext,
): Promise<{ readonly found: ReadonlyMap<string, Sms>; readonly failure: Failure | undefined }> {
  const found = new Map<string, Sms>();
  let failure: Failure | undefined;
  const ids = accounts.length > MOST_ASKED_FOR_SMS ? [] : accounts.flatMap(({ id }) => (id === undefined ? [] : [id]));
  await forEach(
    ids,
    AT_ONCE,
    async (subaccount_id) => {
      const sms = await retryWhenAllowed(context, () =>
        context.client.call('sms/summary', { ...range, subaccount_id }, { signal: context.signal }),
      );
      if (!sms.ok) {
        failure ??= sms.failure;
        return;
      }
      found.set(subaccount_id, sms.data.data);
      context.progress(found.size, ids.length);
    },
    () => failure !== undefined,
  );
  return { found, failure };
}

export const subaccountsUsageHandlers = {
  /** Combined from several calls, since SMTP2GO has no such endpoint (smtp2go-api.md 2.18). */
  subaccounts_usage: async (input, context) => {
    const { subaccount_id, start_date, end_date } = input;
    const range = wireRange(start_date, end_date, USUAL_DAYS, context.clock.now());
    // Progress is reported for the slowest part only, the SMS.
    const withoutProgress = { ...context, progress: () => undefined };
    const all = subaccountsList({ states: 'all' });
    const list = await (subaccount_id === undefined
      ? allRows(all, withoutProgress)
      : findRows(all, { offset: 0, limit: 1 }, withoutProgress, { isWanted: ({ id }) => id === subaccount_id }));
    if (!list.ok) return list;
    const chosen = list.data.data;
    if (subaccount_id !== undefined && chosen.length === 0) {
      return refuse('subaccount_id', `There is no subaccount ${subaccount_id}.`);
    }

    const [history, sms] = await Promise.all([
      readHistory(context, range, 'subaccount', subaccount_id === undefined ? undefined : [subaccount_id]),
      readSms(chosen, range, context),
    ]);
    if (context.signal.aborted) return fail({ kind: 'cancelled' });
    const rows = history.ok ? history.data.data.history : [];
    // The history has only names, and two subaccounts may share one.
    const twins = new Set(namesTwice(chosen));
    const isAmbiguous = ({ name }: Subaccount) => twins.has(name);
    // Rows with a name no subaccount has: it was renamed or removed since. If one id was requested, they can only be
    // this subaccount's.
    const strangers = strangersIn(rows, chosen);
    const isNamed = subaccount_id === undefined || strangers.length === 0;
    // A subaccount missing from a complete history has sent nothing.
    const isWhole = history.ok && history.data.skippedRows === 0 && isNamed;

    const data = chosen.map((account): Usage => {
      const row = rows.find(({ subaccount }) => subaccount === account.name);
      const isKnown = (row !== undefined || isWhole) && !isAmbiguous(account);
      return { ...account, ...(isKnown ? volumeOf(row) : {}), ...smsOf(account, sms.found) };
    });
    return ok({
      data,
      total: data.length,
      next: undefined,
      requestId: history.ok ? history.data.requestId : list.data.requestId,
      notes: [
        ...list.data.notes,
        ...notesOf(
          !history.ok && `Their e-mails could not be counted: ${failureTitle(history.failure)}.`,
          history.ok && skippedNote(history.data.skippedRows),
          chosen.some(isAmbiguous) &&
            `SMTP2GO counts by name, and these names are used twice: ${[...twins].join(', ')}. Ask for one of them by its id.`,
          strangers.length > 0 &&
            `SMTP2GO counts e-mails of ${someOf(strangers)}: no subaccount listed here has such a name.`,
          sms.failure && `SMS could not be counted: ${failureTitle(sms.failure)}.`,
          chosen.length > MOST_ASKED_FOR_SMS &&
            `SMS are counted for up to ${MOST_ASKED_FOR_SMS} subaccounts at a time. Ask for one by its id.`,
        ),
      ],
    });
  },
} satisfies Partial<Handlers>;
