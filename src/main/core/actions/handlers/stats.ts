import type { Checked } from '../../../../shared/actions/index.ts';
import type { Group, GroupTally } from '../../../../shared/actions/stats.ts';
import { ok } from '../../../../shared/failure.ts';
import { type ActivityEvent, bareAddress, recipientsOf, sendersOf } from '../../api/activity-event.ts';
import { events } from '../activity-events.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { wireRange } from '../dates.ts';
import { allRows } from '../find-rows.ts';
import { answer } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { isAddress, orderBy, sliceRows } from '../sort-and-slice.ts';
import { type HistoryRow, readHistory, tallyOf } from './tally.ts';

const USUAL_DAYS = 30;

/** By mail sent, most first. */
const byVolume = orderBy<GroupTally>(({ used }) => used, true);

/** The name fields of a row. */
export const namesIn = (row: HistoryRow, group: Group): Omit<GroupTally, keyof ReturnType<typeof tallyOf>> =>
  group === 'username' ? { username: row.username, description: row.description } : { [group]: row[group] };

/** SMTP2GO's history has no recipients, so a recipient's e-mails are counted from the activity. */
async function historyOfRecipient(
  { sender, group_by, subaccounts, date_start: from, date_end: to, ...slice }: Checked<'stats_email_history'>,
  email: string,
  context: ActionContext,
) {
  const request = { search_recipient: email, search_sender: sender, ...(subaccounts ? { subaccounts } : {}) };
  const list = events({ request, from, to, usualDays: USUAL_DAYS }, context.clock.now());
  const found = await allRows(list, context);
  if (!found.ok) return found;
  const { data: rows, requestId, notes } = found.data;
  const groups = Map.groupBy(
    rows.filter((row) => isAddress(email, recipientsOf(row)) && isAddress(sender, sendersOf(row))),
    (row) => groupOf(row, group_by),
  );
  const tallies = [...groups].map(([name, own]): GroupTally => ({ [group_by]: name, ...countOf(own) }));
  return ok({
    ...sliceRows(tallies.toSorted(byVolume), slice),
    requestId,
    notes: ['Counted from the activity, which SMTP2GO keeps for a limited time.', ...notes],
  });
}

function groupOf(row: ActivityEvent, group: Group): string | undefined {
  const sender = bareAddress(row.sender ?? row.from ?? '');
  switch (group) {
    case 'email_address':
      return sender;
    case 'domain':
      return sender.slice(sender.lastIndexOf('@') + 1);
    case 'username':
      return row.username;
    case 'subaccount':
      return row.subaccount_name;
  }
}

/** Counts e-mails by event; each e-mail counts once per event, however often it occurred. */
function countOf(events: readonly ActivityEvent[]) {
  const emails = (...kinds: readonly string[]): number =>
    new Set(events.filter(({ event }) => kinds.includes(event)).map(({ email_id }) => email_id)).size;
  const all = new Set(events.map(({ email_id }) => email_id)).size;
  const rejects = emails('rejected');
  return tallyOf({
    used: all - rejects,
    bounces: emails('hard-bounced', 'soft-bounced'),
    rejects,
    spam: emails('spam'),
    unsubscribes: emails('unsubscribed'),
    opens: emails('opened'),
    clicks: emails('clicked'),
  });
}

export const statsHandlers = {
  stats_email_history: async (input, context) => {
    const { sender, email, group_by, subaccounts, date_start, date_end } = input;
    if (email !== undefined) return historyOfRecipient(input, email, context);
    const range = wireRange(date_start, date_end, USUAL_DAYS, context.clock.now());
    const history = await readHistory(context, range, group_by, subaccounts);
    if (!history.ok) return history;
    const { data, requestId, skippedRows } = history.data;
    const rows = data.history
      .filter((row) => isAddress(sender, [row.email_address]))
      .map((row) => ({ ...namesIn(row, group_by), ...tallyOf(row) }));
    return ok({ ...sliceRows(rows.toSorted(byVolume), input), requestId, notes: notesOf(skippedNote(skippedRows)) });
  },

  stats_email_summary: async ({ username }, { client, signal }) => {
    const summary = await client.call('stats/email_summary', { username }, { signal });
    return summary.ok ? answer(summary.data.data, summary.data.requestId) : summary;
  },
} satisfies Partial<Handlers>;
