import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../../../src/main/core/store/migrations.ts';
import { openAccountStore } from '../../../../../src/main/core/store/open.ts';
import type { Series } from '../../../../../src/shared/alert.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';

const accountId = '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10';
const incidentId = '0b9f2a7e-5c41-4c7e-9f60-2f6a3f0c1d11';
const SERIES = { metric: 'bounce_rate', window: '24h', by: 'account', member: '' } as const;
const subject = {
  kind: 'series',
  series: SERIES,
  ruleId: 'mine',
  ruleRevision: 1,
  ruleName: 'Mine',
  compare: 'above',
  warning: 8,
};
const rejectsId = '0b9f2a7e-5c41-4c7e-9f60-2f6a3f0c1d13';
const rejects = { ...subject, series: { ...SERIES, metric: 'reject_rate' } };
const noData = { kind: 'blind', why: { kind: 'unreachable', detail: 'no route' } };

/** What a store of each format has, in the words of its time; a format has what those before it have. */
const ROWS: readonly string[] = [
  `INSERT INTO series VALUES (1, 'bounce_rate', '24h', 'account', '');
   INSERT INTO samples (series_id, at, interval_ms, numerator, denominator) VALUES (1, 1000, 60, 9, 100);
   INSERT INTO samples (series_id, at, interval_ms, blind) VALUES (1, 2000, 60, '${JSON.stringify(noData.why)}');
   INSERT INTO tracks VALUES ('mine', 1, 1, '{"phase":"unjudged","level":"warning","toldAt":1000,"heldMs":60,"lastAt":2000}');
   INSERT INTO tracks VALUES ('mine', 2, 1, 'not JSON');
   INSERT INTO blindness VALUES (1, '{"failedPolls":1,"heldMs":60,"parts":{"x":{"failedPolls":1,"heldMs":5}}}');
   INSERT INTO incidents (id, subject, level, opened_at, level_since, numerator, denominator, value, read_at)
     VALUES ('${incidentId}', '${JSON.stringify(subject)}', 'warning', 1000, 1000, 9, 100, 9, 1000);
   INSERT INTO incidents (id, subject, level, opened_at, level_since, numerator, denominator, value, read_at)
     VALUES ('0b9f2a7e-5c41-4c7e-9f60-2f6a3f0c1d12', '${JSON.stringify(noData)}', 'blind', 2000, 2000, 0, 0, 0, 2000);
   INSERT INTO events (incident_id, sequence, kind, at, level, numerator, denominator, value, delivery)
     VALUES ('${incidentId}', 1, 'opened', 1000, 'warning', 9, 100, 9, 'pending');
   INSERT INTO days VALUES ('2026-11-23', 5, 1, 2, 3, 4);
   INSERT INTO series VALUES (2, 'reject_rate', '24h', 'account', '');
   INSERT INTO samples (series_id, at, interval_ms, numerator, denominator) VALUES (2, 1000, 60, 5000, 120);
   INSERT INTO incidents (id, subject, level, opened_at, level_since, ended_at, ending, numerator, denominator, value, read_at)
     VALUES ('${rejectsId}', '${JSON.stringify(rejects)}', 'warning', 1, 1, 2, 'resolved', 5000, 120, 4166.7, 1);
   INSERT INTO events (incident_id, sequence, kind, at, level, numerator, denominator, value)
     VALUES ('${rejectsId}', 1, 'opened', 1, 'warning', 5000, 120, 4166.7);`,
  "INSERT INTO answers VALUES ('email_search', '{\"search\":\"api-SECRET\"}', '{}', 1000);",
  "INSERT INTO labels VALUES ('ip', '192.0.2.1', 'Office');",
  `UPDATE incidents SET acknowledged_at = 1500, acknowledged_note = 'looking' WHERE id = '${incidentId}';
   UPDATE samples SET before_numerator = 4, before_denominator = 80 WHERE at = 1000;`,
  "UPDATE events SET delivery = 'held', held_for = 'muted' WHERE delivery = 'pending';",
  "INSERT INTO owners VALUES ('abc', 'https://api.smtp2go.com/v3');",
];

describe('a store of every earlier format', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relaywatch-migrations-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each(ROWS.map((_, index) => index + 1))('opens with everything in it: format %d', (format) => {
    const database = new DatabaseSync(join(folder, `${accountId}.sqlite`));
    for (const [index, rows] of ROWS.slice(0, format).entries()) {
      database.exec(MIGRATIONS[index] ?? '');
      database.exec(rows);
    }
    database.exec(`PRAGMA user_version = ${format}`);
    database.close();

    const { store, problem } = openAccountStore({ folder, accountId, clock: fakeClock(), log: fakeLog() });
    expect(problem).toBeUndefined();
    const before = format >= 4 ? { before: { numerator: 4, denominator: 80 } } : {};
    expect(store.samples(SERIES, 0, 5000, 10)).toEqual([
      { kind: 'counts', at: 1000, intervalMs: 60, numerator: 9, denominator: 100, ...before },
      { kind: 'no_data', at: 2000, intervalMs: 60, why: noData.why },
    ]);
    const attempts = { numerator: 5000, denominator: 5120 };
    expect(store.samples(rejects.series as Series, 0, 5000, 10)).toMatchObject([attempts]);
    const { incidents } = store.incidents({ state: 'ended', limit: 9, before: undefined });
    expect(incidents).toMatchObject([{ id: rejectsId, ...attempts, value: (5000 * 100) / 5120 }]);
    expect(store.incidentDetails(rejectsId)?.events).toMatchObject([attempts]);
    const { instances, noData: state, openIncidents } = store.resume();
    const phase = { phase: 'insufficient_data', level: 'warning', notifiedAt: 1000, watchedMs: 60, lastAt: 2000 };
    expect(instances.map((instance) => instance.state)).toEqual([phase]);
    expect(state).toEqual({ failedPolls: 1, watchedMs: 60, parts: { x: { failedPolls: 1, watchedMs: 5 } } });
    const acknowledged = format >= 4 ? { at: 1500, note: 'looking' } : undefined;
    expect(openIncidents).toMatchObject([
      { id: incidentId, level: 'warning', lastSequence: 1, acknowledged, subject: { kind: 'series' } },
      { level: 'no_data', subject: { kind: 'no_data', why: noData.why } },
    ]);
    const delivery = format >= 5 ? { state: 'deferred', deferReason: 'muted' } : { state: 'pending' };
    expect(store.waitingDeliveries()).toMatchObject([{ incident: { id: incidentId }, event: { delivery } }]);
    expect(store.days('2026-11-23', '2026-11-23')).toHaveLength(1);
    expect(store.rules()).toEqual({ rules: undefined, unreadable: [] });
    store.close();
  });

  it('is every one: a migration comes with the rows of the format it makes', () => {
    // The newest format has no rows here, for it is nobody's earlier one.
    expect(ROWS).toHaveLength(MIGRATIONS.length - 1);
  });
});
