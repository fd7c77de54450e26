import { describe, expect, it } from 'vitest';
import {
  cellOf,
  copyOf,
  keysOf,
  orderOf,
  rowsOf,
  textOf,
  timeWidth,
  titleOfField,
  valueAt,
  withValue,
} from '../../../../../src/renderer/model/list/column.ts';

const EN = 'en-GB';
const AT = Date.UTC(2026, 10, 24, 13, 31, 7);

describe('a value in words', () => {
  it('is what its kind makes of it', () => {
    expect(textOf({ kind: 'number' }, 1240, EN)).toBe('1,240');
    expect(textOf({ kind: 'percent' }, 13.42, EN)).toBe('13.4%');
    expect(textOf({ kind: 'percent', decimals: 3 }, 0.0381, EN)).toBe('0.038%');
    expect(textOf({ kind: 'day' }, '2026-11-24', EN)).toBe('24 Nov');
    expect(textOf({ kind: 'yes_no' }, false, EN)).toBe('no');
    expect(textOf({ kind: 'list' }, ['open', 'click'], EN)).toBe('open, click');
    expect(textOf({ kind: 'text', labels: { smtp: 'send' } }, 'smtp', EN)).toBe('send');
    expect(textOf({ kind: 'text', labels: { smtp: 'send' } }, 'toString', EN)).toBe('toString');
  });

  it('is empty where there is none, and never "undefined" or "null"', () => {
    for (const value of [undefined, null, '']) expect(textOf({ kind: 'text' }, value, EN)).toBe('');
    expect(orderOf({ kind: 'text' }, '', EN)).toBeUndefined();
    expect(orderOf({ kind: 'number' }, 0, EN)).toBe(0);
  });
});

describe('a value that is copied', () => {
  it('is what every program reads: times in UTC, days and figures plain', () => {
    expect(copyOf({ kind: 'text' }, 'a\u202eb', EN)).toBe('a\u202eb');
    expect(textOf({ kind: 'text' }, 'a\u202eb\u200b', EN)).toBe('aU+202EbU+200B');
    expect(copyOf({ kind: 'time' }, AT, EN)).toBe('2026-11-24T13:31:07Z');
    expect(copyOf({ kind: 'moment' }, AT, EN)).toBe('2026-11-24T13:31:07Z');
    expect(copyOf({ kind: 'number' }, 1240, EN)).toBe('1240');
    expect(copyOf({ kind: 'day' }, '2026-11-24', EN)).toBe('2026-11-24');
    expect(copyOf({ kind: 'text', labels: { smtp: 'send' } }, 'smtp', EN)).toBe('send');
  });
});

describe('rows', () => {
  it('are the data, or stand under a name in it; anything else is none', () => {
    expect(rowsOf([{ a: 1 }, 2, null], undefined)).toEqual([{ a: 1 }]);
    expect(rowsOf({ rows: [{ a: 1 }] }, 'rows')).toEqual([{ a: 1 }]);
    for (const data of [undefined, null, 'x', {}, { rows: 1 }]) expect(rowsOf(data, 'rows')).toEqual([]);
  });

  it('have names of their own even where their fields agree', () => {
    expect(keysOf([{ a: 1 }, { a: 1 }, { a: 2 }], ['a'])).toEqual(['1', '1 1', '2']);
  });

  it('are read along a dotted path, and shown as the column says', () => {
    expect(valueAt({ a: { b: 1 } }, 'a.b')).toBe(1);
    expect(valueAt({ a: 1 }, 'a.b')).toBeUndefined();
    expect(cellOf({ field: 'a', of: (value) => `${value}!` }, { a: 1 })).toBe('1!');
  });
});

describe('an input', () => {
  it('gets a value at a path without losing its neighbours', () => {
    expect(withValue({ limit: 1, search: { a: 1 } }, 'search.b', 2)).toEqual({ limit: 1, search: { a: 1, b: 2 } });
    expect(withValue({}, 'search.b', 2)).toEqual({ search: { b: 2 } });
  });
});

it('calls a field nobody named by its own words', () => {
  expect(titleOfField('email_id')).toBe('E-mail id');
  expect(titleOfField('smtp_response')).toBe('SMTP response');
  expect(titleOfField('allowed_ips')).toBe('Allowed IPs');
});

describe('a column of times', () => {
  it('is wider where the day has twice twelve hours, and where a year stands in it', () => {
    const thisYear = timeWidth(AT, AT, EN);
    const lastYear = timeWidth(AT - 365 * 86_400_000, AT, EN);
    const twice = timeWidth(AT, AT, 'en-US');
    expect(lastYear - thisYear).toBeGreaterThanOrEqual(' 2025'.length * 6);
    expect(twice - thisYear).toBeGreaterThanOrEqual(' PM'.length * 6);
    expect(thisYear).toBeLessThanOrEqual(132);
  });

  it('is as wide on the very day of its sample', () => {
    expect(timeWidth(AT, new Date(2026, 10, 28, 23).getTime(), EN)).toBe(timeWidth(AT, AT, EN));
  });
});
