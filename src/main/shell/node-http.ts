import type { Http } from '../core/ports.ts';

/** HTTP through Node, where there is no Electron: the terminal. A redirect is returned as it is. */
export const nodeHttp: Http = async (url, request) => {
  const { status, headers, body } = await fetch(url, { ...request, redirect: 'manual' });
  return { status, headers, body };
};
