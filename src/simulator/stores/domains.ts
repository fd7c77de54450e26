import { SENDERS } from '../cast.ts';
import { between, keyOfText, mix } from '../chance.ts';
import type { Origin } from './origin.ts';

/** The three CNAME records of a sender domain, in the order their owner publishes them (smtp2go-api.md 2.6). */
export const TARGETS = {
  dkim: 'dkim.smtp2go.net',
  rpath: 'return.smtp2go.net',
  tracker: 'track.smtp2go.net',
} as const;
export type RecordName = keyof typeof TARGETS;
const PUBLISHED_IN_ORDER = ['dkim', 'rpath', 'tracker'] as const satisfies readonly RecordName[];

export type SubaccountAccess = { readonly subaccounts: readonly string[]; readonly future_subaccounts: boolean };

export type SenderDomain = {
  readonly name: string;
  /** The label of each record below the domain. */
  readonly labels: Readonly<Record<RecordName, string>>;
  /** What the last look at the DNS found; undefined where there was no record. */
  readonly found: Readonly<Partial<Record<RecordName, string>>>;
  readonly access: SubaccountAccess;
};

type NewDomain = Partial<Pick<SenderDomain, 'labels' | 'found' | 'access'>>;

export type Domains = {
  readonly list: () => readonly SenderDomain[];
  readonly add: (
    name: string,
    labels: Partial<SenderDomain['labels']>,
    access?: SubaccountAccess,
  ) => 'exists' | SenderDomain;
  /** False when there is none. */
  readonly remove: (name: string) => boolean;
  /**
   * Looks at the DNS. Behind every look the owner of the domain is at work: the first finds the DKIM record published,
   * the next the return path, the third all of them. Domains of the reserved `.invalid` are never found.
   */
  readonly verify: (name: string) => SenderDomain | undefined;
  /** Gives a record another label, which has yet to be published; undefined when there is no such label. */
  readonly relabel: (name: string, record: RecordName, before: string, after: string) => SenderDomain | undefined;
};

export const isVerified = ({ found }: SenderDomain, record: RecordName): boolean => found[record] === TARGETS[record];

const NO_ACCESS: SubaccountAccess = { subaccounts: [], future_subaccounts: false };

const domainOf = (name: string, { labels, found = {}, access = NO_ACCESS }: NewDomain = {}): SenderDomain => {
  const number = between(keyOfText(name), 1, 100_000, 999_999);
  return { name, labels: { dkim: `s${number}`, rpath: `em${number}`, tracker: 'link', ...labels }, found, access };
};

/** Domains that the account's mail comes from are signed, as the statistics say; others are on their way. */
const seedOf = ({ domain, subaccount, key }: Origin): readonly SenderDomain[] => {
  const own = SENDERS.filter(({ user }) => user.subaccount?.id === subaccount?.id).map((sender) => sender.domain);
  const sending = [...new Set([domain, ...own])];
  if (subaccount !== undefined) {
    return sending.map((name) => domainOf(name, own.length > 0 || mix(key, 61) % 4 > 0 ? { found: TARGETS } : {}));
  }
  return [
    ...sending.map((name, place) => {
      if (name === domain)
        return domainOf(name, { found: TARGETS, access: { subaccounts: ['Kd93bz'], future_subaccounts: false } });
      // One that still points to the provider of before.
      if (place === sending.length - 1)
        return domainOf(name, { found: { ...TARGETS, rpath: 'bounces.oldprovider.example' } });
      return domainOf(name, { found: TARGETS });
    }),
    domainOf('events.northwind.example', { found: { dkim: TARGETS.dkim } }),
    domainOf('northwind-outlet.example'),
    domainOf('northwind-test.invalid'),
  ];
};

export const createDomains = (origin: Origin): Domains => {
  const domains = new Map(seedOf(origin).map((entry) => [entry.name, entry]));
  const keep = (entry: SenderDomain): SenderDomain => {
    domains.set(entry.name, entry);
    return entry;
  };
  return {
    list: () => [...domains.values()],
    add: (name, labels, access) => {
      if (domains.has(name)) return 'exists';
      const entry = domainOf(name, access === undefined ? {} : { access });
      return keep({ ...entry, labels: { ...entry.labels, ...labels } });
    },
    remove: (name) => domains.delete(name),
    verify: (name) => {
      const entry = domains.get(name);
      if (entry === undefined) return undefined;
      const missing = PUBLISHED_IN_ORDER.find((record) => !isVerified(entry, record));
      if (missing === undefined || name.endsWith('.invalid')) return entry;
      return keep({ ...entry, found: { ...entry.found, [missing]: TARGETS[missing] } });
    },
    relabel: (name, record, before, after) => {
      const entry = domains.get(name);
      if (entry?.labels[record] !== before) return undefined;
      const { [record]: _, ...found } = entry.found;
      return keep({ ...entry, labels: { ...entry.labels, [record]: after }, found });
    },
  };
};
