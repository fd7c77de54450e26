import { z } from 'zod';
import { CHANGE, READ } from './define.ts';
import { rows, SUBACCOUNT, spare, spareText } from './fields.ts';

const domain = z.string().min(1);
const label = z.string().min(1);
const flag = () => z.boolean().optional();
/** An absent flag means unknown, not false. */
const spareFlag = () => spare(z.boolean());

const NAME = { fulldomain: z.string().min(1), subdomain: spareText(), domain: spareText(), suffix: spareText() };

/**
 * A sender domain with its DNS records: `_value` is the record found, `_expected` the one to publish (undocumented,
 * seen live), `_status` a report of several lines, empty if all is well (smtp2go-api.md 2.6).
 */
const SenderDomain = z.looseObject({
  domain: z.looseObject({
    ...NAME,
    dkim_selector: spareText(),
    dkim_verified: spareFlag(),
    dkim_status: spareText(),
    dkim_value: spareText(),
    dkim_expected: spareText(),
    rpath_selector: spareText(),
    rpath_verified: spareFlag(),
    rpath_status: spareText(),
    rpath_value: spareText(),
    rpath_expected: spareText(),
    /** A page for setting up the DNS records, or `unavailable`. */
    setup_link: spareText(),
  }),
  trackers: z
    .array(
      z.looseObject({
        ...NAME,
        enabled: spareFlag(),
        cname_verified: spareFlag(),
        cname_status: spareText(),
        cname_value: spareText(),
        cname_expected: spareText(),
      }),
    )
    .optional(),
  subaccount_access: z
    .looseObject({ subaccounts: spare(z.array(z.string())), future_subaccounts: spareFlag() })
    .optional(),
  from_master: spareFlag(),
});

/** After a change, it is not known whether it lists the one domain or all (smtp2go-api.md 7). Match `fulldomain`. */
const reply = z
  .looseObject({ domains: rows(SenderDomain) })
  .transform(({ domains, ...rest }) => ({ data: { ...rest, domains: domains.rows }, skippedRows: domains.skipped }));

const relabel = z.strictObject({ domain, old_subdomain: label, new_subdomain: label, ...SUBACCOUNT });

/** The `domain` endpoints by path. */
export const domainEndpoints = {
  /** smtp2go-api.md 3. */
  'domain/view': { ...READ, request: z.strictObject({ domain: domain.optional(), ...SUBACCOUNT }), reply },
  /** Adding a domain that already exists fails with API_EXCEPTION; smtp2go-api.md 2.6. */
  'domain/add': {
    ...CHANGE,
    request: z.strictObject({
      domain,
      tracking_subdomain: label.optional(),
      returnpath_subdomain: label.optional(),
      auto_verify: flag(),
      requisition_ssl: flag(),
      subaccount_access: z
        .strictObject({ subaccounts: z.array(z.string().min(1)).optional(), future_subaccounts: flag() })
        .optional(),
      ...SUBACCOUNT,
    }),
    reply,
  },

  /** Checks the DNS now instead of within seven minutes; smtp2go-api.md 3, 2.6. */
  'domain/verify': {
    ...CHANGE,
    request: z.strictObject({ domain, requisition_ssl: flag(), ...SUBACCOUNT }),
    reply,
  },

  /** smtp2go-api.md 3. */
  'domain/remove': { ...CHANGE, request: z.strictObject({ domain, ...SUBACCOUNT }), reply },
  /** Renames the label of the tracking links; smtp2go-api.md 3. */
  'domain/tracking': { ...CHANGE, request: relabel, reply },
  /** Renames the label of the return path; smtp2go-api.md 3. */
  'domain/returnpath': { ...CHANGE, request: relabel, reply },
} as const;
