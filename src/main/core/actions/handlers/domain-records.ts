import type { SenderDomain } from '../../../../shared/actions/domains.ts';
import type { DataOf } from '../../api/endpoints/index.ts';

type WireDomain = DataOf<'domain/view'>['domains'][number];
type DnsRecord = SenderDomain['records'][number];

/** Targets of the records, for responses without them (smtp2go-api.md 2.6). */
const TARGETS = { DKIM: 'dkim.smtp2go.net', 'return path': 'return.smtp2go.net', tracking: 'track.smtp2go.net' };

/** One DNS record, from the fields that SMTP2GO spreads over `dkim_…`, `rpath_…` and `cname_…`. */
const record = (
  purpose: DnsRecord['purpose'],
  host: string,
  fields: {
    readonly expected: string | undefined;
    readonly value: string | undefined;
    readonly verified: boolean | undefined;
    readonly status: string | undefined;
  },
): DnsRecord => ({
  purpose,
  type: 'CNAME',
  host,
  expected: fields.expected || TARGETS[purpose],
  found: fields.value || undefined,
  verified: fields.verified,
  problem: (fields.verified !== true && fields.status) || undefined,
});

const recordsOf = ({ domain, trackers = [] }: WireDomain): DnsRecord[] => [
  record('DKIM', hostOf(domain.dkim_selector, `_domainkey.${domain.fulldomain}`), {
    expected: domain.dkim_expected,
    value: domain.dkim_value,
    verified: domain.dkim_verified,
    status: domain.dkim_status,
  }),
  record('return path', hostOf(domain.rpath_selector, domain.fulldomain), {
    expected: domain.rpath_expected,
    value: domain.rpath_value,
    verified: domain.rpath_verified,
    status: domain.rpath_status,
  }),
  ...trackers.map((tracker) =>
    record('tracking', tracker.fulldomain, {
      expected: tracker.cname_expected,
      value: tracker.cname_value,
      verified: tracker.cname_verified,
      status: tracker.cname_status,
    }),
  ),
];

/** The host of a record; empty until SMTP2GO returns its selector. */
const hostOf = (selector: string | undefined, below: string): string => (selector ? `${selector}.${below}` : '');

/**
 * Whether a domain counts as verified: DKIM signed and with its own return path. Undefined if SMTP2GO does not return
 * it, which is not the same as false.
 */
export function isVerified({ domain }: WireDomain): boolean | undefined {
  const flags = [domain.dkim_verified, domain.rpath_verified];
  if (flags.includes(false)) return false;
  return flags.includes(undefined) ? undefined : true;
}

/** A sender domain in the form shown to people: each record with its expected and its actual value. */
export const senderDomain = (wire: WireDomain): SenderDomain => ({
  domain: wire.domain.fulldomain,
  verified: isVerified(wire),
  records: recordsOf(wire),
  // SMTP2GO's word for "none" when several domains are listed (smtp2go-api.md 2.6).
  setup_link: wire.domain.setup_link === 'unavailable' ? undefined : wire.domain.setup_link || undefined,
  subaccounts: wire.subaccount_access?.subaccounts,
  future_subaccounts: wire.subaccount_access?.future_subaccounts,
  from_master: wire.from_master,
});
