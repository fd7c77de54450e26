import { z } from 'zod';
import type { Cause } from '../../../shared/cause.ts';
import { explainReply } from '../../../shared/reply/explain.ts';
import { BLAME_KEYS, isMeaningKey } from '../../../shared/reply/meanings.ts';
import type { Log } from '../ports.ts';
import type { Database } from './database.ts';
import { fitting, json, maybe } from './row-schemas.ts';

const Rest = z.object({ kinds: z.number(), count: z.number() });
const Shares = z.object({ top: z.array(z.object({ name: z.string(), count: z.number() })), others: Rest });

/** Replies stored by other versions, in whose terms they are not known, are explained again. */
const StoredReply = z
  .object({
    code: z.string(),
    enhanced: maybe(z.string()),
    key: z.unknown().optional(),
    sample: z.string(),
    count: z.number(),
  })
  .transform(({ code, enhanced, key, sample, count }) => ({
    code,
    enhanced,
    key: isMeaningKey(key) ? key : (explainReply(`${code} ${enhanced ?? ''} ${sample}`)?.key ?? ('unsaid' as const)),
    sample,
    count,
  }));

const Stored = z.object({
  takenAt: z.number(),
  from: z.number(),
  to: z.number(),
  total: z.number(),
  read: z.number(),
  hard: z.number(),
  soft: z.number(),
  senders: Shares,
  recipientDomains: Shares,
  replies: z.array(StoredReply),
  otherReplies: Rest,
  blames: maybe(z.array(z.object({ blame: z.enum(BLAME_KEYS), count: z.number() }))),
  dead: maybe(z.number()),
  firstAt: maybe(z.number()),
  lastAt: maybe(z.number()),
  deadRecipients: z.array(z.string()),
});

/**
 * A cause stored before replies said who is at fault may list recipients who are alive, and nothing stored can tell them
 * from the dead: it offers nobody.
 */
const StoredCause = Stored.transform(
  ({ blames, dead, deadRecipients, ...rest }): Cause =>
    blames === undefined || dead === undefined
      ? { ...rest, blames: [], dead: 0, deadRecipients: [] }
      : { ...rest, blames, dead, deadRecipients },
);

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
