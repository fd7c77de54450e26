import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../ports.ts';
import type { Database } from './database.ts';
import { fitting } from './row-schemas.ts';

/** A key whose data a store holds: its SHA-256 in hex, and the address it was used at. */
export interface Owner {
  readonly keyHash: string;
  readonly baseUrl: string;
}

export const ownerOf = (key: string, baseUrl: string): Owner => ({
  keyHash: createHash('sha256').update(key).digest('hex'),
  baseUrl,
});

const OwnerRow = z.object({ keyHash: z.string(), baseUrl: z.string() });

/** Stores the keys whose data this is: one after another, if the person replaced the key. */
export function ownersIn(database: Database, log: Log) {
  const put = database.prepare('INSERT INTO owners (key_hash, base_url) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const all = database.prepare('SELECT key_hash AS keyHash, base_url AS baseUrl FROM owners');
  return {
    put: ({ keyHash, baseUrl }: Owner): void => {
      put.run(keyHash, baseUrl);
    },
    all: (): readonly Owner[] => fitting(all.all(), OwnerRow, 'owners', log),
  };
}
