import { randomInt } from 'node:crypto';

export type ApiKey = {
  readonly key: string;
  /** Paths without `/v3`; `/stats/*` and `*` are allowed (smtp2go-api.md 1.6). */
  readonly permissions: readonly string[];
  /** A sandbox key may read like any other; a blocked key answers like an unknown one (assumed, smtp2go-api.md 7). */
  readonly status: 'allowed' | 'blocked' | 'sandbox';
  readonly description: string;
};
export type NewKey = Partial<ApiKey>;

const KEY_FORMAT = /^api-[A-Za-z0-9]{32}$/;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const randomKey = (): string => `api-${Array.from({ length: 32 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`;

export type KeyRing = {
  /** Adds a key, random if none is given; throws on a key of a wrong format, which is a mistake of the caller. */
  readonly add: (key: NewKey) => ApiKey;
  /** From now on the key is unknown. */
  readonly revoke: (key: string) => void;
  /** `malformed` also stands for a key that was not sent. */
  readonly look: (key: string | undefined) => ApiKey | 'malformed' | 'unknown';
  /** In the order they were added. */
  readonly list: () => readonly ApiKey[];
};

export const createKeyRing = (allPaths: readonly string[]): KeyRing => {
  const keys = new Map<string, ApiKey>();
  return {
    add: ({ key = randomKey(), permissions = allPaths, status = 'allowed', description = 'Desktop companion' }) => {
      if (!KEY_FORMAT.test(key)) throw new Error('A key is "api-" and 32 letters or digits');
      const entry: ApiKey = { key, permissions, status, description };
      keys.set(key, entry);
      return entry;
    },
    revoke: (key) => {
      keys.delete(key);
    },
    look: (key) => {
      if (key === undefined || !KEY_FORMAT.test(key)) return 'malformed';
      const entry = keys.get(key);
      return entry === undefined || entry.status === 'blocked' ? 'unknown' : entry;
    },
    list: () => [...keys.values()],
  };
};

/** Whether a list of permissions opens a path. */
export const permits = (permissions: readonly string[], path: string): boolean =>
  permissions.some((entry) => (entry.endsWith('*') ? path.startsWith(entry.slice(0, -1)) : entry === path));
