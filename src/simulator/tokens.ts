import { createHash } from 'node:crypto';

/** A `continue_token`: nothing a client could read, everything the next page needs. */
export const writeToken = (parts: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts of a token; none for a text that is no token. */
export const readToken = (token: string): readonly unknown[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
};

/** A token belongs to the request it came from: all other parameters have to stay (smtp2go-api.md 1.8). */
export const fingerprint = (input: object): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(input).sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest('base64url')
    .slice(0, 16);
