import { z } from 'zod';
import { Rule } from '../../../shared/alert.ts';
import { isObject, parseKnown, withChange } from '../json.ts';
import type { Log } from '../ports.ts';
import type { Database } from './database.ts';
import { fitting, json } from './row-schemas.ts';

/** The rules of an account as stored. */
export interface StoredRules {
  /** Those in force, in the person's order; `undefined` until the person has changed any, when the default ones are. */
  readonly rules: readonly Rule[] | undefined;
  /** The names of rules that this version can't read. They are not in force, and stay stored. */
  readonly unreadable: readonly string[];
}

const RuleRow = z.object({
  id: z.string(),
  revision: z.number(),
  isInForce: z.literal([0, 1]),
  rule: json(z.unknown()),
});

/** Stores every revision of the account's rules, so that an incident's rule can be read as it was. */
export function rulesIn(database: Database, log: Log) {
  const all = database.prepare(
    'SELECT id, revision, position IS NOT NULL AS isInForce, rule FROM rules ORDER BY position, id, revision',
  );
  const retire = database.prepare('UPDATE rules SET position = NULL WHERE id = ?');
  const put = database.prepare(
    `INSERT INTO rules (id, revision, position, rule) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET position = excluded.position, rule = excluded.rule`,
  );

  const rows = () =>
    fitting(all.all(), RuleRow, 'rules', log).map((row) => ({ ...row, known: parseKnown(Rule, row.rule) }));

  return {
    read: (): StoredRules => {
      const stored = rows();
      const inForce = stored.filter(({ isInForce }) => isInForce === 1);
      return {
        rules: stored.length > 0 ? inForce.flatMap(({ known }) => known ?? []) : undefined,
        unreadable: inForce.flatMap(({ known, rule, id }) => (known ? [] : [nameOf(rule) ?? id])),
      };
    },
    /**
     * Puts `rules` in force. `before` are those in force until now, stored too if they were the default ones. A rule
     * that can't be read keeps its place.
     */
    save: (rules: readonly Rule[], before: readonly Rule[]): void =>
      database.transaction(() => {
        const stored = rows();
        const rawOf = (rule: Rule) =>
          stored.findLast(({ id, known }) => id === rule.id && known !== undefined && known.revision <= rule.revision);
        const write = (rule: Rule, position: number | undefined): void => {
          const old = rawOf(rule);
          put.run(rule.id, rule.revision, position, JSON.stringify(withChange(old?.rule, old?.known, rule)));
        };
        for (const rule of before) if (!rawOf(rule)) write(rule, undefined);
        for (const { id, known } of stored) if (known) retire.run(id);
        rules.forEach(write);
      }),
  };
}

const nameOf = (rule: unknown): string | undefined => {
  const name = isObject(rule) ? rule['name'] : undefined;
  return typeof name === 'string' && name !== '' ? name.slice(0, 80) : undefined;
};
