import { z } from 'zod';
import {
  COMPARES,
  DEFER_REASONS,
  type DeferReason,
  INCIDENT_EVENTS,
  type Incident,
  type IncidentEvent,
  Rule,
  type Subject,
} from '../../../shared/alert.ts';
import type { IncidentDetails, IncidentPage } from '../../../shared/bridge.ts';
import type { Log } from '../ports.ts';
import type { AccountStore, StoredNotification } from './account-store.ts';
import type { Database } from './database.ts';
import { fitting, json, maybe, NoData, StoredSeries } from './row-schemas.ts';

const Level = z.enum(['warning', 'critical', 'no_data']);

const StoredSubject = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('series'),
    series: StoredSeries,
    ruleId: z.string(),
    ruleRevision: z.number(),
    ruleName: z.string(),
    compare: z.enum(COMPARES).default('above'),
    warning: maybe(z.number()),
    critical: maybe(z.number()),
    minimum: Rule.shape.minimum.optional(),
  }),
  z.object({ kind: z.literal('no_data'), why: NoData, parts: z.array(z.string()).optional() }),
]) satisfies z.ZodType<Subject>;

const IncidentRow = z
  .object({
    id: z.string(),
    subject: json(StoredSubject),
    level: Level,
    openedAt: z.number(),
    levelSince: z.number(),
    endedAt: maybe(z.number()),
    ending: maybe(z.enum(['resolved', 'closed_without_judgement'])),
    numerator: z.number(),
    denominator: z.number(),
    value: z.number(),
    readAt: z.number(),
    lastSequence: z.number(),
    acknowledgedAt: maybe(z.number()),
    acknowledgedNote: maybe(z.string()),
    snoozedUntil: maybe(z.number()),
  })
  .transform(
    ({ acknowledgedAt: at, acknowledgedNote: note, ...row }): Omit<Incident, 'accountId'> => ({
      ...row,
      acknowledged: at === undefined ? undefined : { at, note: note ?? '' },
    }),
  );

const EventRow = z
  .object({
    incidentId: z.string(),
    sequence: z.number(),
    kind: z.enum(INCIDENT_EVENTS),
    at: z.number(),
    level: Level,
    numerator: z.number(),
    denominator: z.number(),
    value: z.number(),
    note: maybe(z.string()),
    delivery: maybe(z.enum(['pending', 'deferred', 'shown'])),
    shownAt: maybe(z.number()),
    deferReason: maybe(z.enum(DEFER_REASONS)),
  })
  .transform(
    ({ delivery: state, shownAt, deferReason, ...row }): IncidentEvent => ({
      ...row,
      delivery: state === undefined ? undefined : { state, shownAt, deferReason },
    }),
  );

const INCIDENT = `id, subject, level, opened_at AS openedAt, level_since AS levelSince, ended_at AS endedAt, ending,
  numerator, denominator, value, read_at AS readAt, last_sequence AS lastSequence, acknowledged_at AS acknowledgedAt,
  acknowledged_note AS acknowledgedNote, snoozed_until AS snoozedUntil`;
const EVENT = `incident_id AS incidentId, sequence, kind, at, level, numerator, denominator, value, note, delivery,
  shown_at AS shownAt, defer_reason AS deferReason`;

/** A row with unreadable JSON has no metric, and does not make the query fail. */
const METRIC = `CASE WHEN json_valid(subject) THEN json_extract(subject, '$.series.metric') END`;

/** The key of the next page, readable even if the rest of its row is not. */
const Key = z.object({ openedAt: z.number(), id: z.string() });

