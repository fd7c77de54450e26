import type { Account, Customer } from '../customer.ts';
import { domainName, hostLabel, objectOf, text, texts, truth } from '../fields.ts';
import type { Quirks } from '../quirks.ts';
import { badField, exception, type Outcome } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import { isVerified, type RecordName, type SenderDomain, TARGETS } from '../stores/domains.ts';

const access = objectOf({ subaccounts: texts, future_subaccounts: truth });

const NO_DOMAIN = exception('There is no sender domain with that value');

const partsOf = (name: string) => {
  const labels = name.split('.');
  const [domain, suffix] = labels.slice(-2);
  return { fulldomain: name, subdomain: labels.slice(0, -2).join('.') || null, domain, suffix };
};

const hostOf = ({ name, labels }: SenderDomain, record: RecordName): string =>
  record === 'dkim' ? `${labels.dkim}._domainkey.${name}` : `${labels[record]}.${name}`;

/** Empty when all is well, otherwise the report of a look-up in several lines. */
const reportOf = (entry: SenderDomain, record: RecordName): string => {
  if (isVerified(entry, record)) return '';
  const found = entry.found[record];
  const result = found === undefined ? 'No CNAME found' : `CNAME found: ${found}`;
  return [`Looking up CNAME ${hostOf(entry, record)}`, `Expected: ${TARGETS[record]}`, result].join('\n');
};

const recordFields = (prefix: string, entry: SenderDomain, record: RecordName) => ({
  [`${prefix}_verified`]: isVerified(entry, record),
  [`${prefix}_status`]: reportOf(entry, record),
  // Live answers were seen to be empty until the record is verified, except where another one stands (2.6).
  [`${prefix}_value`]: entry.found[record] ?? '',
  [`${prefix}_expected`]: TARGETS[record],
});

const rowOf = (entry: SenderDomain, isAlone: boolean) => ({
  domain: {
    ...partsOf(entry.name),
    dkim_selector: entry.labels.dkim,
    ...recordFields('dkim', entry, 'dkim'),
    rpath_selector: entry.labels.rpath,
    ...recordFields('rpath', entry, 'rpath'),
    setup_link: isAlone ? `https://setup.invalid/${entry.labels.dkim}` : 'unavailable',
  },
  trackers: [
    {
      ...partsOf(hostOf(entry, 'tracker')),
      ...recordFields('cname', entry, 'tracker'),
      enabled: isVerified(entry, 'tracker'),
    },
  ],
  subaccount_access: entry.access,
});

const rowsOf = (domains: readonly SenderDomain[]) => domains.map((entry) => rowOf(entry, domains.length === 1));

/** The domain that was changed, or all of them; neither is documented (smtp2go-api.md 7, no. 12). */
const changed = (account: Account, quirks: Quirks, one: SenderDomain | undefined): Outcome => {
  if (one === undefined) return NO_DOMAIN;
  return { data: { domains: rowsOf(quirks.domains === 'one' ? [one] : account.domains.list()) } };
};

/** A subaccount also sees the domains its master shares with it (smtp2go-api.md 2.6, `from_master`). */
const viewOf = (account: Account, { master }: Customer) => {
  const shared =
    account === master ? [] : master.domains.list().filter((entry) => entry.access.subaccounts.includes(account.id));
  return [
    ...account.domains.list().map((entry) => ({ entry, from_master: false })),
    ...shared.map((entry) => ({ entry, from_master: true })),
  ];
};

/** `domain/tracking` and `domain/returnpath` differ in the label they change. */
const relabelRoute = (path: string, record: RecordName): Route =>
  defineRoute({
    path,
    ofSubaccounts: true,
    fields: { domain: domainName, old_subdomain: hostLabel, new_subdomain: hostLabel },
    required: ['domain', 'old_subdomain', 'new_subdomain'],
    answer: ({ domain, old_subdomain, new_subdomain }, { account, quirks }) =>
      changed(account, quirks, account.domains.relabel(domain, record, old_subdomain, new_subdomain)),
  });

/** Paths below `/domain` (smtp2go-api.md 2.6 and 3). */
export const domainRoutes: readonly Route[] = [
  defineRoute({
    path: '/domain/view',
    ofSubaccounts: true,
    fields: { domain: text },
    answer: ({ domain }, { account, customer }) => {
      const found = viewOf(account, customer).filter(({ entry }) => domain === undefined || entry.name === domain);
      return {
        data: {
          domains: found.map(({ entry, from_master }) => ({ ...rowOf(entry, found.length === 1), from_master })),
        },
      };
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
    answer: (input, { account, customer, quirks }) => {
      const { domain, tracking_subdomain: tracker, returnpath_subdomain: rpath } = input;
      const { subaccounts = [], future_subaccounts = false } = input.subaccount_access ?? {};
      if (subaccounts.some((id) => customer.accountOf(id) === undefined)) {
        return badField('subaccount_access', 'The field subaccount_access names an unknown subaccount');
      }
      const labels = { ...(tracker === undefined ? {} : { tracker }), ...(rpath === undefined ? {} : { rpath }) };
      // Whether to look at once makes no difference here: nobody has published anything yet.
      const added = account.domains.add(domain.toLowerCase(), labels, { subaccounts, future_subaccounts });
      if (added === 'exists') return exception('A sender domain with that value already exists');
      return changed(account, quirks, added);
    },
  }),
  defineRoute({
    path: '/domain/verify',
    ofSubaccounts: true,
    fields: { domain: domainName, requisition_ssl: truth },
    required: ['domain'],
    answer: ({ domain }, { account, quirks }) => changed(account, quirks, account.domains.verify(domain)),
  }),
  defineRoute({
    path: '/domain/remove',
    ofSubaccounts: true,
    fields: { domain: domainName },
    required: ['domain'],
    answer: ({ domain }, { account, quirks }) => {
      if (!account.domains.remove(domain)) return NO_DOMAIN;
      return { data: { domains: quirks.domains === 'one' ? [] : rowsOf(account.domains.list()) } };
    },
  }),
  relabelRoute('/domain/tracking', 'tracker'),
  relabelRoute('/domain/returnpath', 'rpath'),
];
