import { z } from 'zod';
import type { Day } from '../../../shared/state.ts';
import type { Log } from '../ports.ts';
import type { Database } from './database.ts';
import { fitting } from './row-schemas.ts';

const DayRow = z.object({
  date: z.string(),
  sent: z.number(),
  bounces: z.number(),
  spam: z.number(),
  rejects: z.number(),
  unsubscribes: z.number(),
}) satisfies z.ZodType<Day>;

/** The totals of finished days. */
export function daysIn(database: Database, log: Log) {
  const put = database.prepare(
    `INSERT INTO days (date, sent, bounces, spam, rejects, unsubscribes) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET sent = excluded.sent, bounces = excluded.bounces, spam = excluded.spam,
       rejects = excluded.rejects, unsubscribes = excluded.unsubscribes`,
  );
  const between = database.prepare(
    'SELECT date, sent, bounces, spam, rejects, unsubscribes FROM days WHERE date BETWEEN ? AND ? ORDER BY date',
  );

  return {
    put: (day: Day): void => {
      put.run(day.date, day.sent, day.bounces, day.spam, day.rejects, day.unsubscribes);
    },
    between: (from: string, to: string): readonly Day[] => fitting(between.all(from, to), DayRow, 'days', log),
  };
}
