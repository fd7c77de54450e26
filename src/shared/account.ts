import { z } from 'zod';
import { isNoSecret, LOOKS_SECRET } from './secrets.ts';

/** smtp2go-api.md 1.1. Automatic is routed by the provider to the nearest region. */
export const REGIONS = {
  auto: { title: 'Automatic', short: 'Automatic', baseUrl: 'https://api.smtp2go.com/v3' },
  us: { title: 'United States', short: 'US', baseUrl: 'https://us-api.smtp2go.com/v3' },
  eu: { title: 'European Union', short: 'EU', baseUrl: 'https://eu-api.smtp2go.com/v3' },
  au: { title: 'Australia', short: 'AU', baseUrl: 'https://au-api.smtp2go.com/v3' },
} as const;

export type Region = keyof typeof REGIONS;
const REGION_NAMES = Object.keys(REGIONS) as Region[];

/** smtp2go-api.md 1.2 */
export const KEY_FORMAT = /^api-[A-Za-z0-9]{32}$/;

const ADDRESS_HELP = 'An https address such as https://api.smtp2go.com/v3 (http only on this computer).';

const HAS_PATH = /^https?:\/\/[^/]+\/./i;

/**
 * The address of an SMTP2GO-compatible API: https, or http on this computer only (the simulator). Without a path, /v3
 * is added.
 */
export const BaseUrl = z
  .string()
  .trim()
  .max(500, ADDRESS_HELP)
  .regex(/^[^?#@\s]+$/, ADDRESS_HELP)
  .pipe(
    z.union(
      [z.url({ protocol: /^https$/ }), z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/ })],
      ADDRESS_HELP,
    ),
  )
  .transform((text) => text.replace(/\/+$/, ''))
  // People copy only the host, and every address SMTP2GO publishes ends in /v3 (smtp2go-api.md 1.1).
  .transform((text) => (HAS_PATH.test(text) ? text : `${text}/v3`));

/** Where an account's calls go: a region of the provider, or a custom address. */
export const ApiServer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('region'), region: z.enum(['auto', 'us', 'eu', 'au']) }),
  z.strictObject({ kind: z.literal('custom'), baseUrl: BaseUrl }),
]);
export type ApiServer = z.infer<typeof ApiServer>;

export const AccountId = z.uuid();
const AccountName = z.string().trim().min(1, 'A name of 1 to 60 characters.').max(60, 'A name of 1 to 60 characters.');
/** A name as typed, when an account is connected or renamed. */
export const NewAccountName = AccountName.refine(isNoSecret, LOOKS_SECRET);

/** An account in the settings. Its key is in the keychain, or in memory for this session only. */
export const Account = z.strictObject({
  id: AccountId,
  name: AccountName,
  endpoint: ApiServer,
  /** The first characters of the key, which are all that is ever shown: `api-4F1C`. */
  keyHint: z.string().regex(/^api-[A-Za-z0-9]{4}$/),
  /** The built-in simulator, which starts with the application and gets a new key each time. */
  simulated: z.boolean(),
  paused: z.boolean(),
  createdAt: z.number(),
});
export type Account = z.infer<typeof Account>;

export const ApiKey = z.string().trim().regex(KEY_FORMAT, 'A key is api- followed by 32 letters or digits.');

export const hintOf = (key: string): string => key.slice(0, 8);

/** `api-4F1C…` */
export const maskedKey = (account: Pick<Account, 'keyHint'>): string => `${account.keyHint}…`;

export const baseUrlOf = (endpoint: ApiServer): string =>
  endpoint.kind === 'custom' ? endpoint.baseUrl : REGIONS[endpoint.region].baseUrl;

/** The API server with this address: a region of the provider, or a custom address. */
export function serverAt(baseUrl: string): ApiServer {
  const region = REGION_NAMES.find((name) => REGIONS[name].baseUrl === baseUrl);
  return region ? { kind: 'region', region } : { kind: 'custom', baseUrl };
}

export const endpointTitle = (account: Pick<Account, 'endpoint' | 'simulated'>): string => {
  if (account.simulated) return 'Simulated';
  return account.endpoint.kind === 'custom' ? 'Custom address' : REGIONS[account.endpoint.region].short;
};
