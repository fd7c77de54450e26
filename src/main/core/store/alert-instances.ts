import { z } from 'zod';
import type { AlertInstance } from '../alerting/alert-instances.ts';
import { HAS_DATA, NoDataState } from '../alerting/no-data.ts';
import { AlertState } from '../alerting/state-machine.ts';
import type { Log } from '../ports.ts';
import type { Database } from './database.ts';
import { fitting, json, StoredSeries } from './row-schemas.ts';
import type { samplesIn } from './samples.ts';

const InstanceRow = StoredSeries.extend({
  ruleId: z.string(),
  ruleRevision: z.number(),
  state: json(AlertState),
}).transform(({ ruleId, ruleRevision, state, ...series }): AlertInstance => ({ ruleId, ruleRevision, series, state }));

const NoDataRow = z.object({ state: json(NoDataState) });

/** Stores the state of every alert instance, and the no-data state of the account. */
export function alertInstancesIn(database: Database, idOf: ReturnType<typeof samplesIn>['idOf'], log: Log) {
  const put = database.prepare(
    `INSERT INTO alert_instances (rule_id, rule_revision, series_id, state) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET state = excluded.state`,
  );
  const all = database.prepare(
    `SELECT rule_id AS ruleId, rule_revision AS ruleRevision, metric, window, grouping AS "by", member, state
     FROM alert_instances JOIN series ON series.id = series_id ORDER BY rule_id, rule_revision, series_id`,
  );
  const putNoData = database.prepare(
    'INSERT INTO no_data_state (id, state) VALUES (1, ?) ON CONFLICT DO UPDATE SET state = excluded.state',
  );
  const noData = database.prepare('SELECT state FROM no_data_state');

  return {
    put: (instance: AlertInstance): void => {
      put.run(instance.ruleId, instance.ruleRevision, idOf(instance.series), JSON.stringify(instance.state));
    },
    all: (): readonly AlertInstance[] => fitting(all.all(), InstanceRow, 'alert instances', log),
    putNoData: (state: NoDataState): void => {
      putNoData.run(JSON.stringify(state));
    },
    noData: (): NoDataState => fitting(noData.all(), NoDataRow, 'no-data states', log)[0]?.state ?? HAS_DATA,
  };
}
