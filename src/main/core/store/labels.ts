import { z } from 'zod';
import type { Log } from '../ports.ts';
import type { Database } from './database.ts';
import { fitting } from './row-schemas.ts';

const LabelRow = z.object({ label: z.string() });

/** Names that people gave to things that have no name at SMTP2GO. */
export function labelsIn(database: Database, log: Log): Labels {
  const get = database.prepare('SELECT label FROM labels WHERE kind = ? AND key = ?');
  const put = database.prepare(
    'INSERT INTO labels (kind, key, label) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET label = excluded.label',
  );
  const drop = database.prepare('DELETE FROM labels WHERE kind = ? AND key = ?');

  return {
    get: (kind, key) => fitting(get.all(kind, key), LabelRow, 'labels', log)[0]?.label,
    set: (kind, key, label) => {
      if (label === undefined) drop.run(kind, key);
      else put.run(kind, key, label);
    },
  };
}

/** `kind` is the type of thing (`allowed_sender`, `webhook`), `key` identifies it. */
export interface Labels {
  readonly get: (kind: string, key: string) => string | undefined;
  readonly set: (kind: string, key: string, label: string | undefined) => void;
}
