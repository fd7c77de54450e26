import { z } from 'zod';
import { type Group, METRICS, type Metric, type Sample, type Series, seriesKey } from '../../../shared/alert.ts';
import type { Log } from '../ports.ts';
import type { Database, Row } from './database.ts';
import { downsample, strideFor } from './downsample.ts';
import { fitting, json, maybe, NoData } from './row-schemas.ts';

const SampleRow = z.union([
  z
    .object({
      at: z.number(),
      intervalMs: z.number(),
      numerator: z.number(),
      denominator: z.number(),
      beforeNumerator: maybe(z.number()),
      beforeDenominator: maybe(z.number()),
      noData: z.null(),
    })
    .transform(({ at, intervalMs, numerator, denominator, beforeNumerator, beforeDenominator }): Sample => {
      const counts: Sample = { kind: 'counts', at, intervalMs, numerator, denominator };
      if (beforeNumerator === undefined || beforeDenominator === undefined) return counts;
      return { ...counts, before: { numerator: beforeNumerator, denominator: beforeDenominator } };
    }),
  z
    .object({ at: z.number(), intervalMs: z.number(), noData: json(NoData) })
    .transform(({ noData: why, ...row }): Sample => ({ kind: 'no_data', why, ...row })),
]);

const Id = z.object({ id: z.number() });
const SeriesRow = z.object({ id: z.number(), isWhole: z.literal([0, 1]).transform(Boolean) });
const Member = z.object({ member: z.string() });

/** As many as one poll can watch. */
const MOST_MEMBERS = 1_000;

/** The most rows to delete in one batch. */
const DELETE_BATCH = 5_000;

/** The value a chart draws for an unparsed row: validating every row of a month would take seconds. */
const lookOf =
  (metric: Metric) =>
  ({ numerator, denominator, noData }: Row) => {
    const top = Number(numerator);
    const value = METRICS[metric].unit === 'count' ? top : top / Number(denominator);
    const hasNoData = noData !== null;
    return { hasNoData, value: hasNoData || !Number.isFinite(value) ? undefined : value };
  };

/** Stores series and their samples. */
export function samplesIn(database: Database, log: Log) {
  const addSeries = database.prepare(
    'INSERT INTO series (metric, window, grouping, member) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const findSeries = database.prepare(
    'SELECT id FROM series WHERE metric = ? AND window = ? AND grouping = ? AND member = ?',
  );
  const allSeries = database.prepare("SELECT id, grouping = 'account' AS isWhole FROM series");
  const put = database.prepare(
    `INSERT INTO samples
       (series_id, at, interval_ms, numerator, denominator, before_numerator, before_denominator, no_data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET interval_ms = excluded.interval_ms, numerator = excluded.numerator,
       denominator = excluded.denominator, before_numerator = excluded.before_numerator,
       before_denominator = excluded.before_denominator, no_data = excluded.no_data`,
  );
  const between = database.prepare(
    `SELECT at, interval_ms AS intervalMs, numerator, denominator, before_numerator AS beforeNumerator,
       before_denominator AS beforeDenominator, no_data AS noData
     FROM samples WHERE series_id = ? AND at BETWEEN ? AND ? ORDER BY at`,
  );
  const deleteBefore = database.prepare(
    `DELETE FROM samples WHERE series_id = ?1 AND at IN (
       SELECT at FROM samples WHERE series_id = ?1 AND at < ?2 ORDER BY at LIMIT ?3
     )`,
  );

  const membersOf = database.prepare(
    `SELECT member FROM series WHERE grouping = ?1 AND member <> '' GROUP BY member
     ORDER BY max(metric = ?2 AND window = ?3) DESC, member LIMIT ${MOST_MEMBERS}`,
  );

  const known = new Map<string, number>();

  const find = (series: Series): number | undefined => {
    const rows = findSeries.all(series.metric, series.window, series.by, series.member);
    return fitting(rows, Id, 'series', log)[0]?.id;
  };

  /** The row id of a series, which is created if missing. */
  const idOf = (series: Series): number => {
    const key = seriesKey(series);
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    addSeries.run(series.metric, series.window, series.by, series.member);
    const id = find(series);
    if (id === undefined) throw new Error('A series just stored cannot be found');
    known.set(key, id);
    return id;
  };

  return {
    idOf,
    /** Call after a rollback: series that the transaction created are gone. */
    forget: () => known.clear(),
    put: (series: Series, sample: Sample): void => {
      const { numerator, denominator, before } = sample.kind === 'counts' ? sample : {};
      const noData = sample.kind === 'no_data' ? JSON.stringify(sample.why) : undefined;
      const { numerator: numeratorBefore, denominator: denominatorBefore } = before ?? {};
      put.run(
        idOf(series),
        sample.at,
        sample.intervalMs,
        numerator,
        denominator,
        numeratorBefore,
        denominatorBefore,
        noData,
      );
    },
    between: (series: Series, from: number, to: number, limit: number): readonly Sample[] => {
      const id = find(series);
      if (id === undefined) return [];
      const rows = between.all(id, from, to);
      const stride = strideFor(rows.length, limit);
      if (stride === 1) return fitting(rows, SampleRow, 'samples', log);
      const kept = fitting(downsample(rows, stride, lookOf(series.metric)), SampleRow, 'samples', log);
      return kept.map((sample) => ({ ...sample, intervalMs: sample.intervalMs * stride }));
    },
    /** See AccountStore.members. */
    members: (by: Group, { metric, window }: Pick<Series, 'metric' | 'window'>): readonly string[] =>
      fitting(membersOf.all(by, metric, window), Member, 'series', log)
        .map(({ member }) => member)
        .sort((a, b) => a.localeCompare(b)),
    /**
     * Deletes some of the samples older than `before`, or `membersBefore` for a member of a group (ms since the epoch):
     * few enough that the window never waits. True while there may be more.
     */
    deleteExpired: (before: number, membersBefore: number): boolean =>
      database.transaction(() => {
        let room = DELETE_BATCH;
        for (const { id, isWhole } of fitting(allSeries.all(), SeriesRow, 'series', log)) {
          room -= deleteBefore.run(id, isWhole ? before : membersBefore, room);
          if (room <= 0) return true;
        }
        return false;
      }),
  };
}
