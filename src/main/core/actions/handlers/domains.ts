import type { ActionResult } from '../../../../shared/actions/define.ts';
import type { SenderDomain } from '../../../../shared/actions/domains.ts';
import { ok, type Result } from '../../../../shared/failure.ts';
import type { DataOf, RequestOf } from '../../api/endpoints/index.ts';
import type { Reply } from '../../api/reply.ts';
import type { ActionContext, Handler, Handlers } from '../context.ts';
import { answer, refuse, verifyIfUnknown } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { sameName } from '../spelling.ts';
import { senderDomain } from './domain-records.ts';

type Domains = Reply<DataOf<'domain/view'>>;

const view = (context: ActionContext, request: RequestOf<'domain/view'>): Promise<Result<Domains>> =>
  context.client.call('domain/view', request, { signal: context.signal });

/** Picks the requested domain; some responses list all of them (smtp2go-api.md 2.6). */
const pick = ({ data }: Domains, domain: string): SenderDomain | undefined => {
  const found = data.domains.find((each) => sameName(each.domain.fulldomain) === sameName(domain));
  return found && senderDomain(found);
};

async function find(
  context: ActionContext,
  domain: string,
  subaccount_id: string | undefined,
): Promise<Result<SenderDomain | undefined>> {
  const seen = await view(context, { domain, subaccount_id });
  return seen.ok ? ok(pick(seen.data, domain)) : seen;
}

/** The answer after an accepted change: the domain in its new state. */
async function changed(
  sent: Result<Domains>,
  { domain, subaccount_id }: { readonly domain: string; readonly subaccount_id?: string | undefined },
  context: ActionContext,
  ...notes: readonly string[]
): Promise<Result<ActionResult<SenderDomain>>> {
  if (!sent.ok) return sent;
  const { requestId, skippedRows } = sent.data;
  const reported = pick(sent.data, domain);
  if (reported) return answer(reported, requestId, [...notes, ...notesOf(skippedNote(skippedRows))]);
  const found = await find(context, domain, subaccount_id);
  if (found.ok && found.data) return answer(found.data, requestId, notes);
  return answer({ domain, records: [] }, requestId, [
    ...notes,
    'SMTP2GO accepted it, but does not list the domain yet.',
  ]);
}

function stateInWords(domain: string, found: SenderDomain | undefined): string {
  if (!found) return `${domain} is not there.`;
  if (found.verified === undefined) return `${domain} is there; whether it is verified is not told.`;
  return `${domain} is there, ${found.verified ? 'verified' : 'not verified'}.`;
}

const lookFor = (context: ActionContext, domain: string, subaccountId: string | undefined) => async () => {
  const found = await find(context, domain, subaccountId);
  return found.ok ? ok(stateInWords(domain, found.data)) : found;
};

const PUBLISH = 'Publish the DNS record of the new subdomain; until it is found, this part is not verified.';

type Renaming = Handler<'domain_tracking' | 'domain_returnpath'>;
const rename =
  (path: 'domain/tracking' | 'domain/returnpath'): Renaming =>
  async (input, context) => {
    const { domain, new_subdomain, subaccount_id } = input;
    const sent = await verifyIfUnknown(context.client.call(path, input, { signal: context.signal }), async () => {
      const found = await find(context, domain, subaccount_id);
      if (!found.ok) return found;
      const isNew = found.data?.records.some(({ host }) => host.startsWith(`${new_subdomain}.`));
      return ok(`${domain} ${isNew ? 'has' : 'does not have'} the subdomain ${new_subdomain}.`);
    });
    return changed(sent, input, context, PUBLISH);
  };

export const domainHandlers = {
  domain_add: async (input, context) => {
    const { domain, subaccount_id } = input;
    const sent = await verifyIfUnknown(
      context.client.call('domain/add', input, { signal: context.signal }),
      lookFor(context, domain, subaccount_id),
    );
    if (!sent.ok && sent.failure.kind === 'refused-by-provider' && sent.failure.code === 'API_EXCEPTION') {
      // The error code is unspecific; usually the domain already exists (smtp2go-api.md 1.4).
      const found = await find(context, domain, subaccount_id);
      if (found.ok && found.data) return refuse('domain', `${domain} is a sender domain already.`);
    }
    return changed(sent, input, context);
  },

  domain_remove: async (input, context) => {
    const { domain, subaccount_id } = input;
    const found = await find(context, domain, subaccount_id);
    if (!found.ok) return found;
    if (!found.data) return refuse('domain', `${domain} is not a sender domain.`);
    const sent = await verifyIfUnknown(
      context.client.call('domain/remove', input, { signal: context.signal }),
      lookFor(context, domain, subaccount_id),
    );
    return sent.ok ? answer(found.data, sent.data.requestId) : sent;
  },

  domain_verify: async (input, context) => {
    const sent = await verifyIfUnknown(
      context.client.call('domain/verify', input, { signal: context.signal }),
      lookFor(context, input.domain, input.subaccount_id),
    );
    return changed(sent, input, context);
  },

  domain_tracking: rename('domain/tracking'),
  domain_returnpath: rename('domain/returnpath'),
  domain_view: async ({ domain, subaccount_id }, context) => {
    const seen = await view(context, { domain, subaccount_id });
    if (!seen.ok) return seen;
    const all = seen.data.data.domains.map(senderDomain);
    const data = domain === undefined ? all : all.filter((each) => sameName(each.domain) === sameName(domain));
    const { requestId, skippedRows } = seen.data;
    return ok({
      data,
      total: data.length,
      next: undefined,
      requestId,
      notes: notesOf(skippedNote(skippedRows)),
    });
  },
} satisfies Partial<Handlers>;
