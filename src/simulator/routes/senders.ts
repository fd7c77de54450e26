import {
  addressOrDomain,
  domainName,
  emailAddress,
  hostLabel,
  listOf,
  objectOf,
  oneOf,
  someOf,
  text,
  texts,
  truth,
} from '../fields.ts';
import { exception } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import type { Mode } from '../stores/people.ts';
import { type SenderDomain, senderDomain } from '../stores/setup.ts';

const MODES = ['whitelist', 'blacklist', 'disabled'] as const satisfies readonly Mode[];
const mode = oneOf(MODES);
const entries = listOf(addressOrDomain);
const someEntries = someOf(addressOrDomain);
const access = objectOf({ subaccounts: texts, future_subaccounts: truth });

/** One record as it stands in DNS: found once the domain is verified (smtp2go-api.md 2.6). */
const record = (prefix: string, { isVerified }: SenderDomain, target: string) => ({
  [`${prefix}_verified`]: isVerified,
  [`${prefix}_status`]: isVerified ? '' : 'No CNAME found',
  [`${prefix}_value`]: isVerified ? target : '',
  [`${prefix}_expected`]: target,
});

const rowOf = (one: SenderDomain, count: number) => {
  const labels = one.name.split('.');
  const [name, suffix] = labels.slice(-2);
  const subdomain = labels.slice(0, -2).join('.') || null;
  return {
    domain: {
      fulldomain: one.name,
      subdomain,
      domain: name,
      suffix,
      dkim_selector: one.dkim,
      ...record('dkim', one, 'dkim.smtp2go.net'),
      rpath_selector: one.returnPath,
      ...record('rpath', one, 'return.smtp2go.net'),
      setup_link: count === 1 ? 'https://setup.invalid/abc' : 'unavailable',
    },
    trackers: [
      {
        fulldomain: `${one.tracking}.${one.name}`,
        subdomain: one.tracking,
        domain: name,
        suffix,
        ...record('cname', one, 'track.smtp2go.net'),
        enabled: one.isVerified,
      },
    ],
  };
};

const rowsOf = (domains: readonly SenderDomain[]) => ({
  data: { domains: domains.map((one) => rowOf(one, domains.length)) },
});
const NO_DOMAIN = exception('There is no sender domain with that name');

/** Sender domains (smtp2go-api.md 2.6, 3). */
const domainRoutes: readonly Route[] = [
  defineRoute({
    path: '/domain/view',
    ofSubaccounts: true,
    fields: { domain: domainName },
    answer: ({ domain }, { account }) => {
      const all = [...account.domains.values()];
      return rowsOf(domain === undefined ? all : all.filter(({ name }) => name === domain));
    },
  }),
  defineRoute({
    path: '/domain/add',
    ofSubaccounts: true,
    fields: {
      domain: domainName,
      tracking_subdomain: hostLabel,
      returnpath_subdomain: hostLabel,
      auto_verify: truth,
      requisition_ssl: truth,
      subaccount_access: access,
    },
    required: ['domain'],
    answer: ({ domain, tracking_subdomain, returnpath_subdomain }, { account, quirks }) => {
      if (account.domains.has(domain)) return exception('A sender domain with that value already exists');
      const added = senderDomain(domain, {
        ...(tracking_subdomain === undefined ? {} : { tracking: tracking_subdomain }),
        ...(returnpath_subdomain === undefined ? {} : { returnPath: returnpath_subdomain }),
      });
      account.domains.set(domain, added);
      return rowsOf(quirks.domains === 'one' ? [added] : [...account.domains.values()]);
    },
  }),
  ...(['verify', 'remove', 'tracking', 'returnpath'] as const).map((change) =>
    defineRoute({
      path: `/domain/${change}`,
      ofSubaccounts: true,
      fields: { domain: domainName, requisition_ssl: truth, old_subdomain: hostLabel, new_subdomain: hostLabel },
      required: ['domain'],
      answer: ({ domain, old_subdomain, new_subdomain }, { account, quirks }) => {
        const found = account.domains.get(domain);
        if (found === undefined) return NO_DOMAIN;
        const field = change === 'tracking' ? 'tracking' : 'returnPath';
        const isRename = change === 'tracking' || change === 'returnpath';
        if (isRename && (old_subdomain !== found[field] || new_subdomain === undefined)) {
          return exception('There is no such subdomain');
        }
        const changed: SenderDomain = {
          ...found,
          ...(isRename ? { [field]: new_subdomain, isVerified: false } : {}),
        };
        if (change === 'remove') account.domains.delete(domain);
        else account.domains.set(domain, changed);
        return rowsOf(quirks.domains === 'one' ? [changed] : [...account.domains.values()]);
      },
    }),
  ),
];

