import { describe, expect, it } from 'vitest';
import { connectionFailure } from '../../../../../src/main/core/api/connection-failure.ts';
import { explain } from '../../../../../src/shared/failure.ts';

const chromium = (code: string) => new Error(`net::${code}`);
const node = (code: string, message = code) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });

/** Every code by the words it is told in; Chromium's names are those of its net_error_list.h. */
const UNSENT: readonly (readonly [string, 'network' | 'certificate' | 'proxy', readonly Error[]])[] = [
  [
    'the name of the server was not found',
    'network',
    [
      chromium('ERR_NAME_NOT_RESOLVED'),
      chromium('ERR_DNS_TIMED_OUT'),
      chromium('ERR_NAME_RESOLUTION_FAILED'),
      node('ENOTFOUND'),
      node('EAI_AGAIN'),
    ],
  ],
  ['the server refused the connection', 'network', [chromium('ERR_CONNECTION_REFUSED'), node('ECONNREFUSED')]],
  [
    'the server could not be reached in time',
    'network',
    [
      chromium('ERR_CONNECTION_TIMED_OUT'),
      node('UND_ERR_CONNECT_TIMEOUT'),
      node('ETIMEDOUT', 'connect ETIMEDOUT 192.0.2.1:443'),
    ],
  ],
  ['this computer has no network', 'network', [chromium('ERR_INTERNET_DISCONNECTED'), node('ENETDOWN')]],
  [
    'there is no way to the server from this network',
    'network',
    [
      chromium('ERR_ADDRESS_UNREACHABLE'),
      chromium('ERR_ADDRESS_INVALID'),
      chromium('ERR_CONNECTION_FAILED'),
      node('EHOSTUNREACH'),
      node('ENETUNREACH'),
    ],
  ],
  [
    'this computer does not allow the connection',
    'network',
    [
      chromium('ERR_NETWORK_ACCESS_DENIED'),
      chromium('ERR_BLOCKED_BY_CLIENT'),
      chromium('ERR_UNSAFE_PORT'),
      new TypeError('fetch failed', { cause: new Error('bad port') }),
    ],
  ],
  [
    'no secure connection could be made',
    'network',
    [
      chromium('ERR_SSL_PROTOCOL_ERROR'),
      chromium('ERR_SSL_VERSION_OR_CIPHER_MISMATCH'),
      node('ERR_SSL_WRONG_VERSION_NUMBER', 'SSL routines::wrong version number'),
      node('ECONNRESET', 'Client network socket disconnected before secure TLS connection was established'),
    ],
  ],
  [
    'the certificate is from nobody this computer trusts',
    'certificate',
    [
      chromium('ERR_CERT_AUTHORITY_INVALID'),
      node('DEPTH_ZERO_SELF_SIGNED_CERT'),
      node('SELF_SIGNED_CERT_IN_CHAIN'),
      node('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      node('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'),
    ],
  ],
  [
    'the certificate is for another name',
    'certificate',
    [chromium('ERR_CERT_COMMON_NAME_INVALID'), node('ERR_TLS_CERT_ALTNAME_INVALID')],
  ],
  [
    'the certificate has expired or is not valid yet',
    'certificate',
    [chromium('ERR_CERT_DATE_INVALID'), node('CERT_HAS_EXPIRED'), node('CERT_NOT_YET_VALID')],
  ],
  ['the certificate was revoked', 'certificate', [chromium('ERR_CERT_REVOKED'), node('CERT_REVOKED')]],
  [
    'the certificate is not accepted',
    'certificate',
    [chromium('ERR_CERT_WEAK_SIGNATURE_ALGORITHM'), chromium('ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN')],
  ],
  [
    'the proxy of this network asks for a user name',
    'proxy',
    [
      chromium('ERR_PROXY_AUTH_REQUESTED'),
      chromium('ERR_PROXY_AUTH_UNSUPPORTED'),
      node('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling'),
    ],
  ],
  [
    'the proxy of this network did not let the connection through',
    'proxy',
    [
      chromium('ERR_TUNNEL_CONNECTION_FAILED'),
      chromium('ERR_PROXY_CONNECTION_FAILED'),
      chromium('ERR_SOCKS_CONNECTION_FAILED'),
      chromium('ERR_MANDATORY_PROXY_CONFIGURATION_FAILED'),
      chromium('ERR_PROXY_CERTIFICATE_INVALID'),
      node('UND_ERR_ABORTED', 'Proxy response (502) !== 200 when HTTP Tunneling'),
    ],
  ],
];

const SENT: readonly Error[] = [
  chromium('ERR_CONNECTION_RESET'),
  chromium('ERR_CONNECTION_CLOSED'),
  chromium('ERR_EMPTY_RESPONSE'),
  chromium('ERR_NETWORK_CHANGED'),
  chromium('ERR_HTTP2_PROTOCOL_ERROR'),
  chromium('ERR_TIMED_OUT'),
  chromium('ERR_SSL_BAD_RECORD_MAC_ALERT'),
  node('ECONNRESET', 'read ECONNRESET'),
  node('EPIPE'),
  node('UND_ERR_SOCKET', 'other side closed'),
  node('ETIMEDOUT', 'read ETIMEDOUT'),
  new Error('?'),
];

const rows = UNSENT.flatMap(([words, about, errors]) =>
  errors.map((error) => [(error.cause as Error | undefined)?.message ?? error.message, words, about, error] as const),
);

describe('a connection that was never made', () => {
  it.each(rows)('is told in words, and nothing is in doubt: %s', (_message, words, about, error) => {
    const failure = connectionFailure(error);
    expect(failure).toMatchObject({ reason: expect.stringContaining(words), about, isUnsent: true });
    expect(failure.reason).not.toMatch(/net::|fetch failed/);
  });

  it('says of a certificate that the key was not sent, and of a proxy who can help', () => {
    const told = (error: Error) => {
      const { reason, about } = connectionFailure(error);
      return explain({ kind: 'offline', reason, ...(about !== 'network' && { about }) });
    };
    expect(told(node('DEPTH_ZERO_SELF_SIGNED_CERT'))).toEqual({
      title: 'The connection to SMTP2GO is not secure',
      advice: expect.stringContaining('The key was not sent.'),
    });
    expect(told(chromium('ERR_PROXY_AUTH_REQUESTED')).title).toBe('The proxy of this network is in the way');
    expect(told(chromium('ERR_NAME_NOT_RESOLVED'))).toEqual({
      title: 'SMTP2GO cannot be reached',
      advice: 'The name of the server was not found (ERR_NAME_NOT_RESOLVED). Nothing was changed.',
    });
  });
});

describe('a connection that broke', () => {
  it.each(SENT.map((error) => [(error.cause as Error | undefined)?.message ?? error.message, error] as const))(
    'leaves in doubt what it carried: %s',
    (_message, error) => {
      expect(connectionFailure(error).isUnsent).toBe(false);
    },
  );
});
