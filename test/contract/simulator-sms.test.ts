import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { call, dataOf, jsonOf, NOON, refusalOf, start } from './simulator-calls.ts';

type Message = { timestamp: string; username: string; message_id: string };
type Totals = { total_messages: number; total_units: number; total_cost: number };

const DAY = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString();
const received = async (simulator: Simulator, body: object = {}): Promise<Message[]> =>
  (await dataOf<{ messages: Message[] }>(simulator, '/sms/view-received', body)).messages;

describe('sms/view-received', () => {
  it('has its request id inside data, and numbers as numbers', async () => {
    expect(await jsonOf(call(await start(), '/sms/view-received'))).toEqual({
      data: {
        request_id: expect.any(String),
        messages: expect.arrayContaining([
          {
            source_address: expect.any(Number),
            destination_address: expect.any(Number),
            timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
            content: expect.any(String),
            message_id: expect.any(String),
            username: 'api-4F1C7A09D2E3',
          },
        ]),
      },
    });
  });

  it('begins seven days ago at midnight, has all of the time in one answer, and leaves out the end', async () => {
    const simulator = await start();
    const week = await received(simulator);
    expect(week.length).toBeGreaterThan(100);
    expect(new Set(week.map(({ message_id }) => message_id)).size).toBe(week.length);
    expect(week).toEqual(await received(simulator, { start_date: '2026-11-17', end_date: iso(NOON) }));
    expect(week).toEqual(await received(simulator, { unix_start: Date.UTC(2026, 10, 17) / 1000 }));
    const [first, second] = week;
    expect(await received(simulator, { start_date: first?.timestamp, end_date: second?.timestamp })).toEqual([first]);
  });

  it('filters by user, and knows each account by itself', async () => {
    const simulator = await start();
    expect(await received(simulator, { username: 'northwind-crm' })).toEqual([]);
    const own = await received(simulator, { subaccount_id: 'Kd93bz', start_date: iso(NOON - 30 * DAY) });
    expect(new Set(own.map(({ username }) => username))).toEqual(new Set(['fabrikam-erp']));
  });
});

describe('sms/view-sent', () => {
  it('has its request id inside data, and every documented field', async () => {
    expect(await jsonOf(call(await start(), '/sms/view-sent'))).toEqual({
      data: {
        request_id: expect.any(String),
        messages: expect.arrayContaining([
          {
            id: expect.any(String),
            timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
            username: 'api-4F1C7A09D2E3',
            sender: expect.any(Number),
            sender_email: '',
            destination_address: expect.any(Number),
            destination_address_country: 'US',
            format: expect.any(String),
            status: 'delivered',
            content: expect.any(String),
            units: 1,
          },
        ]),
      },
    });
  });

  it('lists the messages that the summary of the same days counts', async () => {
    const simulator = await start();
    const week = { start_date: '2026-11-17', end_date: iso(NOON) };
    const sent = await dataOf<{ messages: { id: string; units: number }[] }>(simulator, '/sms/view-sent');
    expect(sent).toMatchObject({
      messages: (await dataOf<{ messages: object[] }>(simulator, '/sms/view-sent', week)).messages,
    });
    expect(new Set(sent.messages.map(({ id }) => id)).size).toBe(sent.messages.length);
    expect(await dataOf<Totals>(simulator, '/sms/summary', week)).toMatchObject({
      total_messages: sent.messages.length,
      total_units: sent.messages.reduce((sum, { units }) => sum + units, 0),
    });
  });

  it('filters by user, and knows each account by itself', async () => {
    const simulator = await start();
    expect(await dataOf(simulator, '/sms/view-sent', { username: 'northwind-crm' })).toMatchObject({ messages: [] });
    const range = { subaccount_id: 'Kd93bz', start_date: iso(NOON - 30 * DAY) };
    const { messages } = await dataOf<{ messages: Message[] }>(simulator, '/sms/view-sent', range);
    expect(new Set(messages.map(({ username }) => username))).toEqual(new Set(['fabrikam-erp']));
  });
});

describe('sms/summary', () => {
  it('counts today unless told otherwise, with rows of the subaccounts', async () => {
    const simulator = await start();
    const today = await dataOf<Totals>(simulator, '/sms/summary');
    expect(today).toEqual({
      total_messages: expect.any(Number),
      total_units: expect.any(Number),
      total_cost: expect.any(Number),
      subaccounts: expect.arrayContaining([expect.objectContaining({ subaccount: 'Fabrikam' })]),
    });
    expect(today).toEqual(await dataOf(simulator, '/sms/summary', { start_date: '2026-11-24' }));
    const month = await dataOf<Totals>(simulator, '/sms/summary', { start_date: iso(NOON - 30 * DAY) });
    expect(month.total_messages).toBeGreaterThan(today.total_messages);
    expect(month.total_units).toBeGreaterThan(month.total_messages);
  });

  it('of two halves add up to the whole', async () => {
    const simulator = await start();
    const half = iso(NOON - 5 * DAY);
    const sum = async (body: object): Promise<number> =>
      (await dataOf<Totals>(simulator, '/sms/summary', body)).total_units;
    const start_date = iso(NOON - 10 * DAY);
    const halves = (await sum({ start_date, end_date: half })) + (await sum({ start_date: half }));
    expect(halves).toBe(await sum({ start_date }));
    expect(halves).toBeGreaterThan(0);
  });
});

it.each([
  ['/sms/view-received', { limit: 10 }, 'limit'],
  ['/sms/view-received', { start_date: 'yesterday' }, 'start_date'],
  ['/sms/view-sent', { end_date: 'today' }, 'end_date'],
  ['/sms/summary', { username: 'x' }, 'username'],
])('%s %j is refused for %s', async (path, body, field) => {
  expect(await refusalOf(await start(), path, body)).toMatchObject({ code: 'NON_VALIDATING_IN_PAYLOAD', field });
});
