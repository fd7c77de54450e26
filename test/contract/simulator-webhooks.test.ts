import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { dataOf, refusalOf, start } from './simulator-calls.ts';

type Webhook = Record<string, unknown> & { id: number };
const view = (simulator: Simulator, body: object = {}): Promise<Webhook[]> => dataOf(simulator, '/webhook/view', body);

const FULL = {
  url: 'https://user:word@hooks.contoso.example/in',
  events: ['open', 'click'],
  sms_events: ['failed'],
  headers: ['X-Order-Id'],
  usernames: ['northwind-crm'],
  output_format: 'json',
  auth_header_type: 'bearer',
  auth_header_value: 'secret',
};
const EMPTY = {
  events: [],
  sms_events: [],
  headers: [],
  usernames: [],
  output_format: 'form',
  auth_header_type: '',
  auth_header_value: '',
};

describe('webhook/view', () => {
  it('gives a list by itself, as live clients saw it, secrets included', async () => {
    const webhooks = await view(await start());
    expect(webhooks).toHaveLength(3);
    expect(webhooks[0]).toEqual({
      ...EMPTY,
      id: 5127,
      url: 'https://hooks.northwind.example/smtp2go',
      events: ['bounce', 'spam'],
    });
    expect(webhooks[1]).toMatchObject({ auth_header_type: 'bearer', auth_header_value: expect.stringMatching(/./) });
  });

  it('gives {webhooks}, or one object, in the other readings', async () => {
    const simulator = await start({ quirks: { webhookView: 'webhooks' } });
    expect(await dataOf(simulator, '/webhook/view')).toEqual({
      webhooks: [expect.anything(), expect.anything(), expect.anything()],
    });
    const other = await start({ quirks: { webhookView: 'object' } });
    for (const { id } of (await view(other)).slice(1)) await dataOf(other, '/webhook/remove', { id });
    expect(await dataOf(other, '/webhook/view')).toMatchObject({ id: 5127 });
  });
});

describe('webhook/add, edit and remove', () => {
  it('make a webhook with an id of its own, and take it away again', async () => {
    const simulator = await start();
    const before = await view(simulator);
    const added = await dataOf<Webhook>(simulator, '/webhook/add', FULL);
    expect(added).toEqual({ ...FULL, id: expect.any(Number) });
    expect(before.map(({ id }) => id)).not.toContain(added.id);
    expect(await view(simulator)).toEqual([...before, added]);
    expect(await dataOf(simulator, '/webhook/remove', { id: added.id })).toEqual(added);
    expect(await view(simulator)).toEqual(before);
  });

  it('drop names of events that do not exist in silence', async () => {
    const simulator = await start();
    const body = { url: 'https://hooks.contoso.example', events: ['opened', 'bounce', 'resubscribe'] };
    const { id } = await dataOf<Webhook>(simulator, '/webhook/add', body);
    const edit = { ...body, id, sms_events: ['sms_failed', 'failed'] };
    expect(await dataOf(simulator, '/webhook/edit', edit)).toMatchObject({
      events: ['bounce'],
      sms_events: ['failed'],
    });
  });

  it('edit resets what is left out, but for the address', async () => {
    const simulator = await start();
    const { id } = await dataOf<Webhook>(simulator, '/webhook/add', FULL);
    expect(await dataOf(simulator, '/webhook/edit', { id, events: ['spam'] })).toEqual({
      ...EMPTY,
      id,
      url: FULL.url,
      events: ['spam'],
    });
    expect(await dataOf(simulator, '/webhook/edit', { ...FULL, id })).toEqual({ ...FULL, id });
  });

  it('are no more than ten', async () => {
    const simulator = await start();
    for (let number = 4; number <= 10; number += 1) await dataOf(simulator, '/webhook/add', FULL);
    expect(await refusalOf(simulator, '/webhook/add', FULL)).toMatchObject({ status: 400, code: 'API_EXCEPTION' });
  });

  it('refuse an id that is not there', async () => {
    const simulator = await start();
    for (const path of ['/webhook/edit', '/webhook/remove']) {
      expect(await refusalOf(simulator, path, { id: 1 })).toMatchObject({ code: 'API_EXCEPTION' });
    }
  });

  it('of a subaccount are its own', async () => {
    const simulator = await start();
    const subaccount_id = 'Kd93bz';
    const before = await view(simulator);
    const { id } = await dataOf<Webhook>(simulator, '/webhook/add', { ...FULL, subaccount_id });
    expect((await view(simulator, { subaccount_id })).map((webhook) => webhook.id)).toContain(id);
    expect(await view(simulator)).toEqual(before);
    expect(await refusalOf(simulator, '/webhook/remove', { id })).toMatchObject({ code: 'API_EXCEPTION' });
  });

  it.each([
    ['/webhook/add', {}, 'url'],
    ['/webhook/add', { url: 'ftp://hooks.example' }, 'url'],
    ['/webhook/add', { url: 'https://hooks.example', events: 'bounce' }, 'events'],
    ['/webhook/add', { url: 'https://hooks.example', output_format: 'xml' }, 'output_format'],
    ['/webhook/add', { url: 'https://hooks.example', auth_header_type: 'digest' }, 'auth_header_type'],
    ['/webhook/add', { url: 'https://hooks.example', name: 'Mine' }, 'name'],
    ['/webhook/edit', { events: [] }, 'id'],
    ['/webhook/edit', { id: '5127' }, 'id'],
    ['/webhook/remove', { id: '5127' }, 'id'],
  ])('%s %j is refused for %s', async (path, body, field) => {
    expect(await refusalOf(await start(), path, body)).toMatchObject({ code: 'NON_VALIDATING_IN_PAYLOAD', field });
  });
});
