import { keyOfText, mix } from './chance.ts';
import { type AllowedSenders, createAllowedSenders } from './stores/allowed-senders.ts';
import { createDomains, type Domains } from './stores/domains.ts';
import { type AllowLists, createAllowLists, createReceivedSms, type ReceivedSms } from './stores/people.ts';
import {
  createSmtpUsers,
  createTemplates,
  createWebhooks,
  type SmtpUser,
  type Template,
  type Webhook,
} from './stores/setup.ts';
import { createSingleSenders, type SingleSenders } from './stores/single-senders.ts';
import { createSuppressions, type Suppressions } from './stores/suppressions.ts';
import { createSubaccounts, type Subaccount } from './subaccounts.ts';
import type { World } from './world.ts';

/** Where the content of an account comes from. */
export type Origin = {
  readonly world: World;
  /** The account's own randomness. */
  readonly key: number;
  /** Undefined: the master account. */
  readonly subaccount: Subaccount | undefined;
  /** The account's main domain. */
  readonly domain: string;
};

/** What belongs to one account, master or subaccount: nobody else sees or changes it. */
export type Account = {
  /** Empty: the master account. */
  readonly id: string;
  readonly suppressions: Suppressions;
  readonly allowedSenders: AllowedSenders;
  readonly singleSenders: SingleSenders;
  readonly allowLists: AllowLists;
  readonly receivedSms: readonly ReceivedSms[];
  readonly smtpUsers: Map<string, SmtpUser>;
  readonly webhooks: Map<number, Webhook>;
  readonly templates: Map<string, Template>;
  readonly domains: Domains;
};

/** Everything a customer of SMTP2GO has set up; it changes with the calls and lives as long as the process. */
export type Customer = {
  readonly master: Account;
  readonly subaccounts: readonly Subaccount[];
  /** A subaccount's own things, made when they are first asked for; undefined for an unknown id. */
  readonly accountOf: (subaccountId: string) => Account | undefined;
};

const createAccount = (origin: Origin): Account => ({
  id: origin.subaccount?.id ?? '',
  suppressions: createSuppressions(origin),
  allowedSenders: createAllowedSenders(origin),
  singleSenders: createSingleSenders(origin),
  allowLists: createAllowLists(origin),
  receivedSms: createReceivedSms(origin),
  smtpUsers: createSmtpUsers(origin),
  webhooks: createWebhooks(origin),
  templates: createTemplates(origin),
  domains: createDomains(origin),
});

/** The same seed sets up the same customer. */
export const createCustomer = (world: World, seed: number): Customer => {
  const subaccounts = createSubaccounts(world, seed);
  const accounts = new Map<string, Account>();
  return {
    master: createAccount({ world, key: mix(seed, 501), subaccount: undefined, domain: 'northwind.example' }),
    subaccounts,
    accountOf: (subaccountId) => {
      const subaccount = subaccounts.find(({ id }) => id === subaccountId);
      if (subaccount === undefined) return undefined;
      const key = mix(seed, keyOfText(subaccountId));
      const account =
        accounts.get(subaccountId) ?? createAccount({ world, key, subaccount, domain: subaccount.domain });
      accounts.set(subaccountId, account);
      return account;
    },
  };
};
