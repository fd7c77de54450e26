import { SENDERS } from '../cast.ts';
import { base62, keyOfText } from '../chance.ts';
import type { ApiKey } from '../keys.ts';
import type { Origin } from './origin.ts';

/** What a key is listed as. Its user name is the first 16 characters of it (smtp2go-api.md 1.2). */
export type ListedKey = Pick<ApiKey, 'description' | 'status' | 'permissions'> & { readonly username: string };

/** Keys that other programs of the account use; nobody can call with them here. */
export type OtherKeys = {
  readonly list: () => readonly ListedKey[];
  /** False when there is none of that user name. */
  readonly remove: (username: string) => boolean;
};

const SENDS_ONLY = ['/email/send'];

export const createOtherKeys = ({ subaccount }: Origin): OtherKeys => {
  const id = subaccount?.id ?? '';
  const senders = SENDERS.map(({ user }) => user).filter((user) => (user.subaccount?.id ?? '') === id);
  const keys: readonly ListedKey[] = [
    ...senders
      .filter(({ username }) => username.startsWith('api-'))
      .map(({ username, description }) => ({
        username,
        description,
        status: 'allowed' as const,
        permissions: SENDS_ONLY,
      })),
    {
      username: `api-${base62(keyOfText(`old key of ${id}`) * 2 ** 20, 12)}`,
      description: 'Old web form',
      status: 'blocked',
      permissions: SENDS_ONLY,
    },
  ];
  const byName = new Map(keys.map((key) => [key.username, key]));
  return { list: () => [...byName.values()], remove: (username) => byName.delete(username) };
};
