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
