import { keyOfText, mix } from './chance.ts';
import { type AllowLists, createAllowLists } from './stores/allow-lists.ts';
import { type AllowedSenders, createAllowedSenders } from './stores/allowed-senders.ts';
import { createDomains, type Domains } from './stores/domains.ts';
import type { Origin } from './stores/origin.ts';
import { createOtherKeys, type OtherKeys } from './stores/other-keys.ts';
import { createSingleSenders, type SingleSenders } from './stores/single-senders.ts';
import { createSms, type Sms } from './stores/sms.ts';
import { createSmtpUsers, type SmtpUsers } from './stores/smtp-users.ts';
import { createSuppressions, type Suppressions } from './stores/suppressions.ts';
import { createTemplates, type Templates } from './stores/templates.ts';
import { createWebhooks, type Webhooks } from './stores/webhooks.ts';
import { createSubaccounts, type Subaccount } from './subaccounts.ts';
import type { World } from './world.ts';

/** What belongs to one account, master or subaccount: nobody else sees or changes it. */
export type Account = {
  /** Empty: the master account. */
  readonly id: string;
  readonly allowedSenders: AllowedSenders;
  readonly domains: Domains;
  readonly otherKeys: OtherKeys;
  readonly singleSenders: SingleSenders;
  readonly sms: Sms;
  readonly smtpUsers: SmtpUsers;
  readonly suppressions: Suppressions;
  readonly webhooks: Webhooks;
};

/** Everything a customer of SMTP2GO has set up; it changes with the calls and lives as long as the process. */
export type Customer = {
  readonly master: Account;
  /** Without `subaccount_id` (smtp2go-api.md 1.10): the same for all accounts. */
  readonly allowLists: AllowLists;
  readonly templates: Templates;
  readonly subaccounts: readonly Subaccount[];
  /** A subaccount's own things, made when they are first asked for; undefined for an unknown id. */
  readonly accountOf: (subaccountId: string) => Account | undefined;
};

const createAccount = (origin: Origin): Account => ({
  id: origin.subaccount?.id ?? '',
  allowedSenders: createAllowedSenders(origin),
  domains: createDomains(origin),
  otherKeys: createOtherKeys(origin),
  singleSenders: createSingleSenders(origin),
  sms: createSms(origin),
  smtpUsers: createSmtpUsers(origin),
  suppressions: createSuppressions(origin),
  webhooks: createWebhooks(origin),
});

/** The same seed sets up the same customer. */
export const createCustomer = (world: World, seed: number): Customer => {
  const subaccounts = createSubaccounts(world, seed);
  const accounts = new Map<string, Account>();
  return {
    master: createAccount({ world, key: mix(seed, 501), subaccount: undefined, domain: 'northwind.example' }),
    allowLists: createAllowLists(),
    templates: createTemplates(world, seed),
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
