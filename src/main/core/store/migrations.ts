/**
 * The tables of one account's store, as numbered migrations: a file at version N has had the first N applied. A
 * released migration never changes; a correction is a new one.
 *
 * Times are ms since the epoch. Times and counts are REAL: whole numbers are stored as compactly as integers, and
 * whatever a damaged row holds is read back as a number instead of an error. What only the application reads, as a
 * whole (a subject, a reason, a state), is JSON. `grouping` is the `by` of a series, `window` and `member` its other
 * parts.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    metric TEXT NOT NULL,
    window TEXT NOT NULL,
    grouping TEXT NOT NULL,
    member TEXT NOT NULL,
    UNIQUE (metric, window, grouping, member)
  ) STRICT;

  CREATE TABLE samples (
    series_id INTEGER NOT NULL REFERENCES series (id),
    at REAL NOT NULL,
    interval_ms REAL NOT NULL,
    numerator REAL,
    denominator REAL,
    blind TEXT,
    PRIMARY KEY (series_id, at),
    CHECK ((blind IS NULL) = (numerator IS NOT NULL) AND (blind IS NULL) = (denominator IS NOT NULL))
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tracks (
    rule_id TEXT NOT NULL,
    rule_revision INTEGER NOT NULL,
    series_id INTEGER NOT NULL REFERENCES series (id),
    state TEXT NOT NULL,
    PRIMARY KEY (rule_id, rule_revision, series_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE blindness (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    state TEXT NOT NULL
  ) STRICT;

  CREATE TABLE incidents (
    id TEXT PRIMARY KEY NOT NULL,
    subject TEXT NOT NULL,
    level TEXT NOT NULL,
    opened_at REAL NOT NULL,
    level_since REAL NOT NULL,
    ended_at REAL,
    ending TEXT,
    numerator REAL NOT NULL,
    denominator REAL NOT NULL,
    value REAL NOT NULL,
    read_at REAL NOT NULL,
    CHECK ((ended_at IS NULL) = (ending IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX incidents_open ON incidents (opened_at, id) WHERE ended_at IS NULL;
  CREATE INDEX incidents_ended ON incidents (opened_at, id) WHERE ended_at IS NOT NULL;

  CREATE TABLE events (
    incident_id TEXT NOT NULL REFERENCES incidents (id),
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    kind TEXT NOT NULL,
    at REAL NOT NULL,
    level TEXT NOT NULL,
    numerator REAL NOT NULL,
    denominator REAL NOT NULL,
    value REAL NOT NULL,
    note TEXT,
    delivery TEXT,
    shown_at REAL,
    PRIMARY KEY (incident_id, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX events_pending ON events (at, incident_id, sequence) WHERE delivery = 'pending';

  CREATE TABLE days (
    date TEXT PRIMARY KEY NOT NULL,
    sent REAL NOT NULL,
    bounces REAL NOT NULL,
    spam REAL NOT NULL,
    rejects REAL NOT NULL,
    unsubscribes REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // 2: cached responses of read actions, for when SMTP2GO can't be reached.
  `
  CREATE TABLE answers (
    action TEXT NOT NULL,
    input TEXT NOT NULL,
    value TEXT NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (action, input)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX answers_at ON answers (at);
  `,
  // 3: names that people gave to things that have no name at SMTP2GO.
  `
  CREATE TABLE labels (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (kind, key)
  ) STRICT, WITHOUT ROWID;
  `,
  // 4: acknowledge and snooze, the causes of incidents, and the window before for rules that compare with it.
  `
  ALTER TABLE incidents ADD COLUMN last_sequence INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE incidents ADD COLUMN acknowledged_at REAL;
  ALTER TABLE incidents ADD COLUMN acknowledged_note TEXT;
  ALTER TABLE incidents ADD COLUMN snoozed_until REAL;
  UPDATE incidents SET last_sequence = coalesce((SELECT max(sequence) FROM events WHERE incident_id = id), 1);
  ALTER TABLE samples ADD COLUMN before_numerator REAL;
  ALTER TABLE samples ADD COLUMN before_denominator REAL;
  CREATE TABLE causes (
    incident_id TEXT PRIMARY KEY NOT NULL REFERENCES incidents (id),
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // 5: why a notification is deferred; it is found by the same index as a pending one.
  `
  ALTER TABLE events ADD COLUMN held_for TEXT;
  DROP INDEX events_pending;
  CREATE INDEX events_waiting ON events (at, incident_id, sequence) WHERE delivery IN ('pending', 'held');
  `,
  // 6: the rules beside what they judge, each saved revision a row, in force if it has a position; the keys whose data
  // this is; and every stored word as it is called today. Responses cached until now may contain what nobody should
  // store (a key typed into a search), so they go.
  `
  CREATE TABLE rules (
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER,
    rule TEXT NOT NULL,
    PRIMARY KEY (id, revision)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE owners (
    key_hash TEXT NOT NULL,
    base_url TEXT NOT NULL,
    PRIMARY KEY (key_hash, base_url)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE samples RENAME COLUMN blind TO no_data;
  ALTER TABLE tracks RENAME TO alert_instances;
  ALTER TABLE blindness RENAME TO no_data_state;
  ALTER TABLE events RENAME COLUMN held_for TO defer_reason;

  UPDATE events SET delivery = 'deferred' WHERE delivery = 'held';
  DROP INDEX events_waiting;
  CREATE INDEX events_waiting ON events (at, incident_id, sequence) WHERE delivery IN ('pending', 'deferred');
  UPDATE events SET level = 'no_data' WHERE level = 'blind';
  UPDATE incidents SET level = 'no_data' WHERE level = 'blind';
  UPDATE incidents SET subject = json_set(subject, '$.kind', 'no_data')
    WHERE json_valid(subject) AND json_extract(subject, '$.kind') = 'blind';

  UPDATE alert_instances SET state = json_set(state, '$.phase', 'insufficient_data')
    WHERE json_valid(state) AND json_extract(state, '$.phase') = 'unjudged';
  UPDATE alert_instances SET state = json_remove(json_set(state, '$.notifiedAt', json_extract(state, '$.toldAt')), '$.toldAt')
    WHERE json_valid(state) AND json_type(state, '$.toldAt') IS NOT NULL;
  UPDATE alert_instances SET state = json_remove(json_set(state, '$.watchedMs', json_extract(state, '$.heldMs')), '$.heldMs')
    WHERE json_valid(state) AND json_type(state, '$.heldMs') IS NOT NULL;
  UPDATE no_data_state SET state = replace(state, '"heldMs"', '"watchedMs"');

  DROP TABLE answers;
  CREATE TABLE responses (
    action TEXT NOT NULL,
    input TEXT NOT NULL,
    value TEXT NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (action, input)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX responses_at ON responses (at);
  `,
  // 7: rejects are a share of all attempts; they were stored as a share of the mail that was sent.
  `
  UPDATE samples SET
      denominator = denominator + numerator,
      before_denominator = before_denominator + before_numerator
    WHERE series_id IN (SELECT id FROM series WHERE metric = 'reject_rate');
  UPDATE events SET
      denominator = denominator + numerator,
      value = CASE WHEN denominator + numerator > 0 THEN numerator * 100 / (denominator + numerator) ELSE 0 END
    WHERE incident_id IN (
      SELECT id FROM incidents WHERE json_valid(subject)
        AND json_extract(subject, '$.series.metric') = 'reject_rate' AND json_extract(subject, '$.compare') = 'above'
    );
  UPDATE incidents SET
      denominator = denominator + numerator,
      value = CASE WHEN denominator + numerator > 0 THEN numerator * 100 / (denominator + numerator) ELSE 0 END
    WHERE json_valid(subject)
      AND json_extract(subject, '$.series.metric') = 'reject_rate' AND json_extract(subject, '$.compare') = 'above';
  `,
];
