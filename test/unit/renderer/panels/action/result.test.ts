import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  fieldsOfRecord,
  kindOf,
  partsOf,
  passwordIn,
  restIn,
  withoutPassword,
} from '../../../../../src/renderer/panels/action/result.ts';

describe('the data of an answer', () => {
  it('is a table where it is rows', () => {
    const rows = [{ a: 1 }, { a: 2 }];
    expect(partsOf(rows)).toEqual({ record: {}, tables: [{ name: undefined, rows }] });
    expect(partsOf(['/a', '/b']).tables[0]?.rows).toEqual([{ value: '/a' }, { value: '/b' }]);
  });

  it('is a record with tables where it is one thing that holds rows', () => {
    const data = {
      mode: 'whitelist',
      cycle: { used: 3 },
      none: undefined,
      tags: ['x'],
      failed: [{ email: 'a' }],
      rows: [],
    };
    expect(partsOf(data)).toEqual({
      record: { mode: 'whitelist', 'cycle.used': 3, tags: ['x'], rows: [] },
      tables: [{ name: 'failed', rows: [{ email: 'a' }] }],
    });
  });

  it('has a table for values that are too many for one line', () => {
    const few = Array.from({ length: 20 }, (_, n) => `${n}@contoso.example`);
    expect(partsOf({ succeeded: few })).toEqual({ record: { succeeded: few }, tables: [] });
    const { record, tables } = partsOf({ succeeded: [...few, 'last@contoso.example'] });
    expect(record).toEqual({});
    expect(tables.map(({ name, rows }) => [name, rows.length, rows.at(-1)])).toEqual([
      ['succeeded', 21, { value: 'last@contoso.example' }],
    ]);
  });

  it('is nothing where nothing came back, and itself where it is one value', () => {
    for (const data of [[], {}, null, undefined]) expect(partsOf(data)).toEqual({ record: {}, tables: [] });
    expect(partsOf(true)).toEqual({ record: { result: true }, tables: [] });
  });

  it('tells what values are by their names and by what they hold', () => {
    expect(kindOf('timestamp', [1_795_600_000_000])).toBe('time');
    expect(kindOf('cycle_start', [1_795_600_000_000, undefined])).toBe('time');
    expect(kindOf('cycle_used', [1_795_600_000_000])).toBe('number');
    expect(kindOf('date', [7])).toBe('number');
    expect(kindOf('bounce_percent', [1.5])).toBe('percent');
    expect(kindOf('id', [4])).toBe('mono');
    expect(kindOf('from', ['2026-11-24'])).toBe('day');
    expect(kindOf('removed', [true])).toBe('yes_no');
    expect(kindOf('removed', [true, 'x'])).toBe('text');
  });

  it('has a column for each field of its rows, in their order, the first one the widest', () => {
    const columns = columnsOf([
      { name: 'a', at: 1 },
      { name: 'b', note: 'c' },
    ]);
    expect(columns.map(({ title }) => title)).toEqual(['Name', 'At', 'Note']);
    expect(columns[0]?.isWide).toBe(true);
    expect(columnsOf([Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`f${n}`, n]))])).toHaveLength(8);
    expect(fieldsOfRecord({ 'cycle.cycle_used': 3 })[0]?.title).toBe('Cycle used');
  });

  it('calls what stands within a field by both names where one alone is there twice', () => {
    const titles = (record: Record<string, unknown>) => fieldsOfRecord(record).map(({ title }) => title);
    expect(titles({ name: 'Invoice', 'template_variables.name': 'Kim', 'template_variables.number': 3 })).toEqual([
      'Name',
      'Template variables: name',
      'Template variables: number',
    ]);
    expect(titles({ 'cycle.cycle_used': 3, days: '' })).toEqual(['Cycle used', 'Days']);
  });

  it('counts complaints in thousandths of a percent', () => {
    const fields = fieldsOfRecord({ 'totals.spam_percent': 0.014, 'totals.bounce_percent': 3.9 });
    expect(fields.map(({ decimals }) => decimals)).toEqual([3, 1]);
  });

  it('names what of many failed, to go on with', () => {
    const failed = [{ email_address: 'a@contoso.example', outcome: 'not_tried' }, { email_address: 3 }, undefined];
    expect(restIn({ succeeded: ['b@contoso.example'], failed })).toEqual(['a@contoso.example']);
    for (const other of [undefined, [], { failed: 'all' }, { succeeded: [] }]) expect(restIn(other)).toEqual([]);
  });

  it('gives a password once, and never with the rest', () => {
    const data = { username: 'printer', email_password: 'pw' };
    expect(passwordIn(data)).toBe('pw');
    expect(withoutPassword(data)).toEqual({ username: 'printer' });
    for (const other of [undefined, null, [], ['email_password'], { email_password: 3 }])
      expect(passwordIn(other)).toBeUndefined();
  });
});
