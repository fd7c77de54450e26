import { z } from 'zod';
import { domainIn, isDomain, isMailAddress, plainName, sought, tidied } from '../mail-address.ts';
import { visible } from '../visible.ts';
import {
  action,
  day,
  inOrder,
  limit,
  listedDomain,
  listedEmail,
  notInOrder,
  offset,
  subaccount,
  text,
} from './define.ts';

/** The reasons for suppressing an address, by the seed's names and SMTP2GO's (smtp2go-api.md 2.21). */
export const SUPPRESSION_TYPES = {
  bounces: 'bounce',
  unsubscribes: 'unsubscribe',
  'spam complaints': 'spam',
  manual: 'manual',
  compliance: 'compliance',
} as const;
export type SuppressionType = keyof typeof SUPPRESSION_TYPES;

/** An address or domain that SMTP2GO does not send to. */
const Suppression = z.looseObject({
  email_address: z.string(),
  /** The kind of suppression. */
  reason: z.string(),
  complaint: z.string().optional(),
  block_description: z.string().optional(),
  /** ms since the epoch. */
  timestamp: z.number().optional(),
  subject: z.string().optional(),
});

/** The most targets of one run. */
const MOST_TARGETS = 10_000;

/** An address or a domain to suppress. */
export interface Target {
  readonly kind: 'EMAIL' | 'DOMAIN';
  readonly name: string;
  /** A domain without the @ that says so: perhaps half of an address, or a name. */
  readonly isPlain: boolean;
}

/** Undefined if the entry is neither. */
function targetOf(entry: string): Target | undefined {
  const text = tidied(entry);
  if (isMailAddress(text)) return { kind: 'EMAIL', name: text, isPlain: false };
  const domain = domainIn(text);
  return isDomain(domain) ? { kind: 'DOMAIN', name: domain, isPlain: !text.startsWith('@') } : undefined;
}

/** What a pasted text is split at, but for spaces in a quoted part before an @. */
const ENTRY = /"[^"\r\n]*"@[^\s,;]+|[^\s,;]+/g;
/** `Name <address>`, of which the name may have commas in quotation marks. */
const NAMED = /(?:"[^"\r\n]*"[^\S\r\n]*|[^<>,;"\r\n]*)<([^<>\s]+@[^<>\s]+)>/g;

/** The entries of a text or a list, as they were given. */
const entriesIn = (input: string | readonly string[]): readonly string[] =>
  typeof input === 'string'
    ? (input.replace(NAMED, ' $1 ').match(ENTRY) ?? [])
    : input.filter((entry) => tidied(entry) !== '');

/** The targets among the entries, without duplicates, and the entries that are none. */
export function targetsIn(input: string | readonly string[]) {
  const targets = new Map<string, Target>();
  const neither: string[] = [];
  for (const entry of entriesIn(input)) {
    const target = targetOf(entry);
    const known = target && targets.get(plainName(target.name));
    if (target) targets.set(plainName(target.name), { ...target, isPlain: target.isPlain && (known?.isPlain ?? true) });
    else neither.push(entry.trim());
  }
  return { targets: [...targets.values()], neither };
}

export const suppressionActions = {
  suppression_add: action({
    title: 'Suppress',
    help: 'No more e-mail goes to these addresses or domains. One call for each; what failed can be tried again.',
    effect: 'write',
    input: z
      .strictObject({
        email_address: z
          .union([z.string().max(1_000_000), z.array(z.string().max(320))])
          .superRefine((input, context) => {
            const entries = entriesIn(input);
            if (entries.length === 0) context.addIssue({ code: 'custom', message: 'There is no address here.' });
            if (entries.length > MOST_TARGETS) {
              context.addIssue({ code: 'custom', message: `At most ${MOST_TARGETS} at a time.` });
            }
            const { targets, neither } = targetsIn(input);
            if (targets.length > 0 || neither.length === 0) return;
            const more = neither.length > 3 ? ` and ${(neither.length - 3).toLocaleString('en')} more` : '';
            context.addIssue({
              code: 'custom',
              message: `Neither an address nor a domain: ${neither.slice(0, 3).map(visible).join(', ')}${more}.`,
            });
          })
          .meta({
            title: 'Addresses or domains',
            description: `At most ${MOST_TARGETS.toLocaleString('en')}; @example.com is a domain.`,
          }),
        type: z
          .enum(['EMAIL', 'DOMAIN', 'ALL'])
          .meta({ title: 'Kind', description: 'Addresses, domains or both; a mistake is then not made.' })
          .optional(),
        description: text('Detail', 255).optional(),
        subaccount_id: subaccount().optional(),
      })
      .refine(
        ({ type, email_address }) =>
          type === undefined || type === 'ALL' || targetsIn(email_address).targets.every(({ kind }) => kind === type),
        { path: ['type'], message: 'Not everything that is given is of this type.' },
      ),
    output: z.object({
      succeeded: z.array(z.string()),
      failed: z.array(
        z.object({
          email_address: z.string(),
          /** `unknown`: the answer was lost and the list does not show the entry. `not_tried`: the run ended before. */
          outcome: z.enum(['refused', 'unknown', 'not_tried']),
          reason: z.string(),
        }),
      ),
    }),
    permissions: ['/suppression/add'],
  }),

  suppression_remove: action({
    title: 'Lift a suppression',
    help: 'E-mail goes to this address or domain again, whatever it was blocked for.',
    effect: 'destroy',
    input: z
      .strictObject({
        email: listedEmail('Address').optional(),
        domain: listedDomain('Domain').optional(),
        subaccount_id: subaccount().optional(),
      })
      .refine(({ email, domain }) => (email === undefined) !== (domain === undefined), {
        path: ['email'],
        message: 'Either an address or a domain.',
      }),
    output: z.array(z.object({ email_address: z.string(), reason: z.string(), removed: z.boolean() })),
    permissions: ['/suppression/view', '/suppression/remove'],
  }),

  suppression_view: action({
    title: 'Suppressions',
    help: 'Addresses and domains that get no more e-mail, and why. Without dates: all of them.',
    effect: 'read',
    input: z
      .strictObject({
        limit: limit(1000, 100),
        offset: offset(),
        start_date: day('From').optional(),
        end_date: day('To').optional(),
        // A domain has no @ in the list, but may be typed with one, as for adding it.
        email_address: text('Address or domain', 320)
          .overwrite((name) => sought(name).replace(/^@(?=.)/, ''))
          .optional(),
        suppression_type: z
          // Object.keys forgets the type of the keys, which are exactly those of the literal.
          .enum(Object.keys(SUPPRESSION_TYPES) as SuppressionType[])
          .meta({ title: 'Reason' })
          .optional(),
        subaccount_id: subaccount().optional(),
      })
      .refine(inOrder('start_date', 'end_date'), notInOrder('start_date')),
    output: z.array(Suppression),
    permissions: ['/suppression/view'],
  }),
};
