import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccountStore } from '../../../../../src/main/core/store/open.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { aRule } from '../alerting/builders.ts';

const accountId = '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10';
const mine = aRule({ id: 'mine', name: 'Mine' });
const other = aRule({ id: 'other', name: 'Other' });

describe('the rules in a store', () => {
  let folder: string;
  const file = () => join(folder, `${accountId}.sqlite`);
  const open = () => openAccountStore({ folder, accountId, clock: fakeClock(), log: fakeLog() });
  const inStore = <T>(work: (store: ReturnType<typeof open>['store']) => T): T => {
    const { store } = open();
    try {
      return work(store);
    } finally {
      store.close();
    }
  };
  const sql = <T>(work: (database: DatabaseSync) => T): T => {
    const database = new DatabaseSync(file());
    try {
      return work(database);
    } finally {
      database.close();
    }
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relaywatch-rules-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are none until they are saved, then in the order they were given', () => {
    expect(inStore((store) => store.rules())).toEqual({ rules: undefined, unreadable: [] });
    inStore((store) => store.saveRules([other, ...DEFAULT_RULES, mine], DEFAULT_RULES));
    expect(inStore((store) => store.rules().rules)).toEqual([other, ...DEFAULT_RULES, mine]);
    inStore((store) => store.saveRules([mine, other], [other, ...DEFAULT_RULES, mine]));
    expect(inStore((store) => store.rules().rules)).toEqual([mine, other]);
  });

  it('can all be removed, and then the default ones do not come back', () => {
    inStore((store) => store.saveRules([], DEFAULT_RULES));
    expect(inStore((store) => store.rules().rules)).toEqual([]);
  });

  it('keep every revision, so that the rule of an old incident can be read', () => {
    inStore((store) => store.saveRules([mine], []));
    inStore((store) => store.saveRules([{ ...mine, revision: 2, warning: 5 }], [mine]));
    inStore((store) => store.saveRules([], [{ ...mine, revision: 2, warning: 5 }]));
    const revisions = sql((database) =>
      database.prepare("SELECT revision, position, json_extract(rule, '$.warning') AS warning FROM rules").all(),
    );
    expect(revisions).toMatchObject([
      { revision: 1, position: null, warning: mine.warning },
      { revision: 2, position: null, warning: 5 },
    ]);
  });

  it('that cannot be read are named, stay where they are, and cost the others nothing', () => {
    inStore((store) => store.saveRules([mine, other], []));
    const bad = '{"id":"mine","name":"Mine","metric":"sunshine"}';
    sql((database) => database.prepare("UPDATE rules SET rule = ? WHERE id = 'mine'").run(bad));
    expect(inStore((store) => store.rules())).toEqual({ rules: [other], unreadable: ['Mine'] });
    inStore((store) => store.saveRules([{ ...other, enabled: false }], [other]));
    expect(inStore((store) => store.rules())).toEqual({ rules: [{ ...other, enabled: false }], unreadable: ['Mine'] });
    expect(sql((database) => database.prepare("SELECT rule FROM rules WHERE id = 'mine'").all())).toEqual([
      { rule: bad },
    ]);
  });

  it('keep keys that this version does not know, through a change and into the next revision', () => {
    inStore((store) => store.saveRules([mine], []));
    sql((database) => database.exec("UPDATE rules SET rule = json_set(rule, '$.colour', 'red')"));
    expect(inStore((store) => store.rules().rules)).toEqual([mine]);
    inStore((store) => store.saveRules([{ ...mine, revision: 2, warning: 5 }], [mine]));
    const colours = sql((database) =>
      database.prepare("SELECT json_extract(rule, '$.colour') AS colour FROM rules").all(),
    );
    expect(colours).toEqual([{ colour: 'red' }, { colour: 'red' }]);
  });

  it('and the keys whose data it is are taken from a damaged file that still gives them', () => {
    const owner = { keyHash: 'a'.repeat(64), baseUrl: 'https://api.smtp2go.com/v3' };
    inStore((store) => {
      store.saveRules([mine, other], DEFAULT_RULES);
      store.addOwner(owner);
    });
    // An index without its entries: `quick_check` finds it, and the tables can still be read.
    sql((database) => {
      database.enableDefensive?.(false);
      database.exec('PRAGMA writable_schema = ON');
      database.exec(
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'days') WHERE name = 'responses_at'",
      );
    });
    const { store, problem } = open();
    expect(problem).toContain('set aside');
    expect(problem).toContain('Your rules were saved');
    expect(store.rules().rules).toEqual([mine, other]);
    expect(store.owners()).toEqual([owner]);
    store.close();
  });
});
