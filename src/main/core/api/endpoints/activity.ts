import { z } from 'zod';
import { EVENT_TYPES } from '../../../../shared/event-types.ts';
import { count, requestDate, rows, spare, spareText, text, texts, timestamp, token } from './fields.ts';

/** One event. Real rows omit fields without a value (smtp2go-api.md 5). Unknown kinds of event are kept. */
const ActivityEvent = z.looseObject({
  event: z.string().min(1),
  date: timestamp(),
  email_id: z.string().min(1),
  from: spareText(),
  sender: spareText(),
  sender_full: spareText(),
  recipient: spareText(),
  /** A single text may contain commas, so it is kept whole. */
  recipients: spare(texts()),
  to: spareText(),
  cc: spareText(),
  bcc: spareText(),
  reply_to: spareText(),
  subject: spareText(),
  username: spareText(),
  subaccount_name: spareText(),
  smtp_response: spareText(),
  reason: spareText(),
  error: spareText(),
  host: spareText(),
  originating_host: spareText(),
  outbound_ip: spareText(),
  byte_size: spare(count()),
  headers: spareText(),
});

/** The `activity` endpoints by path. */
export const activityEndpoints = {
  /** smtp2go-api.md 2.1. Requests for further pages must repeat all other fields unchanged, `limit` included (1.8). */
  'activity/search': {
    method: 'POST',
    request: z.strictObject({
      start_date: requestDate().optional(),
      end_date: requestDate().optional(),
      search: text(),
      search_email_id: text(),
      search_subject: text(),
      search_sender: text(),
      search_recipient: text(),
      search_usernames: z.array(z.string().min(1)).optional(),
      subaccounts: z.array(z.string().min(1)).optional(),
      limit: z.int().min(1).max(1000).optional(),
      continue_token: text(),
      only_latest: z.boolean().optional(),
      only_latest_by_sent: z.boolean().optional(),
      event_types: z.array(z.enum(EVENT_TYPES)).optional(),
      include_headers: z.boolean().optional(),
      custom_headers: z.array(z.string().min(1)).optional(),
      region: z.enum(['us', 'eu', 'au']).optional(),
    }),
    reply: z
      .looseObject({ total_events: count(), continue_token: token(), events: rows(ActivityEvent) })
      .transform(({ events, ...rest }) => ({ data: { ...rest, events: events.rows }, skippedRows: events.skipped })),
    retry: 'read',
    limit: 'activity/search',
  },
} as const;
