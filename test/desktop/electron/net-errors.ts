import { notImplemented } from './stand-in.ts';

/** Chromium's numbers (net/base/net_error_list.h) of the errors that a load can end with here. */
const NUMBERS: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_FILE_NOT_FOUND: -6,
  ERR_UNEXPECTED: -9,
  ERR_ACCESS_DENIED: -10,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_BLOCKED_BY_RESPONSE: -27,
  ERR_INVALID_URL: -300,
};

export const errorNumber = (problem: string): number => {
  const number = NUMBERS[problem];
  if (number === undefined) throw notImplemented(`the load error ${problem}`);
  return number;
};

/** What a load is rejected with (Electron: lib/browser/api/web-contents.ts). */
export const loadError = (problem: string, url: string): Error => {
  const errno = errorNumber(problem);
  return Object.assign(new Error(`${problem} (${errno}) loading '${url}'`), { errno, code: problem, url });
};

/** Chromium's names for what Node calls otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EPIPE: 'ERR_CONNECTION_RESET',
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  UND_ERR_CONNECT_TIMEOUT: 'ERR_CONNECTION_TIMED_OUT',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ENETUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  EADDRNOTAVAIL: 'ERR_ADDRESS_INVALID',
  ENOENT: 'ERR_FILE_NOT_FOUND',
  EACCES: 'ERR_ACCESS_DENIED',
  EPROTO: 'ERR_SSL_PROTOCOL_ERROR',
  ERR_SSL_WRONG_VERSION_NUMBER: 'ERR_SSL_PROTOCOL_ERROR',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'ERR_SSL_PROTOCOL_ERROR',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_CERT_AUTHORITY_INVALID',
  CERT_HAS_EXPIRED: 'ERR_CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'ERR_CERT_COMMON_NAME_INVALID',
  HTTPParserError: 'ERR_INVALID_HTTP_RESPONSE',
  'bad port': 'ERR_UNSAFE_PORT',
  UND_ERR_HEADERS_OVERFLOW: 'ERR_RESPONSE_HEADERS_TOO_BIG',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'ERR_CONTENT_LENGTH_MISMATCH',
};

/** What Node calls an error: the code, name or words of its deepest cause. */
const nodeNameOf = (error: unknown): string => {
  const { code, cause, name, message } = Object(error);
  if (cause !== undefined) return nodeNameOf(cause);
  if (typeof code === 'string') return code;
  return name === 'Error' ? message : String(name);
};

/**
 * What `net.fetch` is rejected with instead of Node's error: only Chromium's name of it, as the message. `cut` names what it
 * means here that the other side closed the connection.
 */
export const netErrorOf = (error: unknown, cut = 'ERR_EMPTY_RESPONSE'): Error => {
  const found = nodeNameOf(error);
  const name = found === 'UND_ERR_SOCKET' ? cut : NAMES[found];
  if (name === undefined) return notImplemented(`the network error ${found} (${error})`);
  return new Error(`net::${name}`);
};
