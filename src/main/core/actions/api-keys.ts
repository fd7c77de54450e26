import { answer } from './change.ts';
import type { Handler } from './context.ts';
import { notesOf, skippedNote } from './notes.ts';

export const apiKeysPermissions: Handler<'api_keys_permissions'> = async (_input, { client, signal }) => {
  const permissions = await client.call('api_keys/permissions', {}, { signal });
  if (!permissions.ok) return permissions;
  const { data, requestId, skippedRows } = permissions.data;
  return answer([...data], requestId, notesOf(skippedNote(skippedRows)));
};

export const apiKeysView: Handler<'api_keys_view'> = async (input, { client, signal }) => {
  const keys = await client.call('api_keys/view', input, { signal });
  if (!keys.ok) return keys;
  const { data, requestId, skippedRows } = keys.data;
  return answer([...data], requestId, notesOf(skippedNote(skippedRows)));
};
