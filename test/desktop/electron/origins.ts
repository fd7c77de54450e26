/**
 * Chromium treats a scheme it does not know as an external program, so a custom scheme is served from an https origin that
 * cannot exist on the network: `app://HOST/path` is `https://HOST.invalid/path` in the page and nowhere else.
 */

let scheme: string | undefined;

/** Declares the custom scheme that pages are served from. One only: the host name alone must lead back to it. */
export const registerScheme = (name: string): void => {
  if (scheme !== undefined && scheme !== name) throw new Error('stand-in: a second custom scheme is not implemented');
  scheme = name;
};

export const customScheme = (): string | undefined => scheme;

/** The URL Chromium knows for one of the application's; anything else stays as it is. */
export const toWebUrl = (url: string): string => {
  const { protocol, host, pathname, search, hash } = new URL(url);
  if (protocol !== `${scheme}:`) return url;
  return `https://${host}.invalid${pathname === '' ? '/' : pathname}${search}${hash}`;
};

/** The URL the application knows for one of Chromium's; anything else stays as it is. */
export const fromWebUrl = (url: string): string => {
  const match = /^https:\/\/([^/?#]+)\.invalid(?=[/?#]|$)/.exec(url);
  return match && scheme !== undefined ? `${scheme}://${match[1]}${url.slice(match[0].length)}` : url;
};

/** The origin of a page as Electron names it, custom schemes included (`URL.origin` is 'null' for those). */
export const originOf = (url: string): string => {
  if (!URL.canParse(url)) return 'null';
  const { protocol, host, origin } = new URL(url);
  return protocol === `${scheme}:` ? `${protocol}//${host}` : origin;
};

/** Whether Chromium or the application serves the scheme of a URL. */
export const isLoadable = (url: string): boolean => {
  const { protocol } = new URL(url);
  return (
    protocol === `${scheme}:` || ['http:', 'https:', 'file:', 'data:', 'about:', 'blob:', 'chrome:'].includes(protocol)
  );
};
