import type { Change } from './lost-change.ts';

const LIST = ['a@b.example'];
const list = (...allowed_senders: readonly string[]) => ({ allowed_senders, mode: 'disabled' });
const domains = (...names: readonly string[]) => ({
  domains: names.map((fulldomain) => ({
    domain: { fulldomain, dkim_verified: true, rpath_verified: true, rpath_selector: 'em1' },
    trackers: [{ fulldomain: `link.${fulldomain}` }],
  })),
});
const unverified = { domains: [{ domain: { fulldomain: 'b.example', dkim_verified: false, rpath_verified: true } }] };
const renamed = {
  domains: [
    { domain: { fulldomain: 'b.example', rpath_selector: 'new' }, trackers: [{ fulldomain: 'new.b.example' }] },
  ],
};
const senders = (...addresses: readonly string[]) => ({
  senders: addresses.map((email_address) => ({ email_address, verified: false })),
});
export const SENDER_CHANGES: readonly Change[] = [
  {
    id: 'allowed_senders_add',
    input: { email_address: 'new@b.example' },
    path: 'allowed_senders/add',
    look: 'allowed_senders/view',
    before: list(...LIST),
    looks: 0,
    done: [list(...LIST, 'new@b.example'), 'new@b.example is on the list.'],
    undone: [list(...LIST), 'new@b.example is not on the list.'],
  },
  {
    id: 'allowed_senders_remove',
    input: { email_address: 'a@b.example' },
    path: 'allowed_senders/remove',
    look: 'allowed_senders/view',
    before: list(...LIST),
    looks: 1,
    done: [list(), 'a@b.example is not on the list.'],
    undone: [list(...LIST), 'a@b.example is on the list.'],
  },
  {
    id: 'allowed_senders_set_mode',
    input: { mode: 'disabled' },
    path: 'allowed_senders/update',
    look: 'allowed_senders/view',
    before: { ...list(...LIST), mode: 'whitelist' },
    looks: 2,
    done: [list(...LIST), 'The list is as it was to be.'],
    undone: [{ ...list(...LIST), mode: 'whitelist' }, 'The list is not as it was to be.'],
  },
  {
    id: 'allowed_senders_update',
    input: { allowed_sender_id: 'a@b.example', email_address: 'c@b.example' },
    path: 'allowed_senders/update',
    look: 'allowed_senders/view',
    before: list(...LIST),
    looks: 2,
    done: [list('c@b.example'), 'The list is as it was to be.'],
    undone: [list(...LIST), 'The list is not as it was to be.'],
  },
  {
    id: 'domain_add',
    input: { domain: 'b.example' },
    path: 'domain/add',
    look: 'domain/view',
    before: domains(),
    looks: 0,
    done: [domains('b.example'), 'b.example is there, verified.'],
    undone: [domains(), 'b.example is not there.'],
  },
  {
    id: 'domain_remove',
    input: { domain: 'b.example' },
    path: 'domain/remove',
    look: 'domain/view',
    before: domains('b.example'),
    looks: 1,
    done: [domains(), 'b.example is not there.'],
    undone: [domains('b.example'), 'b.example is there, verified.'],
  },
  ...(['tracking', 'returnpath'] as const).map(
    (what): Change => ({
      id: `domain_${what}`,
      input: { domain: 'b.example', old_subdomain: 'link', new_subdomain: 'new' },
      path: `domain/${what}`,
      look: 'domain/view',
      before: domains('b.example'),
      looks: 0,
      done: [renamed, 'b.example has the subdomain new.'],
      undone: [domains('b.example'), 'b.example does not have the subdomain new.'],
    }),
  ),
  {
    id: 'domain_verify',
    input: { domain: 'b.example' },
    path: 'domain/verify',
    look: 'domain/view',
    before: domains('b.example'),
    looks: 0,
    done: [domains('b.example'), 'b.example is there, verified.'],
    undone: [unverified, 'b.example is there, not verified.'],
  },
  {
    id: 'single_sender_emails_add',
    input: { email_address: 'a@b.example' },
    path: 'single_sender_emails/add',
    look: 'single_sender_emails/view',
    before: senders(),
    looks: 0,
    done: [senders('a@b.example'), 'a@b.example is there, not verified yet.'],
    undone: [senders(), 'a@b.example is not there.'],
  },
  {
    id: 'single_sender_emails_remove',
    input: { email_address: 'a@b.example' },
    path: 'single_sender_emails/remove',
    look: 'single_sender_emails/view',
    before: senders('a@b.example'),
    looks: 1,
    done: [senders(), 'a@b.example is not there.'],
    undone: [senders('a@b.example'), 'a@b.example is there, not verified yet.'],
  },
];
