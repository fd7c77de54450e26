import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/shared/actions/define.ts';
import { ACTIONS, type ActionId, isActionId } from '../../../src/shared/actions/index.ts';
import { actionRuns } from '../../fakes/actions.ts';
import seed from '../../fixtures/seed-actions.json' with { type: 'json' };
import { ACCOUNT } from './account.ts';
import { HONOURED } from './parameters.ts';

/** What a run of its own sends, and what comes of it. */
async function outcomeOf(id: ActionId, input: object) {
  const { run, calls } = actionRuns(ACCOUNT);
  const result = await run(id, input);
  return { result, sent: JSON.stringify(calls), came: JSON.stringify(result) };
}

const withValue = (base: object, path: string, value: unknown): object => {
  const [name = '', ...below] = path.split('.');
  return { ...base, [name]: below.length > 0 ? withValue({}, below.join('.'), value) : value };
};

const of = (kind: 'wire' | 'local') =>
  Object.entries(HONOURED).flatMap(([id, { base, replaces, [kind]: values = {} }]) =>
    Object.entries(values).map(([name, value]) => {
      const given = replaces?.[name];
      const without = Object.entries(base).filter(([other]) => other !== given);
      return { id, name, base, changed: withValue(Object.fromEntries(without), name, value) };
    }),
  );

const idOf = (id: string): ActionId => {
  if (!isActionId(id)) throw new Error(`There is no action ${id}`);
  return id;
};
const unsupportedIn = (id: string): readonly string[] => {
  const entry: Action = ACTIONS[idOf(id)];
  return Object.keys(entry.unsupported ?? {});
};

describe('a parameter that was asked for', () => {
  it.each(Object.entries(seed))('of %s goes over the wire, is done here or is refused', (id, parameters) => {
    const { wire, local } = HONOURED[id] ?? {};
    const tried = Object.keys({ ...wire, ...local }).map((path) => path.split('.')[0] ?? '');
    expect([...new Set([...tried, ...unsupportedIn(id)])].toSorted()).toEqual(Object.keys(parameters).toSorted());
  });

  it.each(of('wire'))('$name of $id changes what is asked of SMTP2GO', async ({ id, base, changed }) => {
    const [before, after] = [await outcomeOf(idOf(id), base), await outcomeOf(idOf(id), changed)];
    expect([before.result, after.result]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(after.sent).not.toBe(before.sent);
  });

  it.each(of('local'))('$name of $id changes what comes of it', async ({ id, base, changed }) => {
    const [before, after] = [await outcomeOf(idOf(id), base), await outcomeOf(idOf(id), changed)];
    expect(before.result).toMatchObject({ ok: true });
    expect(after.came).not.toBe(before.came);
  });

  it.each(Object.entries(HONOURED))('of %s may be null where it is not given', async (id, { base, wire, local }) => {
    const names = Object.keys({ ...wire, ...local }).filter((name) => !name.includes('.') && !(name in base));
    const nulls = Object.fromEntries(names.map((name) => [name, null]));
    const [without, withNulls] = [await outcomeOf(idOf(id), base), await outcomeOf(idOf(id), { ...nulls, ...base })];
    expect(withNulls).toEqual(without);
  });

  it.each(Object.keys(seed).flatMap((id) => unsupportedIn(id).map((name) => ({ id, name }))))(
    '$name of $id may be null or an empty list, which ask for nothing',
    async ({ id, name }) => {
      const base = HONOURED[id]?.base ?? {};
      const without = await outcomeOf(idOf(id), base);
      expect((await outcomeOf(idOf(id), { ...base, [name]: null })).sent).toBe(without.sent);
      const { result } = await outcomeOf(idOf(id), { ...base, [name]: [] });
      expect(result).not.toMatchObject({ failure: { kind: 'unsupported-parameter' } });
    },
  );

  it.each(Object.keys(seed).flatMap((id) => unsupportedIn(id).map((name) => ({ id, name }))))(
    '$name of $id is refused by its name, before any traffic',
    async ({ id, name }) => {
      const { result, sent } = await outcomeOf(idOf(id), { ...HONOURED[id]?.base, [name]: true });
      expect(result).toMatchObject({ failure: { kind: 'unsupported-parameter', parameter: name } });
      expect(sent).toBe('[]');
    },
  );
});
