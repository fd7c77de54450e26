import { startOfDay } from '../dates.ts';
import { date, text, wholeNumber } from '../fields.ts';
import { defineRoute, type Route } from '../route.ts';
import type { SentSms, Sms } from '../stores/sms.ts';

const WEEK_MS = 7 * 86_400_000;
const UNIT_COST = 0.05;
const unixTime = wholeNumber(0, 4_102_444_800);

const totals = (sms: Sms, fromMs: number, untilMs: number) => {
  const sent = sms.sent(fromMs, untilMs);
  const units = sent.reduce((sum, message) => sum + message.units, 0);
  return { total_messages: sent.length, total_units: units, total_cost: Math.round(units * UNIT_COST * 100) / 100 };
};

/** One in ten fails. The words are those that webhooks use (smtp2go-api.md 4.1). */
const statusOf = ({ to }: SentSms): string => (to % 10 === 0 ? 'failed' : 'delivered');

/** Paths below `/sms` (smtp2go-api.md 2.11 and 3). */
export const smsRoutes: readonly Route[] = [
  defineRoute({
    path: '/sms/view-received',
    ofSubaccounts: true,
    fields: { start_date: date, end_date: date, unix_start: unixTime, unix_end: unixTime, username: text },
    answer: ({ start_date, end_date, unix_start, unix_end, username }, { world, account: { sms } }) => {
      const oldMs = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);
      const fromMs = start_date ?? oldMs(unix_start) ?? startOfDay(world.now() - WEEK_MS);
      const untilMs = end_date ?? oldMs(unix_end) ?? world.now();
      const messages = sms
        .received(fromMs, untilMs)
        .filter((message) => username === undefined || message.username === username)
        // Numbers, as in the examples, although the schema says strings.
        .map(({ from, to, at, content, id, username: name }) => ({
          source_address: from,
          destination_address: to,
          timestamp: new Date(at).toISOString(),
          content,
          message_id: id,
          username: name,
        }));
      return { data: { messages }, requestId: 'inside' };
    },
  }),
  defineRoute({
    path: '/sms/view-sent',
    ofSubaccounts: true,
    fields: { start_date: date, end_date: date, username: text },
    answer: ({ start_date, end_date, username }, { world, account: { sms } }) => {
      const messages = sms
        .sent(start_date ?? startOfDay(world.now() - WEEK_MS), end_date ?? world.now())
        .filter((message) => username === undefined || message.username === username)
        // The fields are documented without values: these are written as those of received messages are.
        .map((message) => ({
          id: message.id,
          timestamp: new Date(message.at).toISOString(),
          username: message.username,
          sender: message.from,
          sender_email: '',
          destination_address: message.to,
          destination_address_country: 'US',
          format: 'GSM',
          status: statusOf(message),
          content: message.content,
          units: message.units,
        }));
      return { data: { messages }, requestId: 'inside' };
    },
  }),
  defineRoute({
    path: '/sms/summary',
    ofSubaccounts: true,
    fields: { start_date: date, end_date: date },
    answer: ({ start_date, end_date }, { world, account, customer }) => {
      const fromMs = start_date ?? startOfDay(world.now());
      const untilMs = end_date ?? world.now();
      const own = totals(account.sms, fromMs, untilMs);
      if (account !== customer.master) return { data: own };
      // That there are rows is documented, their fields are not (3).
      const subaccounts = customer.subaccounts.flatMap(({ id, name }) => {
        const sms = customer.accountOf(id)?.sms;
        return sms === undefined ? [] : [{ subaccount: name, ...totals(sms, fromMs, untilMs) }];
      });
      return { data: { ...own, subaccounts } };
    },
  }),
];
