import { plainDate } from '../dates.ts';
import { addressOrDomain, date, listOf, oneOf, someOf, text, texts, truth } from '../fields.ts';
import { pageOf } from '../pages.ts';
import { badField } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import { REASONS, type Suppression } from '../stores/suppressions.ts';

/** Not documented; the spec leaves open how many results there are before a token (smtp2go-api.md 7, no. 7). */
const PAGE_SIZE = 100;
const THIRTY_DAYS_MS = 30 * 86_400_000;

const rowOf = ({ address, reason, complaint, description, since, subject }: Suppression) => ({
  email_address: address,
  reason,
  complaint,
  block_description: description,
  timestamp: plainDate(since),
  subject: subject ?? null,
});

const reason = oneOf(REASONS);
const reasons = listOf(reason);
const someReasons = someOf(reason);
const direction = oneOf(['asc', 'desc']);

type Filters = {
  readonly email_address?: string;
  readonly start_date?: number;
  readonly end_date?: number;
  readonly recipient?: string;
  readonly recipients?: readonly string[];
  readonly reason?: string;
  readonly reasons?: readonly string[];
  readonly fuzzy?: boolean;
  readonly suppression_type?: (typeof REASONS)[number];
  readonly suppression_types?: readonly (typeof REASONS)[number][];
  readonly wildcard?: string;
};

const together = <T>(one: T | undefined, more: readonly T[] = []): readonly T[] | undefined => {
  const all = one === undefined ? more : [one, ...more];
  return all.length === 0 ? undefined : all;
};

/** All filters have to agree. Without dates it is the last 30 days (smtp2go-api.md 2.21, the likely reading). */
const filterOf = (filters: Filters, nowMs: number): ((entry: Suppression) => boolean) => {
  const fromMs = filters.start_date ?? nowMs - THIRTY_DAYS_MS;
  const untilMs = filters.end_date ?? nowMs + 1;
  const types = together(filters.suppression_type, filters.suppression_types);
  const recipients = together(filters.recipient, filters.recipients);
  const words = together(filters.reason, filters.reasons);
  const fits = (hay: string, needle: string, isPart = filters.fuzzy === true): boolean =>
    isPart ? hay.toLowerCase().includes(needle.toLowerCase()) : hay.toLowerCase() === needle.toLowerCase();
  return (entry) => {
    const { address, since } = entry;
    if (since * 1000 < fromMs || since * 1000 >= untilMs) return false;
    if (types !== undefined && !types.includes(entry.reason)) return false;
    if (filters.email_address !== undefined && !fits(address, filters.email_address, false)) return false;
    if (filters.wildcard !== undefined && !fits(address, filters.wildcard, true)) return false;
    if (recipients?.some((one) => fits(address, one)) === false) return false;
    return words?.some((one) => fits(entry.reason, one) || fits(entry.description, one)) !== false;
  };
};

/** Paths below `/suppression` (smtp2go-api.md 2.19 to 2.21). */
export const suppressionRoutes: readonly Route[] = [
  defineRoute({
    path: '/suppression/view',
    ofSubaccounts: true,
    fields: {
      email_address: text,
      start_date: date,
      end_date: date,
      recipient: text,
      recipients: texts,
      reason: text,
      reasons: texts,
      fuzzy: truth,
      suppression_type: reason,
      suppression_types: reasons,
      wildcard: text,
      sort: direction,
      continue_token: text,
    },
    answer: ({ continue_token, ...input }, { world, account }) => {
      const page = pageOf({
        rows: account.suppressions.list().filter(filterOf(input, world.now())),
        placeOf: ({ since, address, reason: why }) => `${plainDate(since)} ${address} ${why}`,
        direction: input.sort ?? 'desc',
        size: PAGE_SIZE,
        token: continue_token,
        asked: { ...input, account: account.id },
      });
      if (page === undefined) return badField('continue_token', 'The continue_token does not belong to this search');
      return {
        data: { results: page.rows.map(rowOf), continue_token: page.next ?? null, total_results: page.total },
      };
    },
  }),
  defineRoute({
    path: '/suppression/add',
    ofSubaccounts: true,
    fields: { email_address: addressOrDomain, block_description: text },
    required: ['email_address'],
    answer: ({ email_address, block_description = '' }, { account }) => {
      const added = account.suppressions.add(email_address, block_description);
      return { data: { added, block_description, email_address } };
    },
  }),
  defineRoute({
    path: '/suppression/remove',
    ofSubaccounts: true,
    fields: { email_address: addressOrDomain, reasons: someReasons },
    required: ['email_address', 'reasons'],
    answer: ({ email_address, reasons: why }, { account }) => ({
      data: {
        suppressions: why.map((one) => ({
          email_address,
          reason: one,
          removed: account.suppressions.remove(email_address, one),
        })),
      },
    }),
  }),
];
