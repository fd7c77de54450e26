import { z } from 'zod';
import { type AddressFinder, addressFinder, ERASED, eraseInJson, type StoredTraces } from '../../../shared/person.ts';
import { createIncidentChanges } from '../alerting/incident-changes.ts';
import type { Log } from '../ports.ts';
import type { Database } from './database.ts';
import { incidentsIn } from './incidents.ts';
import { fitting } from './row-schemas.ts';

const Counts = z.object({
  series: z.number(),
  incidents: z.number(),
  rules: z.number(),
  responses: z.number(),
  labels: z.number(),
});

const COUNTS = `SELECT
  (SELECT count(*) FROM series WHERE names_person(member)) AS series,
  (SELECT count(*) FROM incidents WHERE names_person(subject) OR names_person(acknowledged_note)
     OR id IN (SELECT incident_id FROM events WHERE names_person(note))
     OR id IN (SELECT incident_id FROM causes WHERE names_person(value))) AS incidents,
  (SELECT count(DISTINCT id) FROM rules WHERE names_person(rule)) AS rules,
  (SELECT count(*) FROM responses WHERE names_person(input) OR names_person(value)) AS responses,
  (SELECT count(*) FROM labels WHERE names_person(key) OR names_person(label)) AS labels`;

/** In this order: samples and alert instances refer to their series. */
const ERASE = [
  'DELETE FROM samples WHERE series_id IN (SELECT id FROM series WHERE names_person(member))',
  'DELETE FROM alert_instances WHERE series_id IN (SELECT id FROM series WHERE names_person(member))',
  'DELETE FROM series WHERE names_person(member)',
  // Nobody needs to be notified about it any more.
  `UPDATE events SET delivery = NULL WHERE delivery IN ('pending', 'deferred')
     AND incident_id IN (SELECT id FROM incidents WHERE names_person(subject))`,
  'DELETE FROM responses WHERE names_person(input) OR names_person(value)',
  'DELETE FROM labels WHERE names_person(key) OR names_person(label)',
  'UPDATE samples SET no_data = json_without_person(no_data) WHERE no_data IS NOT NULL AND names_person(no_data)',
  'UPDATE alert_instances SET state = json_without_person(state) WHERE names_person(state)',
  'UPDATE no_data_state SET state = json_without_person(state) WHERE names_person(state)',
  'UPDATE causes SET value = json_without_person(value) WHERE names_person(value)',
  'UPDATE incidents SET subject = json_without_person(subject) WHERE names_person(subject)',
  `UPDATE incidents SET acknowledged_note = without_person(acknowledged_note) WHERE names_person(acknowledged_note)`,
  'UPDATE events SET note = without_person(note) WHERE names_person(note)',
  'UPDATE rules SET rule = json_without_person(rule) WHERE names_person(rule)',
  // A rule for this address alone is no longer in force.
  `UPDATE rules SET position = NULL, rule = json_set(rule, '$.scope.members', json_array('${ERASED}'))
   WHERE json_valid(rule) AND json_type(rule, '$.scope.members') = 'array'
     AND json_array_length(rule, '$.scope.members') = 0`,
];

function jsonWithout(text: string, finder: AddressFinder): string {
  try {
    return JSON.stringify(eraseInJson(JSON.parse(text), finder));
  } catch {
    // A damaged row, which no version reads any more.
    return '{}';
  }
}

/**
 * Finds and erases one e-mail address in the tables of an account. Readings of the address, responses and names that
 * mention it are deleted. An incident stays, because its time and figures say what was reported and why, and they are
 * about nobody once the address is replaced; an open one about the address ends, since it is no longer watched.
 */
export function personIn(database: Database, accountId: string, address: string, log: Log) {
  const finder = addressFinder(address);
  database.define('names_person', (text) => (typeof text === 'string' && finder.isIn(text) ? 1 : 0));
  database.define('without_person', (text) => finder.eraseIn(String(text)));
  database.define('json_without_person', (text) => jsonWithout(String(text), finder));
  const incidents = incidentsIn(database, accountId, log);

  const traces = (): Omit<StoredTraces, 'copies'> => {
    const [counts] = fitting(database.prepare(COUNTS).all(), Counts, 'counts', log);
    if (!counts) throw new Error('SQLite counted nothing');
    return counts;
  };

  const endOpenIncidents = (at: number): void => {
    const changes = createIncidentChanges(incidents.open(), accountId, at, () => '');
    for (const { id, level, subject } of changes.openIncidents()) {
      if (subject.kind !== 'series' || !finder.isIn(subject.series.member)) continue;
      changes.appendEvent(id, 'closed_without_judgement', level, false, 'address erased');
    }
    changes.changed().forEach(incidents.put);
    changes.events().forEach(incidents.putEvent);
  };

  return {
    traces,
    /** Erases all of it, durably and in one transaction, and leaves nothing of it in the file. `at` in ms. */
    erase: (at: number): void => {
      database.transaction(() => {
        endOpenIncidents(at);
        for (const sql of ERASE) database.prepare(sql).run();
      });
      database.rewrite();
    },
  };
}
