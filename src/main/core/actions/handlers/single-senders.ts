import { ok, type Result } from '../../../../shared/failure.ts';
import type { DataOf } from '../../api/endpoints/index.ts';
import type { Reply } from '../../api/reply.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { answer, refuse, verifyIfUnknown } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { sameName } from '../spelling.ts';

type Senders = Reply<DataOf<'single_sender_emails/view'>>;
type Which = { readonly email_address: string; readonly subaccount_id?: string | undefined };

const view = (
  context: ActionContext,
  email_address: string | undefined,
  subaccount_id: string | undefined,
): Promise<Result<Senders>> =>
  context.client.call('single_sender_emails/view', { email_address, subaccount_id }, { signal: context.signal });

const pick = ({ data }: Senders, address: string) => {
  const found = data.senders.find((each) => sameName(each.email_address) === sameName(address));
  return found && { email_address: found.email_address, verified: found.verified };
};

const lookFor =
  (context: ActionContext, { email_address, subaccount_id }: Which) =>
  async () => {
    const seen = await view(context, email_address, subaccount_id);
    if (!seen.ok) return seen;
    const found = pick(seen.data, email_address);
    if (!found) return ok(`${email_address} is not there.`);
    return ok(`${email_address} is there, ${found.verified ? 'verified' : 'not verified yet'}.`);
  };

export const singleSenderHandlers = {
  single_sender_emails_add: async (input, context) => {
    const sent = await verifyIfUnknown(
      context.client.call('single_sender_emails/add', input, { signal: context.signal }),
      lookFor(context, input),
    );
    if (!sent.ok) return sent;
    const seen = await view(context, input.email_address, input.subaccount_id);
    const found = seen.ok ? pick(seen.data, input.email_address) : undefined;
    return answer(
      found ?? { email_address: input.email_address, verified: false },
      sent.data.requestId,
      found?.verified
        ? []
        : [`SMTP2GO sends an e-mail to ${input.email_address}; the link in it verifies the address.`],
    );
  },

  single_sender_emails_remove: async (input, context) => {
    const seen = await view(context, input.email_address, input.subaccount_id);
    if (!seen.ok) return seen;
    const found = pick(seen.data, input.email_address);
    if (!found) return refuse('email_address', `${input.email_address} is not a single sender.`);
    const request = { ...input, email_address: found.email_address };
    const sent = await verifyIfUnknown(
      context.client.call('single_sender_emails/remove', request, { signal: context.signal }),
      lookFor(context, request),
    );
    return sent.ok ? answer(found, sent.data.requestId) : sent;
  },

  single_sender_emails_view: async (input, context) => {
    const { email_address, subaccount_id } = input;
    const seen = await view(context, email_address, subaccount_id);
    if (!seen.ok) return seen;
    const all = seen.data.data.senders.map((each) => ({ email_address: each.email_address, verified: each.verified }));
    const data =
      email_address === undefined
        ? all
        : all.filter((each) => sameName(each.email_address) === sameName(email_address));
    const { requestId, skippedRows } = seen.data;
    return ok({ data, total: data.length, next: undefined, requestId, notes: notesOf(skippedNote(skippedRows)) });
  },
} satisfies Partial<Handlers>;
