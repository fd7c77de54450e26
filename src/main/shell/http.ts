import { net } from 'electron';
import type { Http } from '../core/ports.ts';

/**
 * HTTP through Chromium's network stack, so that the system's proxy and certificates apply. No cookies, no cache,
 * and a redirect is returned as it is: a key never follows one to another host.
 */
export const electronHttp: Http = async (url, request) => {
  const reply = await net.fetch(url, {
    ...request,
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
  });
  return { status: reply.status, headers: reply.headers, body: reply.body };
};
