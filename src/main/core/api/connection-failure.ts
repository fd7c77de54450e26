import { cleanText } from './failure.ts';

/** Why there was no response. */
export interface ConnectionFailure {
  /** In words for a person, with the code of the network stack for whoever supports them. */
  readonly reason: string;
  /** The certificate or the proxy is the trouble, not the network. */
  readonly about: 'network' | 'certificate' | 'proxy';
  /** No connection was made, so the request cannot have had an effect. */
  readonly isUnsent: boolean;
}

interface Cause extends ConnectionFailure {
  /** Codes, and messages without one, of Chromium (net_error_list.h), Node, undici and OpenSSL. */
  readonly codes: RegExp;
}

const unsent = (codes: RegExp, reason: string, about: Cause['about'] = 'network'): Cause => ({
  codes,
  reason,
  about,
  isUnsent: true,
});

/** The first that fits counts. A code that is in none may mean anything, even that the request arrived. */
const CAUSES: readonly Cause[] = [
  unsent(
    /PROXY_AUTH|ERR_UNEXPECTED_PROXY_AUTH|Proxy response \(407\)/,
    'the proxy of this network asks for a user name and a password',
    'proxy',
  ),
  unsent(
    /ERR_PROXY_|ERR_TUNNEL_CONNECTION_FAILED|ERR_SOCKS_|ERR_MANDATORY_PROXY|ERR_PAC_|Proxy response \(\d+\)/,
    'the proxy of this network did not let the connection through',
    'proxy',
  ),
  unsent(
    /CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/,
    'the certificate has expired or is not valid yet; the clock of this computer may be wrong',
    'certificate',
  ),
  unsent(/CERT_COMMON_NAME_INVALID|CERT_ALTNAME_INVALID/, 'the certificate is for another name', 'certificate'),
  unsent(/CERT_REVOKED/, 'the certificate was revoked', 'certificate'),
  unsent(
    /CERT_AUTHORITY_INVALID|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_UNTRUSTED|INVALID_CA|CERT_CHAIN_TOO_LONG/,
    'the certificate is from nobody this computer trusts',
    'certificate',
  ),
  unsent(/\bCERT_|ERR_CERT|PINNED_KEY|CT_REQUIRED/, 'the certificate is not accepted', 'certificate'),
  unsent(
    // Not what breaks a connection that has carried something already.
    /^(?!.*(?:BAD_RECORD|DECRYPT|bad record)).*(?:ERR_SSL|ERR_TLS|EPROTO|wrong version number|before secure TLS connection|ERR_BAD_SSL)/s,
    'no secure connection could be made: something in between may not speak TLS',
  ),
  unsent(/ENOTFOUND|EAI_AGAIN|NAME_NOT_RESOLVED|NAME_RESOLUTION|ERR_DNS_/, 'the name of the server was not found'),
  unsent(/ECONNREFUSED|CONNECTION_REFUSED/, 'the server refused the connection'),
  unsent(/CONNECT_TIMEOUT|CONNECTION_TIMED_OUT|connect ETIMEDOUT/, 'the server could not be reached in time'),
  unsent(/INTERNET_DISCONNECTED|ENETDOWN/, 'this computer has no network'),
  unsent(
    /EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ADDRESS_UNREACHABLE|ADDRESS_INVALID|ERR_CONNECTION_FAILED/,
    'there is no way to the server from this network',
  ),
  unsent(
    /NETWORK_ACCESS_DENIED|BLOCKED_BY|UNSAFE_PORT|bad port|EACCES|EPERM/,
    'this computer does not allow the connection',
  ),
  {
    codes:
      /ECONNRESET|EPIPE|ECONNABORTED|CONNECTION_RESET|CONNECTION_CLOSED|CONNECTION_ABORTED|EMPTY_RESPONSE|other side closed|terminated|UND_ERR_SOCKET/,
    reason: 'the connection was closed before the answer came',
    about: 'network',
    isUnsent: false,
  },
  {
    codes: /NETWORK_CHANGED|NETWORK_IO_SUSPENDED/,
    reason: 'the network changed before the answer came',
    about: 'network',
    isUnsent: false,
  },
];

/** How deep causes are nested at most; undici nests two. */
const MOST_CAUSES = 5;

/** Why there was no response, by the codes and messages of an error and its causes. */
export function connectionFailure(error: unknown): ConnectionFailure {
  const messages: string[] = [];
  const codes: string[] = [];
  for (let cause = error; cause instanceof Error && messages.length < MOST_CAUSES; cause = cause.cause) {
    messages.push(cleanText(cause.message));
    if ('code' in cause) codes.push(cleanText(cause.code));
  }
  const all = [...messages, ...codes].join(' ');
  const known = CAUSES.find((cause) => cause.codes.test(all));
  const code = codes.findLast(Boolean) ?? /\b(?:net::)?(ERR_[A-Z0-9_]+)/.exec(all)?.[1];
  if (known) {
    const { reason, about, isUnsent } = known;
    return { reason: code ? `${reason} (${code})` : reason, about, isUnsent };
  }
  // The innermost message is the most specific; fetch itself only says that it failed.
  const reason = messages.findLast(Boolean) ?? '';
  return {
    reason: (reason === 'fetch failed' && code) || reason || code || 'no reason given',
    about: 'network',
    isUnsent: false,
  };
}
