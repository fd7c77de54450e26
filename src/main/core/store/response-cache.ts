import { z } from 'zod';
import { DAY_MS } from '../../../shared/calendar.ts';
import type { Log } from '../ports.ts';
import type { Database } from './database.ts';
import { fitting, json } from './row-schemas.ts';

/** Retention of cached responses. */
const KEEP_MS = 90 * DAY_MS;
/** The most bytes to cache in all, and for one response; a larger one is not cached. */
const BOUNDS = { all: 32 * 1_048_576, one: 4 * 1_048_576 };

/** The last good response of a read action for one input. `value` is unparsed: the caller validates it. */
export interface CachedResponse {
  readonly value: unknown;
  /** When it was received (ms since the epoch). */
  readonly at: number;
}

const ResponseRow = z.object({ value: json(z.unknown()), at: z.number() });
const SizeRow = z.object({ bytes: z.number().nullable() });

/** Stores the last good response of each read action and input. `bounds` are in bytes. */
export function responseCacheIn(database: Database, log: Log, bounds = BOUNDS) {
  const put = database.prepare(
    `INSERT INTO responses (action, input, value, at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value, at = excluded.at`,
  );
  const get = database.prepare('SELECT value, at FROM responses WHERE action = ? AND input = ?');
  const dropOld = database.prepare('DELETE FROM responses WHERE at < ?');
  const dropAll = database.prepare('DELETE FROM responses');
  // `octet_length` does not read the values themselves, as `length` would.
  const size = database.prepare('SELECT sum(octet_length(value)) AS bytes FROM responses');
  const dropOldest = database.prepare(
    'DELETE FROM responses WHERE (action, input) IN (SELECT action, input FROM responses ORDER BY at LIMIT 1)',
  );
  const bytes = (): number => fitting(size.all(), SizeRow, 'responses', log)[0]?.bytes ?? 0;

  return {
    put: (action: string, input: string, value: unknown, at: number): void => {
      const text = JSON.stringify(value);
      if (Buffer.byteLength(text) > bounds.one) return;
      database.transaction(() => {
        put.run(action, input, text, at);
        dropOld.run(at - KEEP_MS);
        while (bytes() > bounds.all && dropOldest.run() > 0) log.info('store: dropped the oldest cached response');
      });
    },
    get: (action: string, input: string): CachedResponse | undefined =>
      fitting(get.all(action, input), ResponseRow, 'responses', log)[0],
    /**
     * Deletes responses that have not been refreshed in time, so that after a long time offline they are not taken for
     * current.
     */
    deleteExpired: (now: number): void => {
      dropOld.run(now - KEEP_MS);
    },
    erase: (): void => {
      dropAll.run();
    },
  };
}
