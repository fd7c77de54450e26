import { net } from 'electron';
import type { Http } from '../core/ports.ts';

/**
 * HTTP through Chromium's network stack, so that the system's proxy and certificates apply. No cookies, no cache. A
 * redirect is returned as a response, so that a key is never sent on to another host.
 */
export const electronHttp: Http = async (url, request) => {
  try {
    const { status, headers, body } = await net.fetch(url, {
      ...request,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
    });
    return { status, headers, body };
  } catch (error) {
    if (!isUnfollowedRedirect(error)) throw error;
    return { status: 302, headers: new Headers(), body: null };
  }
};

/**
 * Electron's `net.fetch` rejects on a redirect that is not followed, where a browser returns it, since its
 * ClientRequest cancels it. That is a response, not a network failure: a retry would send the key again.
 */
const isUnfollowedRedirect = (error: unknown): boolean =>
  error instanceof Error && /redirect was cancell?ed/i.test(error.message);
