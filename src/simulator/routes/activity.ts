import { startOfDay } from '../dates.ts';
import { date, listOf, oneOf, text, texts, truth, wholeNumber } from '../fields.ts';
import { type Cursor, type Latest, listEvents } from '../listing.ts';
import { EVENTS, eventNumber } from '../mail.ts';
import { badField } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import { emailIdOf, eventOf, type MailEvent, recipientAt, rowOf, senderOf, subjectAt } from '../rows.ts';
import { fingerprint, readToken, writeToken } from '../tokens.ts';
import type { Window } from '../world.ts';

/** What a paid plan keeps (smtp2go-api.md 1.9). */
const RETENTION_MS = 30 * 86_400_000;

const region = oneOf(['us', 'eu', 'au']);
const eventTypes = listOf(oneOf(EVENTS));
const pageSize = wholeNumber(1, 1_000);

type Token = { readonly window: Window; readonly after: Cursor; readonly asked: string };

const textOf = (token: Token): string =>
  writeToken([token.window.from, token.window.until, ...token.after, token.asked]);

const tokenOf = (text: string): Token | undefined => {
  const [from, until, second, hour, index, step, asked] = readToken(text);
  const numbers = [from, until, second, hour, index, step].filter((part) => typeof part === 'number');
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  if (e === undefined || f === undefined || typeof asked !== 'string') return undefined;
  return { window: { from: a, until: b }, after: [c, d, e, f], asked };
};

const contains = (hay: string, needle: string): boolean => hay.toLowerCase().includes(needle.toLowerCase());

type Filters = {
  readonly event_types?: readonly (typeof EVENTS)[number][];
  readonly search_usernames?: readonly string[];
  readonly subaccounts?: readonly string[];
  readonly search?: string;
  readonly search_email_id?: string;
  readonly search_subject?: string;
  readonly search_sender?: string;
  readonly search_recipient?: string;
};

/** All filters have to agree. What is cheap to tell is asked first: a month may hold a million events. */
const filterOf = (filters: Filters): ((event: MailEvent) => boolean) => {
  const { event_types: kinds = [], search_usernames: usernames, subaccounts, search, search_email_id } = filters;
  const { search_subject, search_sender, search_recipient } = filters;
  const kindNumbers = new Set(kinds.map(eventNumber));
  const alternatives = search?.split('|').map((part) => part.trim());
  return (event) => {
    if (kindNumbers.size > 0 && !kindNumbers.has(eventOf(event))) return false;
    const { block, index } = event;
    const { fullName, user } = senderOf(block, index);
    if (usernames !== undefined && !usernames.includes(user.username)) return false;
    if (subaccounts !== undefined && !subaccounts.includes(user.subaccount?.id ?? '')) return false;
    if (search_sender !== undefined && !contains(fullName, search_sender)) return false;
    if (search_recipient !== undefined && !contains(recipientAt(block, index), search_recipient)) return false;
    if (search_subject !== undefined && !contains(subjectAt(block, index), search_subject)) return false;
    if (search_email_id !== undefined && emailIdOf(block, index) !== search_email_id) return false;
    if (alternatives === undefined) return true;
    const fields = [
      fullName,
      user.username,
      recipientAt(block, index),
      subjectAt(block, index),
      emailIdOf(block, index),
    ];
    return alternatives.some((part) => fields.some((field) => contains(field, part)));
  };
};

/** Paths below `/activity` (smtp2go-api.md 2.1). Rows come newest first, which is expected but not documented. */
export const activityRoutes: readonly Route[] = [
  defineRoute({
    path: '/activity/search',
    perMinute: 60,
    fields: {
      start_date: date,
      end_date: date,
      search: text,
      search_email_id: text,
      search_subject: text,
      search_sender: text,
      search_recipient: text,
      search_usernames: texts,
      subaccounts: texts,
      limit: pageSize,
      continue_token: text,
      only_latest: truth,
      only_latest_by_sent: truth,
      event_types: eventTypes,
      include_headers: truth,
      custom_headers: texts,
      // The whole simulated account lives in one region, so this changes nothing.
      region,
    },
    answer: ({ continue_token = '', ...input }, { world }) => {
      const { start_date, end_date, limit = 100 } = input;
      const asked = fingerprint(input);
      const token = continue_token === '' ? undefined : tokenOf(continue_token);
      if (continue_token !== '' && token?.asked !== asked) {
        return badField('continue_token', 'The continue_token does not belong to this search');
      }
      const from = Math.max(start_date ?? startOfDay(world.now()), world.now() - RETENTION_MS);
      const window = token?.window ?? world.window(from, end_date ?? world.now());
      const latest: Latest =
        input.only_latest_by_sent === true ? 'newest-by-sent' : input.only_latest === true ? 'newest' : 'every';
      const page = listEvents(world, { window, latest, accepts: filterOf(input), after: token?.after, limit });
      const extras = { headers: input.include_headers === true, customHeaders: input.custom_headers ?? [] };
      return {
        data: {
          events: page.events.map((event) => rowOf(event, extras)),
          total_events: page.total,
          continue_token: page.next === undefined ? null : textOf({ window, after: page.next, asked }),
        },
      };
    },
  }),
];
