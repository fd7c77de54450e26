import { net } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { exchange } from '../../../../src/main/core/api/exchange.ts';
import { electronHttp } from '../../../../src/main/shell/http.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const send = () => {
  const outgoing = { method: 'POST', url: 'https://api.smtp2go.com/v3/x', key: 'api-1', body: '{}' } as const;
  return exchange(electronHttp, fakeClock(), outgoing, new AbortController().signal);
};

describe('HTTP through Electron', () => {
  it('takes a redirect that Electron will not hand out as an answer, not as a network that is away', async () => {
    vi.spyOn(net, 'fetch').mockRejectedValue(new Error('Redirect was cancelled'));
    expect(await send()).toMatchObject({ kind: 'answered', status: 302, text: '' });
  });

  it('takes any other rejection as no answer, in words', async () => {
    expect(await send()).toMatchObject({
      kind: 'no-answer',
      reason: 'this computer has no network (ERR_INTERNET_DISCONNECTED)',
      isUnsent: true,
    });
  });

  it('sends no cookies, reads no cache and follows nothing', async () => {
    const fetch = vi.spyOn(net, 'fetch').mockResolvedValue(new Response('{}'));
    expect(await send()).toMatchObject({ kind: 'answered', status: 200, text: '{}' });
    expect(fetch.mock.calls).toMatchObject([
      ['https://api.smtp2go.com/v3/x', { redirect: 'manual', credentials: 'omit', cache: 'no-store' }],
    ]);
  });
});
