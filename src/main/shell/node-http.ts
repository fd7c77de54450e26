import type { Http } from '../core/ports.ts';

/** HTTP through Node, for the terminal, which runs without Electron. A redirect is returned as a response. */
export const nodeHttp: Http = async (url, request) => {
  const { status, headers, body } = await fetch(url, { ...request, redirect: 'manual' });
  return { status, headers, body };
};
