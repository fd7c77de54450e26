import { type Failure, fail, ok, type Result } from '../../../../shared/failure.ts';
import type { DataOf, RequestOf } from '../../api/endpoints/index.ts';
import type { Reply } from '../../api/reply.ts';
import type { ActionContext, Handlers } from '../context.ts';
import { answer, refuse, unconfirmed, verifyIfUnknown } from '../mutation.ts';
import { notesOf, skippedNote } from '../notes.ts';

type Keys = Reply<DataOf<'api_keys/view'>>;

const view = ({ client, signal }: ActionContext, request: RequestOf<'api_keys/view'>): Promise<Result<Keys>> =>
  client.call('api_keys/view', request, { signal });

/** The phrase that confirms that this account will have no data. */
const PHRASE = 'stop watching';

/** How to give the account a working key again. */
const NEXT = 'make one at SMTP2GO under Settings, API Keys, and replace the key under Settings, Accounts.';

/**
 * Asks for confirmation before removing the key that Relaywatch itself uses. A key can't be created or restored from
 * here.
 */
const confirmLosingAccess = (username: string, context: ActionContext) =>
  unconfirmed(context, PHRASE, [
    `${username} is the key that Relaywatch uses for this account.`,
    'Without it SMTP2GO refuses every call: nothing is watched any more, and no bounce or spam alert can come.',
    'Whatever else uses the same key is refused too. A removed key cannot be brought back.',
    `To go on watching, this account needs another key first: ${NEXT}`,
  ]);

const WHOLE_KEY =
  'SMTP2GO may want the whole key, which Relaywatch does not know: remove it at SMTP2GO under Settings, API Keys.';

/**
 * Explains the refusal of a key that was just listed: its first 16 characters may not be enough (smtp2go-api.md 3 does
 * not say).
 */
function withReason(failure: Failure): Failure {
  if (failure.kind === 'refused-by-provider' && failure.status < 500) {
    return { ...failure, text: [failure.text, WHOLE_KEY].filter(Boolean).join('. ') };
  }
  if (failure.kind !== 'invalid-input') return failure;
  return { ...failure, fields: [...failure.fields, { path: 'username', message: WHOLE_KEY }] };
}

export const apiKeyHandlers = {
  api_keys_permissions: async (_input, { client, signal }) => {
    const permissions = await client.call('api_keys/permissions', {}, { signal });
    if (!permissions.ok) return permissions;
    const { data, requestId, skippedRows } = permissions.data;
    return answer([...data], requestId, notesOf(skippedNote(skippedRows)));
  },

  api_keys_view: async (input, context) => {
    const keys = await view(context, input);
    if (!keys.ok) return keys;
    const { data, requestId, skippedRows } = keys.data;
    return answer([...data], requestId, notesOf(skippedNote(skippedRows)));
  },

  api_keys_remove: async ({ username, subaccount_id }, context) => {
    const isIt = (key: { readonly username: string }): boolean => key.username === username;
    const seen = await view(context, { subaccount_id });
    if (!seen.ok) return seen;
    const found = seen.data.data.find(isIt);
    if (!found) return refuse('username', `There is no API key ${username}.`);
    // Only the start of each key is listed, so another key with the same start counts as the one in use.
    const inUse = await context.client.isKeyInUse(username);
    if (!inUse.ok) return inUse;
    const asked = inUse.data && confirmLosingAccess(username, context);
    if (asked) return asked;
    const removed = await verifyIfUnknown(
      context.client.call('api_keys/remove', { id: username, subaccount_id }, { signal: context.signal }),
      async () => {
        const now = await view(context, { subaccount_id });
        if (now.ok) return ok(`${username} is ${now.data.data.some(isIt) ? 'still' : 'no longer'} there.`);
        return inUse.data && now.failure.kind === 'key-refused' ? ok(`SMTP2GO no longer accepts ${username}.`) : now;
      },
    );
    if (!removed.ok) return inUse.data ? removed : fail(withReason(removed.failure));
    const warning = `This account is not watched until it has another key: ${NEXT}`;
    return answer(found, removed.data.requestId, notesOf(inUse.data && warning));
  },
} satisfies Partial<Handlers>;
