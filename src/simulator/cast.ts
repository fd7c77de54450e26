import { between, keyOfText, mix, pick } from './chance.ts';

/** Who sends in the simulated account, and to whom. All names are `.example`, all addresses documentation ranges. */
type SmtpUser = {
  readonly username: string;
  readonly description: string;
  readonly ip: string;
  /** Undefined: the master account. */
  readonly subaccount?: Subaccount;
};
type Subaccount = { readonly id: string; readonly name: string };
export type Sender = {
  readonly address: string;
  /** Name and address, as in a From header. */
  readonly fullName: string;
  readonly domain: string;
  readonly user: SmtpUser;
  /** Share of the everyday mail; the shares add up to 1. */
  readonly share: number;
  readonly kind: 'letters' | 'newsletter';
  readonly subjects: readonly [string, ...string[]];
};

export const MASTER_ACCOUNT = 'Master account';
export const FABRIKAM: Subaccount = { id: 'Kd93bz', name: 'Fabrikam' };

const CRM: SmtpUser = { username: 'northwind-crm', description: 'CRM server', ip: '203.0.113.40' };
const SHOP: SmtpUser = { username: 'northwind-shop', description: 'Web shop', ip: '203.0.113.41' };
const MAILINGS: SmtpUser = { username: 'catalogue-mailer', description: 'Catalogue mailings', ip: '203.0.113.52' };
/** An API key sends under the first 16 characters of the key (smtp2go-api.md 1.2). */
const APP: SmtpUser = { username: 'api-4F1C7A09D2E3', description: 'Customer portal', ip: '203.0.113.60' };
const ERP: SmtpUser = { username: 'fabrikam-erp', description: 'ERP', ip: '198.51.100.77', subaccount: FABRIKAM };

const sender = (
  address: string,
  name: string,
  user: SmtpUser,
  share: number,
  subjects: Sender['subjects'],
  kind: Sender['kind'] = 'letters',
): Sender => ({
  address,
  fullName: `${name} <${address}>`,
  domain: address.slice(address.indexOf('@') + 1),
  user,
  share,
  kind,
  subjects,
});

export const SENDERS: readonly Sender[] = [
  sender('billing@northwind.example', 'Northwind Billing', CRM, 0.2, [
    'Invoice 2026-{n}',
    'Your statement of account {n}',
    'Payment received, thank you ({n})',
    'Reminder: invoice 2026-{n} is due',
  ]),
  sender('support@northwind.example', 'Northwind Support', CRM, 0.09, [
    'Re: your question [#{n}]',
    'We have received your request [#{n}]',
    'Your ticket #{n} is solved',
  ]),
  sender('orders@shop.northwind.example', 'Northwind Shop', SHOP, 0.23, [
    'Your order {n}',
    'Order {n} is confirmed',
    'Order {n}: one article is delayed',
  ]),
  sender('shipping@shop.northwind.example', 'Northwind Shipping', SHOP, 0.16, [
    'Parcel {n} is on its way',
    'Parcel {n} was delivered',
    'Your delivery is planned for tomorrow ({n})',
  ]),
  sender('no-reply@portal.northwind.example', 'Northwind Portal', APP, 0.13, [
    'Your sign-in code',
    'Confirm your e-mail address',
    'Your password was changed',
  ]),
  sender(
    'newsletter@news.northwind.example',
    'Northwind News',
    MAILINGS,
    0.09,
    ['News from Northwind, no. {n}'],
    'newsletter',
  ),
  sender(
    'spring-catalogue@news.northwind.example',
    'Northwind Catalogue',
    MAILINGS,
    0.02,
    ['The spring catalogue is here', 'Spring catalogue: early prices until Sunday'],
    'newsletter',
  ),
  sender('accounts@fabrikam.example', 'Fabrikam Accounts', ERP, 0.06, ['Purchase order {n}', 'Remittance advice {n}']),
  sender('alerts@fabrikam.example', 'Fabrikam Alerts', ERP, 0.02, ['Stock below minimum: article {n}']),
];

export const senderIndex = (address: string): number => {
  const index = SENDERS.findIndex((entry) => entry.address === address);
  if (index < 0) throw new Error(`The simulated account has no sender ${address}`);
  return index;
};

const FIRST = [
  'anna',
  'ben',
  'clara',
  'david',
  'elif',
  'frank',
  'grace',
  'henrik',
  'ines',
  'jonas',
  'kim',
  'lena',
  'marco',
  'nora',
  'omar',
  'petra',
  'quinn',
  'rosa',
  'sven',
  'tess',
] as const;
const LAST = [
  'adler',
  'berg',
  'costa',
  'dale',
  'evans',
  'fischer',
  'gruber',
  'hill',
  'ito',
  'jansen',
  'keller',
  'lopez',
  'meyer',
  'novak',
  'olsen',
  'perez',
  'reed',
  'silva',
  'tanaka',
  'weber',
] as const;
const EVERYDAY_DOMAINS = [
  'contoso.example',
  'fabrikam.example',
  'litware.example',
  'tailspin.example',
  'wingtip.example',
  'proseware.example',
  'adatum.example',
  'mail.example',
  'mail.example',
  'mail.example',
  'post.example',
  'post.example',
  'webmail.example',
  'webmail.example',
  'university.example',
  'townhall.example',
] as const;
/** Where an address list that nobody has cleaned for years leads to. */
const STALE_DOMAINS = [
  'oldmail.example',
  'oldmail.example',
  'oldmail.example',
  'dialup.example',
  'dialup.example',
  'mail.example',
  'post.example',
  'webmail.example',
] as const;

const EVERYDAY_RECIPIENTS = 5_000;

/** The recipient of the mail with this key: everyday mail goes to the same few thousand people again and again. */
export const recipientOf = (key: number, stale: boolean): string => {
  const person = stale ? mix(key, 11) : mix(key, 11) % EVERYDAY_RECIPIENTS;
  const name = `${pick(person, 1, FIRST)}.${pick(person, 2, LAST)}`;
  return stale
    ? `${name}${between(person, 3, 50, 99)}@${pick(person, 4, STALE_DOMAINS)}`
    : `${name}@${pick(person, 4, EVERYDAY_DOMAINS)}`;
};

/** The exchanger that answered for a recipient, as activity rows show it. */
export const exchangerOf = (recipient: string): string => {
  const domain = recipient.slice(recipient.indexOf('@') + 1);
  const sum = keyOfText(domain);
  return `mx${between(sum, 1, 1, 2)}.${domain} [192.0.2.${between(sum, 2, 2, 250)}]`;
};

export const subjectOf = (key: number, from: Sender): string =>
  pick(key, 12, from.subjects).replace('{n}', String(between(key, 13, 1000, 9999)));

export const OUTBOUND_IPS = ['198.51.100.14', '198.51.100.15', '198.51.100.16'] as const;
