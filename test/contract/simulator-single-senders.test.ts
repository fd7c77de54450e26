import { describe, expect, it } from 'vitest';
import { call, jsonOf, NOON, refusalOf, start } from './simulator-calls.ts';

const path = '/single_sender_emails';

describe('single_sender_emails', () => {
  it('view has its request id inside data', async () => {
    const reply = await jsonOf(call(await start(), `${path}/view`));
    expect(reply).toEqual({
      data: {
        request_id: expect.any(String),
        senders: expect.arrayContaining([
          { email_address: 'kim@northwind.example', verified: true },
          { email_address: 'lee@northwind.example', verified: false },
        ]),
      },
    });
  });

  it('add and remove answer without an envelope', async () => {
    const simulator = await start();
    const body = { email_address: 'new@contoso.example', message: 'Please confirm' };
    expect(await jsonOf(call(simulator, `${path}/add`, body))).toEqual({ just_returns_this: 'ok' });
    expect(await jsonOf(call(simulator, `${path}/view`, { email_address: 'new@contoso.example' }))).toMatchObject({
      data: { senders: [{ email_address: 'new@contoso.example', verified: false }] },
    });
    const { email_address } = body;
    expect(await jsonOf(call(simulator, `${path}/remove`, { email_address }))).toEqual({ just_returns_this: 'ok' });
    expect(await jsonOf(call(simulator, `${path}/view`, { email_address }))).toMatchObject({ data: { senders: [] } });
    expect(await refusalOf(simulator, `${path}/remove`, { email_address })).toMatchObject({ code: 'API_EXCEPTION' });
  });

  it('are verified once the mail with the link was read; adding again sends it again', async () => {
    let now = NOON;
    const simulator = await start({ now: () => now });
    const email_address = 'lee@northwind.example';
    const isVerified = () => jsonOf(call(simulator, `${path}/view`, { email_address }));
    await call(simulator, `${path}/add`, { email_address });
    expect(await isVerified()).toMatchObject({ data: { senders: [{ verified: false }] } });
    now += 120_000;
    expect(await isVerified()).toMatchObject({ data: { senders: [{ verified: true }] } });
  });

  it.each([
    ['/add', {}, 'email_address'],
    ['/add', { email_address: 'contoso.example' }, 'email_address'],
    ['/view', { verified: true }, 'verified'],
  ])('%s %j is refused for %s', async (end, body, field) => {
    expect(await refusalOf(await start(), `${path}${end}`, body)).toMatchObject({ field });
  });
});
