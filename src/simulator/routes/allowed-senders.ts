import { addressOrDomain, listOf, oneOf, someOf } from '../fields.ts';
import type { Outcome } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';
import { type AllowedSenders, MODES } from '../stores/allowed-senders.ts';

const entries = listOf(addressOrDomain);
const someEntries = someOf(addressOrDomain);
const mode = oneOf(MODES);

const told = (senders: AllowedSenders, list = senders.view().entries): Outcome => ({
  data: { allowed_senders: list, mode: senders.view().mode },
});

/** Paths below `/allowed_senders` (smtp2go-api.md 2.2 to 2.5). */
export const allowedSenderRoutes: readonly Route[] = [
  defineRoute({
    path: '/allowed_senders/view',
    ofSubaccounts: true,
    fields: {},
    answer: (_, { account: { allowedSenders } }) => told(allowedSenders),
  }),
  defineRoute({
    path: '/allowed_senders/add',
    ofSubaccounts: true,
    fields: { allowed_senders: someEntries },
    required: ['allowed_senders'],
    answer: ({ allowed_senders }, { account: { allowedSenders } }) => {
      allowedSenders.add(allowed_senders);
      return told(allowedSenders);
    },
  }),
  defineRoute({
    path: '/allowed_senders/remove',
    ofSubaccounts: true,
    fields: { allowed_senders: someEntries },
    required: ['allowed_senders'],
    answer: ({ allowed_senders }, { account: { allowedSenders }, quirks }) => {
      const removed = allowedSenders.remove(allowed_senders);
      return quirks.allowedSenders === 'removed' ? told(allowedSenders, removed) : told(allowedSenders);
    },
  }),
  defineRoute({
    path: '/allowed_senders/update',
    ofSubaccounts: true,
    fields: { allowed_senders: entries, mode },
    // The schema carries a default for the mode (2.4): a client that relies on it would switch the restriction on.
    required: ['allowed_senders', 'mode'],
    answer: (input, { account: { allowedSenders } }) => {
      allowedSenders.replace(input.allowed_senders, input.mode);
      return told(allowedSenders);
    },
  }),
];