/** Stores incidents, their events and the state of their notifications. */
export function incidentsIn(database: Database, accountId: string, log: Log) {
  const put = database.prepare(
    `INSERT INTO incidents
       (id, subject, level, opened_at, level_since, ended_at, ending, numerator, denominator, value, read_at,
        last_sequence, acknowledged_at, acknowledged_note, snoozed_until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET subject = excluded.subject, level = excluded.level, opened_at = excluded.opened_at,
       level_since = excluded.level_since, ended_at = excluded.ended_at, ending = excluded.ending,
       numerator = excluded.numerator, denominator = excluded.denominator, value = excluded.value,
       read_at = excluded.read_at, last_sequence = excluded.last_sequence, acknowledged_at = excluded.acknowledged_at,
       acknowledged_note = excluded.acknowledged_note, snoozed_until = excluded.snoozed_until`,
  );
  const putEvent = database.prepare(
    `INSERT INTO events
       (incident_id, sequence, kind, at, level, numerator, denominator, value, note, delivery, shown_at, defer_reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const markShown = database.prepare(
    `UPDATE events SET delivery = 'shown', shown_at = ?3
     WHERE incident_id = ?1 AND sequence = ?2 AND delivery IN ('pending', 'deferred')`,
  );
  const markDeferred = database.prepare(
    `UPDATE events SET delivery = 'deferred', defer_reason = ?3
     WHERE incident_id = ?1 AND sequence = ?2 AND delivery = 'pending'`,
  );
  const one = database.prepare(`SELECT ${INCIDENT} FROM incidents WHERE id = ?`);
  const eventsOf = database.prepare(`SELECT ${EVENT} FROM events WHERE incident_id = ? ORDER BY sequence`);
  const waiting = database.prepare(
    `SELECT ${EVENT} FROM events WHERE delivery IN ('pending', 'deferred') ORDER BY at, incident_id, sequence`,
  );
  const open = database.prepare(`SELECT ${INCIDENT} FROM incidents WHERE ended_at IS NULL ORDER BY opened_at, id`);
  // Filters come before the limit, so that pages are full and the last row is the next page's key.
  const page = (state: string) =>
    database.prepare(
      `SELECT ${INCIDENT} FROM incidents WHERE ended_at ${state} AND (opened_at, id) < (?1, ?2)
         AND (?3 IS NULL OR level = ?3) AND (?4 IS NULL OR ${METRIC} = ?4)
       ORDER BY opened_at DESC, id DESC LIMIT ?5`,
    );
  const pages = { open: page('IS NULL'), ended: page('IS NOT NULL') };

  const Stored = IncidentRow.transform((row): Incident => ({ ...row, accountId }));
  const find = (id: string): Incident | undefined => fitting(one.all(id), Stored, 'incidents', log)[0];

  return {
    put: (incident: Incident): void => {
      if (incident.accountId !== accountId) throw new Error('An incident of another account was given to this store');
      put.run(
        incident.id,
        JSON.stringify(incident.subject),
        incident.level,
        incident.openedAt,
        incident.levelSince,
        incident.endedAt,
        incident.ending,
        incident.numerator,
        incident.denominator,
        incident.value,
        incident.readAt,
        incident.lastSequence,
        incident.acknowledged?.at,
        incident.acknowledged?.note,
        incident.snoozedUntil,
      );
    },
    putEvent: (event: IncidentEvent): void => {
      putEvent.run(
        event.incidentId,
        event.sequence,
        event.kind,
        event.at,
        event.level,
        event.numerator,
        event.denominator,
        event.value,
        event.note,
        event.delivery?.state,
        event.delivery?.shownAt,
        event.delivery?.deferReason,
      );
    },
    markShown: (incidentId: string, sequence: number, at: number): void => {
      markShown.run(incidentId, sequence, at);
    },
    markDeferred: (incidentId: string, sequence: number, why: DeferReason): void => {
      markDeferred.run(incidentId, sequence, why);
    },
    waiting: (): readonly StoredNotification[] =>
      fitting(waiting.all(), EventRow, 'events', log).flatMap((event) => {
        const incident = find(event.incidentId);
        return incident === undefined ? [] : [{ incident, event }];
      }),
    open: (): readonly Incident[] => fitting(open.all(), Stored, 'incidents', log),
    page: ({ state, level, metric, limit, before }: Parameters<AccountStore['incidents']>[0]): IncidentPage => {
      // One row more than requested shows whether there is a next page, even if one row can't be read.
      const { openedAt, id } = before ?? { openedAt: Number.POSITIVE_INFINITY, id: '' };
      const rows = pages[state].all(openedAt, id, level, metric, limit + 1);
      const last = rows.length > limit ? rows.slice(limit - 1, limit) : [];
      return {
        incidents: fitting(rows.slice(0, limit), Stored, 'incidents', log),
        next: fitting(last, Key, 'incidents', log)[0],
      };
    },
    details: (id: string): IncidentDetails | undefined => {
      const incident = find(id);
      return incident && { incident, events: fitting(eventsOf.all(id), EventRow, 'events', log) };
    },
  };
}