/** The Restrict Senders list (smtp2go-api.md 2.2 to 2.5). */
const allowedRoutes: readonly Route[] = [
  defineRoute({
    path: '/allowed_senders/view',
    ofSubaccounts: true,
    fields: {},
    answer: (_, { account: { allowedSenders } }) => ({
      data: { allowed_senders: allowedSenders.list, mode: allowedSenders.mode },
    }),
  }),
  defineRoute({
    path: '/allowed_senders/add',
    ofSubaccounts: true,
    fields: { allowed_senders: someEntries },
    required: ['allowed_senders'],
    answer: ({ allowed_senders }, { account: { allowedSenders } }) => {
      allowedSenders.list = [...new Set([...allowedSenders.list, ...allowed_senders])];
      return { data: { allowed_senders: allowedSenders.list, mode: allowedSenders.mode } };
    },
  }),
  defineRoute({
    path: '/allowed_senders/remove',
    ofSubaccounts: true,
    fields: { allowed_senders: someEntries },
    required: ['allowed_senders'],
    answer: ({ allowed_senders }, { account: { allowedSenders }, quirks }) => {
      const removed = allowedSenders.list.filter((entry) => allowed_senders.includes(entry));
      allowedSenders.list = allowedSenders.list.filter((entry) => !allowed_senders.includes(entry));
      const told = quirks.allowedSenders === 'remaining' ? allowedSenders.list : removed;
      return { data: { allowed_senders: told, mode: allowedSenders.mode } };
    },
  }),
  defineRoute({
    path: '/allowed_senders/update',
    ofSubaccounts: true,
    fields: { allowed_senders: entries, mode },
    required: ['allowed_senders', 'mode'],
    answer: ({ allowed_senders, mode: wanted }, { account: { allowedSenders } }) => {
      allowedSenders.list = allowed_senders;
      allowedSenders.mode = wanted;
      return { data: { allowed_senders, mode: wanted } };
    },
  }),
];

/** Addresses that may send by themselves; adding and removing answer without an envelope (smtp2go-api.md 1.3). */
const singleRoutes: readonly Route[] = [
  defineRoute({
    path: '/single_sender_emails/view',
    ofSubaccounts: true,
    fields: { email_address: emailAddress },
    answer: ({ email_address }, { account: { singleSenders } }) => ({
      data: {
        senders: [...singleSenders]
          .filter(([address]) => email_address === undefined || address === email_address)
          .map(([address, verified]) => ({ email_address: address, verified })),
      },
      requestId: 'inside',
    }),
  }),
  defineRoute({
    path: '/single_sender_emails/add',
    ofSubaccounts: true,
    fields: { email_address: emailAddress, message: text },
    required: ['email_address'],
    answer: ({ email_address }, { account: { singleSenders } }) => {
      if (singleSenders.has(email_address)) return exception('This sender exists already');
      singleSenders.set(email_address, false);
      return { bare: { just_returns_this: 'ok' } };
    },
  }),
  defineRoute({
    path: '/single_sender_emails/remove',
    ofSubaccounts: true,
    fields: { email_address: emailAddress },
    required: ['email_address'],
    answer: ({ email_address }, { account: { singleSenders } }) =>
      singleSenders.delete(email_address)
        ? { bare: { just_returns_this: 'ok' } }
        : exception('There is no such sender'),
  }),
];

export const senderRoutes: readonly Route[] = [...domainRoutes, ...allowedRoutes, ...singleRoutes];
