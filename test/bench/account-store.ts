import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createLog } from '../../src/main/core/log/log.ts';
import { openAccountStore } from '../../src/main/core/store/open.ts';
import type { Series } from '../../src/shared/alert.ts';
import { type Bench, timed } from './measure.ts';

const SERIES: readonly Series[] = Array.from({ length: 6 }, (_, index) => ({
  metric: 'bounce_rate',
  window: '24h',
  by: 'username',
  member: `user-${index}`,
}));
const POLLS = 50;

/** Storing what a poll saw, durably, against the same inserts through node:sqlite with the same durability. */
export function accountStoreBench(): { readonly bench: Bench; readonly end: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'relaywatch-bench-'));
  const log = createLog(() => undefined);
  const { store } = openAccountStore({ folder, accountId: randomUUID(), clock: { now: Date.now }, log });
  const blind = store.resume().noData;

  const raw = new DatabaseSync(join(folder, 'raw.db'));
  raw.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;' +
      'CREATE TABLE sample (series INTEGER, at INTEGER, numerator INTEGER, denominator INTEGER, PRIMARY KEY (series, at)) WITHOUT ROWID',
  );
  const insert = raw.prepare('INSERT INTO sample VALUES (?, ?, ?, ?)');
  let at = Date.UTC(2026, 0, 1);
  const polls = (store: (at: number) => void) => () => {
    for (let poll = 0; poll < POLLS; poll += 1) {
      at += 1000;
      store(at);
    }
  };

  return {
    bench: {
      name: 'account store: record a poll of 6 series',
      unit: `ms per ${POLLS} polls`,
      n: 15,
      ours: () =>
        timed(
          polls((now) =>
            store.record({
              samples: SERIES.map((series) => ({
                series,
                sample: { at: now, intervalMs: 300_000, kind: 'counts', numerator: 1, denominator: 100 },
              })),
              instances: [],
              noData: blind,
              incidents: [],
              events: [],
            }),
          ),
        ),
      floor: () =>
        timed(
          polls((now) => {
            raw.exec('BEGIN IMMEDIATE');
            for (const index of SERIES.keys()) insert.run(index, now, 1, 100);
            raw.exec('COMMIT');
          }),
        ),
    },
    end: () => {
      store.close();
      raw.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
