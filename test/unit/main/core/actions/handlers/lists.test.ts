import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../../fakes/actions.ts';

describe('sms_view_received', () => {
  const message = (message_id: string, hour: number) => ({
    source_address: 14155550123,
    destination_address: '14155550199',
    timestamp: `2026-03-04T0${hour}:12:44.000Z`,
    content: 'STOP',
    message_id,
    username: 'api-4F1C7A09D2E3',
  });
  const answers = {
    'sms/view-received': () => ({
      request_id: 'inside',
      messages: [message('a', 1), message('b', 3), message('c', 2)],
    }),
  };

  it('shows the newest first, cut here, numbers as texts', async () => {
    const { answerOf } = actionRuns(answers);
    const found = await answerOf('sms_view_received', { limit: 1, offset: 1 });
    expect(found.data).toMatchObject([
      { message_id: 'c', source_address: '14155550123', timestamp: Date.UTC(2026, 2, 4, 2, 12, 44) },
    ]);
    expect([found.total, found.next]).toEqual([3, '2']);
  });

  it('asks for seven days unless told otherwise, for a user and a subaccount', async () => {
    const { answerOf, calls } = actionRuns(answers);
    await answerOf('sms_view_received', { username: 'shop', subaccount_id: 'Kd93bz' });
    expect(calls[0]?.request).toEqual({
      start_date: '2026-02-25T09:00:00Z',
      username: 'shop',
      subaccount_id: 'Kd93bz',
    });
  });
});

describe('sms_view_sent', () => {
  const message = (id: number, hour: number) => ({ id, timestamp: `2026-03-04T0${hour}:12:44.000Z`, status: 'failed' });
  const answers = { 'sms/view-sent': () => ({ messages: [message(1, 1), message(2, 3), message(3, 2)] }) };

  it('shows the newest first, cut here, ids as texts', async () => {
    const { answerOf } = actionRuns(answers);
    const found = await answerOf('sms_view_sent', { limit: 2 });
    expect(found.data).toMatchObject([
      { id: '2', status: 'failed', timestamp: Date.UTC(2026, 2, 4, 3, 12, 44) },
      { id: '3' },
    ]);
    expect([found.total, found.next]).toEqual([3, '2']);
  });

  it('asks for seven days unless told otherwise', async () => {
    const { answerOf, calls } = actionRuns(answers);
    await answerOf('sms_view_sent', {});
    await answerOf('sms_view_sent', { start_date: '2026-02-01', end_date: '2026-02-02', username: 'shop' });
    expect(calls.map(({ request }) => request)).toMatchObject([
      { start_date: '2026-02-25T09:00:00Z' },
      { start_date: expect.any(String), end_date: expect.any(String), username: 'shop' },
    ]);
  });
});

describe('dedicated_ips_view', () => {
  it('lists the pools with their addresses', async () => {
    const pool = { id: 12, name: 'Invoices', ip_addresses: ['198.51.100.14'] };
    const { answerOf, calls } = actionRuns({ 'dedicated_ips/view': () => [pool, { name: 'no id' }] });
    const { data, notes } = await answerOf('dedicated_ips_view', {});
    expect(data).toEqual([pool]);
    expect(notes).toEqual([expect.stringContaining('1')]);
    expect(calls).toEqual([{ path: 'dedicated_ips/view', request: {} }]);
  });
});

describe('api keys', () => {
  it('shows what the key in use may do', async () => {
    const { answerOf } = actionRuns({ 'api_keys/permissions': () => ['/email/send', '/stats/*'] });
    expect((await answerOf('api_keys_permissions', {})).data).toEqual(['/email/send', '/stats/*']);
  });

  it('lists keys by their public half, and never a key, masked or whole', async () => {
    const whole = `api-${'B'.repeat(32)}`;
    const key = { api_key: whole, username: 'api-BBBBBBBBBBBB', status: 'allowed', endpoints: ['/email/send'] };
    const { answerOf, calls } = actionRuns({ 'api_keys/view': () => [key] });
    const found = await answerOf('api_keys_view', { search: 'crm' });
    expect(found.data).toEqual([{ username: 'api-BBBBBBBBBBBB', status: 'allowed', endpoints: ['/email/send'] }]);
    expect(JSON.stringify(found)).not.toContain(whole);
    expect(calls[0]?.request).toEqual({ search: 'crm' });
  });
});
