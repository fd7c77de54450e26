import { emailAddress, text } from '../fields.ts';
import { exception, type Outcome } from '../reply.ts';
import { defineRoute, type Route } from '../route.ts';

/** Adding and removing answer without an envelope in the documented examples (smtp2go-api.md 1.3). */
const DONE: Outcome = { bare: { just_returns_this: 'ok' } };

/** Paths below `/single_sender_emails` (smtp2go-api.md 3). */
export const singleSenderRoutes: readonly Route[] = [
  defineRoute({
    path: '/single_sender_emails/view',
    ofSubaccounts: true,
    fields: { email_address: text },
    answer: ({ email_address }, { account: { singleSenders } }) => ({
      data: {
        senders: singleSenders
          .list()
          .filter(({ address }) => email_address === undefined || address === email_address.toLowerCase())
          .map(({ address, isVerified }) => ({ email_address: address, verified: isVerified })),
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
      singleSenders.add(email_address.toLowerCase());
      return DONE;
    },
  }),
  defineRoute({
    path: '/single_sender_emails/remove',
    ofSubaccounts: true,
    fields: { email_address: emailAddress },
    required: ['email_address'],
    answer: ({ email_address }, { account: { singleSenders } }) =>
      singleSenders.remove(email_address.toLowerCase())
        ? DONE
        : exception('There is no single sender with that address'),
  }),
];
