import { eventTypesOf } from '../../../../shared/actions/email-search.ts';
import { recipientsOf, sendersOf } from '../../api/activity-event.ts';
import { events } from '../activity-events.ts';
import type { Handlers } from '../context.ts';
import { findRows } from '../find-rows.ts';
import { isAddress, orderBy } from '../sort-and-slice.ts';

/** How many days of activity a paid plan keeps (smtp2go-api.md 1.9). */
const USUAL_DAYS = 30;

export const emailSearchHandlers = {
  email_search: (input, context) => {
    const { sender, recipient, subject, email_id, event, status, date_start, date_end } = input;
    const { limit, offset, sort_by = 'date', sort_order = sort_by === 'date' ? 'desc' : 'asc' } = input;
    const isFiltered = sender !== undefined || recipient !== undefined || subject !== undefined;
    const isSorted = sort_by !== 'date' || sort_order !== 'desc';
    const event_types = eventTypesOf(event, status);
    const isByEvent = event !== undefined && status === undefined;
    const request = {
      search_sender: sender,
      search_recipient: recipient,
      search_subject: subject,
      search_email_id: email_id,
      ...(event_types ? { event_types } : {}),
      // SMTP2GO looks for the latest event first, so an e-mail that had another one since would be missing.
      only_latest_by_sent: !isByEvent,
    };
    const question = { request, from: date_start, to: date_end, usualDays: USUAL_DAYS };
    return findRows(events(question, context.clock.now()), { offset, limit }, context, {
      isWanted: isFiltered
        ? (row) =>
            isAddress(sender, sendersOf(row)) &&
            isAddress(recipient, recipientsOf(row)) &&
            (subject === undefined || row.subject?.trim() === subject)
        : undefined,
      identity: isByEvent ? (row) => `${row.email_id} ${row.recipient ?? ''}` : undefined,
      compare: isSorted ? orderBy((row) => row[sort_by], sort_order === 'desc') : undefined,
    });
  },
} satisfies Partial<Handlers>;
