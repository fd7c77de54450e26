import type { Webhook } from '../../../../shared/actions/webhooks.ts';
import { fail, ok, type Result } from '../../../../shared/failure.ts';
import type { DataOf, RequestOf } from '../../api/endpoints/index.ts';
import type { Reply } from '../../api/reply.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { keepLabel, labelKey } from '../labels.ts';
import { answer, refuse, verifyIfUnknown } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';
import { merged, type WireWebhook, withoutUserInfo } from './webhook-merge.ts';

const LABEL = 'webhook';

const webhook = (wire: Omit<WireWebhook, 'auth_header_value'>, label: string | undefined): Webhook => ({
  id: wire.id,
  label: label || undefined,
  url: withoutUserInfo(wire.url),
  events: [...(wire.events ?? [])],
  sms_events: [...(wire.sms_events ?? [])],
  headers: [...(wire.headers ?? [])],
  usernames: [...(wire.usernames ?? [])],
  output_format: wire.output_format,
  auth_header_type: wire.auth_header_type,
});

const view = (
  context: ActionContext,
  subaccount_id: string | undefined,
): Promise<Result<Reply<DataOf<'webhook/view'>>>> =>
  context.client.call('webhook/view', { subaccount_id }, { signal: context.signal });

async function find(
  context: ActionContext,
  id: number,
  subaccountId: string | undefined,
): Promise<Result<WireWebhook | undefined>> {
  const seen = await view(context, subaccountId);
  return seen.ok ? ok(seen.data.data.find((each) => each.id === id)) : seen;
}

const fingerprint = ({ auth_header_value, ...rest }: WireWebhook): string =>
  JSON.stringify([rest, auth_header_value?.reveal()]);

function stateInWords(id: number, now: WireWebhook | undefined, request: RequestOf<'webhook/edit'>): string {
  if (!now) return `There is no webhook ${id}.`;
  const { subaccount_id: _, auth_header_value, ...wanted } = request;
  const isDone =
    Object.entries(wanted).every(
      ([field, value]) => JSON.stringify(Reflect.get(now, field) ?? (value === '' ? '' : [])) === JSON.stringify(value),
    ) && (now.auth_header_value?.reveal() ?? '') === (auth_header_value ?? '');
  return `Webhook ${id} is ${isDone ? '' : 'not '}as it was to be.`;
}

export const webhookHandlers = {
  webhook_add: async ({ webhook_url: url, name, ...rest }, context) => {
    const { subaccount_id } = rest;
    const added = await verifyIfUnknown(
      context.client.call('webhook/add', { ...rest, url }, { signal: context.signal }),
      async () => {
        const seen = await view(context, subaccount_id);
        if (!seen.ok) return seen;
        const ids = seen.data.data.filter((each) => each.url === url).map(({ id }) => id);
        const address = withoutUserInfo(url);
        return ok(ids.length > 0 ? `Webhook ${ids.join(', ')} is for ${address}.` : `No webhook is for ${address}.`);
      },
    );
    if (!added.ok) return added;
    const { data, requestId } = added.data;
    const notes = name ? keepLabel(context.labels, LABEL, labelKey(subaccount_id, data.id), name) : [];
    const dropped = [
      ...(rest.events ?? []).filter((event) => !data.events?.includes(event)),
      ...(rest.sms_events ?? []).filter((event) => !data.sms_events?.includes(event)),
    ];
    return answer(webhook(data, name), requestId, [
      ...notes,
      ...notesOf(dropped.length > 0 && `SMTP2GO left out: ${dropped.join(', ')}.`),
    ]);
  },

  webhook_edit: async (input, context) => {
    const { webhook_id, name, subaccount_id, ...changes } = input;
    const id = Number(webhook_id);
    const found = await find(context, id, subaccount_id);
    if (!found.ok) return found;
    const before = found.data;
    if (!before) return refuse('webhook_id', `There is no webhook ${webhook_id}.`);

    const key = labelKey(subaccount_id, id);
    const label = name ?? context.labels.get(LABEL, key);
    const keepName = () => (name === undefined ? [] : keepLabel(context.labels, LABEL, key, name));
    if (Object.values(changes).every((value) => value === undefined)) {
      return answer(webhook(before, label), undefined, keepName());
    }

    const wanted = merged(before, input);
    if (!wanted.ok) return wanted;
    const { request, notes } = wanted.data;
    const again = await find(context, id, subaccount_id);
    if (!again.ok) return again;
    if (!again.data || fingerprint(again.data) !== fingerprint(before)) {
      // The whole webhook is sent back, which would undo somebody else's change.
      return fail({ kind: 'conflict', what: `Webhook ${webhook_id}` });
    }
    const edited = await verifyIfUnknown(
      context.client.call('webhook/edit', request, { signal: context.signal }),
      async () => {
        const now = await find(context, id, subaccount_id);
        return now.ok ? ok(stateInWords(id, now.data, request)) : now;
      },
    );
    if (!edited.ok) return edited;
    return answer(webhook(edited.data.data, label), edited.data.requestId, [...keepName(), ...notes]);
  },

  webhook_remove: async ({ webhook_id, subaccount_id }, context) => {
    const id = Number(webhook_id);
    const key = labelKey(subaccount_id, id);
    // Read the label first: a disk failure afterwards would hide that the webhook was removed.
    const label = context.labels.get(LABEL, key);
    const removed = await verifyIfUnknown(
      context.client.call('webhook/remove', { id, subaccount_id }, { signal: context.signal }),
      async () => {
        const found = await find(context, id, subaccount_id);
        return found.ok ? ok(`Webhook ${id} is ${found.data ? 'still' : 'no longer'} there.`) : found;
      },
    );
    if (!removed.ok) return removed;
    const notes = label === undefined ? [] : keepLabel(context.labels, LABEL, key, undefined);
    return answer(webhook(removed.data.data, label), removed.data.requestId, notes);
  },

  webhook_view: async ({ subaccount_id }, context) => {
    const seen = await view(context, subaccount_id);
    if (!seen.ok) return seen;
    const { data, requestId, skippedRows } = seen.data;
    return ok({
      data: data.map((each) => webhook(each, context.labels.get(LABEL, labelKey(subaccount_id, each.id)))),
      total: data.length,
      next: undefined,
      requestId,
      notes: notesOf(skippedNote(skippedRows)),
    });
  },
} satisfies Partial<Handlers>;
