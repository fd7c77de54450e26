import { date, text } from '../fields.ts';
import { defineRoute, type Route } from '../route.ts';

const WEEK_MS = 7 * 86_400_000;
const UNIT_COST = 0.05;
const RANGE = { start_date: date, end_date: date };

/** Text messages (smtp2go-api.md 2.11, 3): numbers as numbers, the request id inside `data`. */
export const smsRoutes: readonly Route[] = [
  defineRoute({
    path: '/sms/view-received',
    ofSubaccounts: true,
    fields: { ...RANGE, username: text },
    answer: ({ start_date, end_date, username }, { world, account, key }) => {
      const name = key.key.slice(0, 16);
      const from = start_date ?? world.now() - WEEK_MS;
      const to = end_date ?? world.now();
      const messages = account.receivedSms
        .filter(({ second }) => second * 1000 >= from && second * 1000 < to && (username ?? name) === name)
        .map((one) => ({
          source_address: one.from,
          destination_address: one.to,
          timestamp: new Date(one.second * 1000).toISOString(),
          content: one.content,
          message_id: one.id,
          username: name,
        }));
      return { data: { messages }, requestId: 'inside' };
    },
  }),
  defineRoute({
    path: '/sms/summary',
    ofSubaccounts: true,
    fields: RANGE,
    answer: (_, { account: { id } }) => {
      const total = id === '' ? 12 : id.length;
      return {
        data: { total_messages: total, total_units: total, total_cost: Number((total * UNIT_COST).toFixed(2)) },
      };
    },
  }),
];
