import { z } from 'zod';
import { action, domain, listedDomain, subaccount, text } from './define.ts';

/** One record required in the domain's DNS (smtp2go-api.md 2.6). */
const DnsRecord = z.object({
  purpose: z.enum(['DKIM', 'return path', 'tracking']),
  type: z.literal('CNAME'),
  host: z.string(),
  expected: z.string(),
  /** The value SMTP2GO found, if any. */
  found: z.string().optional(),
  /** Absent if SMTP2GO does not tell. */
  verified: z.boolean().optional(),
  /** SMTP2GO's message about a failed look-up. */
  problem: z.string().optional(),
});

/** A sender domain. `verified`: both its DKIM and its return path are verified; absent if SMTP2GO does not tell. */
const SenderDomain = z.object({
  domain: z.string(),
  verified: z.boolean().optional(),
  records: z.array(DnsRecord),
  setup_link: z.string().optional(),
  subaccounts: z.array(z.string()).optional(),
  future_subaccounts: z.boolean().optional(),
  from_master: z.boolean().optional(),
});
export type SenderDomain = z.infer<typeof SenderDomain>;

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const label = (title: string, description: string) =>
  z.string().trim().max(200).regex(LABEL, 'A part of a domain such as link.').meta({ title, description });

const ssl = () => z.boolean().meta({ title: 'Get a certificate for tracking', description: 'Yes unless given.' });

const renaming = () =>
  z.strictObject({
    domain: listedDomain('Domain'),
    old_subdomain: label('Subdomain now', 'As it stands in the host of its DNS record.'),
    new_subdomain: label('New subdomain', 'Its DNS record has to be published anew.'),
    subaccount_id: subaccount().optional(),
  });

export const domainActions = {
  domain_add: action({
    title: 'Add a sender domain',
    help: 'Registers a domain and tells which three DNS records it needs.',
    effect: 'write',
    input: z.strictObject({
      domain: domain('Domain'),
      auto_verify: z
        .boolean()
        .meta({ title: 'Verify at once', description: 'Looks at the DNS records at once. Yes unless given.' })
        .optional(),
      tracking_subdomain: label('Tracking subdomain', 'For links that are tracked; link unless given.').optional(),
      returnpath_subdomain: label('Return-path subdomain', 'For bounces; made up by SMTP2GO unless given.').optional(),
      requisition_ssl: ssl().optional(),
      subaccount_access: z
        .strictObject({
          subaccounts: z.array(text('Subaccount', 64)).max(1000).meta({ title: 'Subaccounts' }).optional(),
          future_subaccounts: z.boolean().meta({ title: 'Subaccounts to come' }).optional(),
        })
        .meta({ title: 'May be used by' })
        .optional(),
      subaccount_id: subaccount().optional(),
    }),
    output: SenderDomain,
    permissions: ['/domain/add'],
  }),

  domain_remove: action({
    title: 'Remove a sender domain',
    help: 'Mail from this domain is then no longer signed by it.',
    effect: 'destroy',
    input: z.strictObject({ domain: listedDomain('Domain'), subaccount_id: subaccount().optional() }),
    output: SenderDomain,
    permissions: ['/domain/remove', '/domain/view'],
  }),

  domain_returnpath: action({
    title: 'Rename a return path',
    help: 'Changes the subdomain that bounces come back to. Its DNS record has to be published anew.',
    effect: 'write',
    input: renaming(),
    output: SenderDomain,
    permissions: ['/domain/returnpath'],
  }),

  domain_tracking: action({
    title: 'Rename a tracking subdomain',
    help: 'Changes the subdomain of tracked links. Its DNS record has to be published anew.',
    effect: 'write',
    input: renaming(),
    output: SenderDomain,
    permissions: ['/domain/tracking'],
  }),

  domain_verify: action({
    title: 'Verify a sender domain',
    help: 'Looks at the DNS records now. SMTP2GO looks by itself about every 7 minutes.',
    effect: 'write',
    input: z.strictObject({
      domain: listedDomain('Domain'),
      requisition_ssl: ssl().optional(),
      subaccount_id: subaccount().optional(),
    }),
    output: SenderDomain,
    permissions: ['/domain/verify'],
  }),

  domain_view: action({
    title: 'List sender domains',
    help: 'Domains with their DNS records: what is expected and what was found.',
    effect: 'read',
    input: z.strictObject({ domain: listedDomain('Domain').optional(), subaccount_id: subaccount().optional() }),
    output: z.array(SenderDomain),
    permissions: ['/domain/view'],
  }),
};
