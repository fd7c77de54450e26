import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Action } from '../../../src/shared/actions/define.ts';
import { ACTIONS, isActionId } from '../../../src/shared/actions/index.ts';
import seed from '../../fixtures/seed-actions.json' with { type: 'json' };

/** A parameter of the 32 actions that this application was asked for: kept by its name, or refused by its name. */
interface SeedParameter {
  readonly type: string;
  readonly required: boolean;
  readonly format?: string;
  readonly values?: readonly string[];
  readonly max?: number;
  readonly default?: number;
}
const SEED: Readonly<Record<string, Readonly<Record<string, SeedParameter>>>> = seed;

const entryOf = (id: string): Action => {
  if (!isActionId(id)) throw new Error(`There is no action ${id}`);
  return ACTIONS[id];
};

interface Json {
  readonly type?: string;
  readonly anyOf?: readonly Json[];
  readonly items?: Json;
  readonly enum?: readonly unknown[];
  readonly maximum?: number;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
}
// What zod writes is JSON Schema, of which this test reads these parts.
const schemaOf = (id: string): Json => z.toJSONSchema(entryOf(id).input, { io: 'input' }) as Json;

const typesOf = (field: Json): readonly string[] =>
  field.anyOf ? field.anyOf.flatMap(typesOf) : [field.type === 'array' ? `${field.items?.type}[]` : (field.type ?? '')];

/** Asked for as needed, but better left open: a webhook may be for SMS alone. */
const LOOSENED: Readonly<Record<string, readonly string[]>> = { webhook_add: ['events'] };

const parameters = Object.entries(SEED).flatMap(([id, all]) =>
  Object.entries(all).map(([name, parameter]) => ({ id, name, parameter })),
);

describe('the 32 actions that were asked for', () => {
  it('are 32', () => {
    expect(Object.keys(SEED).length).toBe(32);
  });

  it.each(Object.keys(SEED))('%s exists', (id) => {
    expect(isActionId(id)).toBe(true);
  });

  it.each(parameters)('$id has $name, or says why not', ({ id, name, parameter }) => {
    const reason = entryOf(id).unsupported?.[name];
    const field = schemaOf(id).properties?.[name];
    // One of both, and never silence.
    expect([reason !== undefined, field !== undefined].filter(Boolean).length).toBe(1);
    if (!field) {
      expect(reason?.length).toBeGreaterThan(20);
      return;
    }
    expect(typesOf(field)).toContain(parameter.type);
    expect(field.maximum ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(parameter.max ?? 0);
    if (parameter.default !== undefined) expect(field.default).toBe(parameter.default);
    if (parameter.values) expect(field.enum).toEqual(expect.arrayContaining([...parameter.values]));
    if (!parameter.required) expect(schemaOf(id).required ?? []).not.toContain(name);
  });

  it.each(Object.keys(SEED))('%s needs what was asked for as needed, and nothing else', (id) => {
    const needed = Object.entries(SEED[id] ?? {}).flatMap(([name, { required }]) =>
      required && !LOOSENED[id]?.includes(name) ? [name] : [],
    );
    expect((schemaOf(id).required ?? []).toSorted()).toEqual(needed.toSorted());
  });
});
