import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AccountId } from '../../../shared/account.ts';
import type { EarlierData } from '../../../shared/failure.ts';
import { readClosed } from './database.ts';
import type { Owner } from './owners.ts';

/** The data of an account that was forgotten and whose data was kept. */
export interface FoundData extends EarlierData {
  readonly accountId: string;
}

const SUFFIX = '.sqlite';

const Span = z.object({ from: z.number(), to: z.number() });

/**
 * Finds the newest kept data of a key among the stores in `folder`, but those of `connected` accounts. Only a store that
 * knows the whole key, by its hash, and the address counts. Finds nothing if the disk refuses.
 */
export function findEarlierData(folder: string, owner: Owner, connected: readonly string[]): FoundData | undefined {
  const found = idsIn(folder)
    .filter((id) => !connected.includes(id))
    .flatMap((accountId) => dataOf(join(folder, `${accountId}${SUFFIX}`), accountId, owner) ?? []);
  return found.toSorted((a, b) => b.to - a.to)[0];
}

function idsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => name.slice(0, -SUFFIX.length))
      .filter((id) => AccountId.safeParse(id).success);
  } catch {
    return [];
  }
}

function dataOf(file: string, accountId: string, { keyHash, baseUrl }: Owner): FoundData | undefined {
  const owners = readClosed(file, 'SELECT 1 FROM owners WHERE key_hash = ? AND base_url = ?', keyHash, baseUrl);
  if (owners.length === 0) return undefined;
  const [row] = readClosed(file, 'SELECT min(at) AS "from", max(at) AS "to" FROM samples');
  const span = Span.safeParse(row);
  return span.success ? { accountId, ...span.data, bytes: statSync(file).size } : undefined;
}
