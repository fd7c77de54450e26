import { z } from 'zod';
import type { Cause } from '../../../shared/cause.ts';
import type { Log } from '../ports.ts';
import type { Database } from './database.ts';
import { fitting, json, maybe } from './row-schemas.ts';

const Rest = z.object({ kinds: z.number(), count: z.number() });
const Shares = z.object({ top: z.array(z.object({ name: z.string(), count: z.number() })), others: Rest });

const StoredCause = z.object({
  takenAt: z.number(),
  from: z.number(),
  to: z.number(),
  total: z.number(),
  read: z.number(),
  hard: z.number(),
  soft: z.number(),
  senders: Shares,
  recipientDomains: Shares,
  replies: z.array(
    z.object({
      code: z.string(),
      enhanced: maybe(z.string()),
      sample: z.string(),
      count: z.number(),
      title: z.string(),
      advice: z.string(),
    }),
  ),
  otherReplies: Rest,
  firstAt: maybe(z.number()),
  lastAt: maybe(z.number()),
  deadRecipients: z.array(z.string()),
}) satisfies z.ZodType<Cause>;

const CauseRow = z.object({ value: json(StoredCause) });

/** The cause of each incident, as captured when it opened; written once. */
export function causesIn(database: Database, log: Log) {
  const put = database.prepare('INSERT INTO causes (incident_id, value) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const get = database.prepare('SELECT value FROM causes WHERE incident_id = ?');
  const has = database.prepare('SELECT 1 FROM causes WHERE incident_id = ?');

  return {
    put: (incidentId: string, cause: Cause): void => {
      put.run(incidentId, JSON.stringify(cause));
    },
    has: (incidentId: string): boolean => has.all(incidentId).length > 0,
    get: (incidentId: string): Cause | undefined => fitting(get.all(incidentId), CauseRow, 'causes', log)[0]?.value,
  };
}
