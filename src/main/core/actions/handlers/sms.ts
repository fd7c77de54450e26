import type { ActionResult } from '../../../../shared/actions/define.ts';
import { ok, type Result } from '../../../../shared/failure.ts';
import type { Reply } from '../../api/reply.ts';
import type { Handlers } from '../context.ts';
import { wireRange } from '../dates.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { orderBy, sliceRows } from '../sort-and-slice.ts';

/** SMTP2GO's default range for both lists, in days (smtp2go-api.md 2.11, 3). */
const USUAL_DAYS = 7;

/** Sorts and pages the messages of a range here, since SMTP2GO returns them all in one list. */
function newestFirst<Message extends { readonly timestamp: number }>(
  { data, requestId, skippedRows }: Reply<{ readonly messages: readonly Message[] }>,
  slice: { readonly limit: number; readonly offset: number },
): Result<ActionResult<Message[]>> {
  const sorted = data.messages.toSorted(orderBy(({ timestamp }) => timestamp, true));
  return ok({ ...sliceRows(sorted, slice), requestId, notes: notesOf(skippedNote(skippedRows)) });
}

export const smsHandlers = {
  sms_view_received: async (input, { client, clock, signal }) => {
    const { limit, offset, start_date, end_date, ...rest } = input;
    const range = wireRange(start_date, end_date, USUAL_DAYS, clock.now());
    const received = await client.call('sms/view-received', { ...rest, ...range }, { signal });
    return received.ok ? newestFirst(received.data, { limit, offset }) : received;
  },

  sms_view_sent: async (input, { client, clock, signal }) => {
    const { limit, offset, start_date, end_date, ...rest } = input;
    const range = wireRange(start_date, end_date, USUAL_DAYS, clock.now());
    const sent = await client.call('sms/view-sent', { ...rest, ...range }, { signal });
    return sent.ok ? newestFirst(sent.data, { limit, offset }) : sent;
  },
} satisfies Partial<Handlers>;
