import { ok } from '../../../../shared/failure.ts';
import type { Handlers } from '../context.ts';
import { wireRange } from '../dates.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { cut, orderBy } from '../sort-and-slice.ts';

/** SMTP2GO's own default (smtp2go-api.md 2.11). */
const USUAL_DAYS = 7;

export const smsHandlers = {
  sms_view_received: async (input, { client, clock, signal }) => {
    const { limit, offset, start_date, end_date, ...rest } = input;
    const range = wireRange(start_date, end_date, USUAL_DAYS, clock.now());
    const received = await client.call('sms/view-received', { ...rest, ...range }, { signal });
    if (!received.ok) return received;
    const { data, requestId, skippedRows } = received.data;
    const newestFirst = data.messages.toSorted(orderBy(({ timestamp }) => timestamp, true));
    return ok({ ...cut(newestFirst, { limit, offset }), requestId, notes: notesOf(skippedNote(skippedRows)) });
  },
} satisfies Partial<Handlers>;
