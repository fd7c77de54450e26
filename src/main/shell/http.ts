import { net } from 'electron';
import type { Http } from '../core/ports.ts';

/**
 * HTTP through Chromium's network stack, so that the system's proxy and certificates apply. No cookies, no cache,
 * and a redirect is returned as it is: a key never follows one to another host.
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
 * Electron's `net.fetch` rejects where a browser's would answer with the redirect, since its ClientRequest cancels one
 * that nobody follows. That is an answer, not a network that is away: trying again would send the key once more.
 */
const isUnfollowedRedirect = (error: unknown): boolean =>
  error instanceof Error && /redirect was cancell?ed/i.test(error.message);
