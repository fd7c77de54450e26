import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  count,
  numeric,
  parseWireDate,
  requestDate,
  rows,
  secret,
  texts,
} from '../../../../../../src/main/core/api/endpoints/fields.ts';

const read = (value: unknown) => numeric().safeParse(value).data;

describe('a number on the wire', () => {
  it.each([
    [1.63, 1.63],
    ['1.63', 1.63],
    ['0.0', 0],
    [0, 0],
    [' 12 ', 12],
    ['-3', -3],
    ['1e-05', 0.00001],
  ])('%j is %d', (wire, value) => {
    expect(read(wire)).toBe(value);
  });

  it.each([
    '',
    ' ',
    null,
    undefined,
    true,
    false,
    [],
    {},
    [1],
    'n/a',
    '1,63',
    '1 240',
    '1.63%',
    '0x10',
    'Infinity',
    '1e999',
    'NaN',
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('%j is none, and never 0', (wire) => {
    expect(read(wire)).toBeUndefined();
  });

  it('is the same as text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(read(value)).toBe(value);
        expect(read(String(value))).toBe(value === 0 ? Number(String(value)) : value);
      }),
    );
  });

  it('is read from a text only where the text is nothing but a decimal number', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9eE.+\- ]{0,8}$/)), (text) => {
        const value = read(text);
        if (value !== undefined) expect(text.trim()).toMatch(/^[+-]?[0-9]/);
        if (value !== undefined) expect(value).toBe(Number(text));
      }),
    );
  });

  it.each([-1, 1.5, '2.5', '-4', 2 ** 53])('as a count, %j is none', (wire) => {
    expect(count().safeParse(wire).success).toBe(false);
  });
});

describe('a date on the wire', () => {
  it.each([
    ['2026-03-04T09:12:44Z', '2026-03-04T09:12:44.000Z'],
    ['2026-03-04T09:12:44.5Z', '2026-03-04T09:12:44.500Z'],
    ['2026-03-01 00:00:00+00:00', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01 00:00:00.123999', '2026-03-01T00:00:00.123Z'],
    ['2026-03-04 09:12:44.123456+00:00', '2026-03-04T09:12:44.123Z'],
    ['2026-03-04 09:12:44', '2026-03-04T09:12:44.000Z'],
    ['2026-03-04T09:12:44', '2026-03-04T09:12:44.000Z'],
    ['2026-03-04T09:12:44+13:00', '2026-03-03T20:12:44.000Z'],
    ['2026-03-04 09:12:44 -0330', '2026-03-04T12:42:44.000Z'],
    ['2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['2028-02-29 23:59:59', '2028-02-29T23:59:59.000Z'],
  ])('%s is %s', (wire, utc) => {
    expect(parseWireDate(wire)).toBe(Date.parse(utc));
  });

  it.each([
    '',
    'today',
    '2026-02-30',
    '2026-13-01',
    '2026-03-04T24:00:00Z',
    '2026-03-04T09:61:00Z',
    '2026-3-4',
    '04.03.2026',
    '1772615564',
    '2026-03-04T09:12:44Z later',
  ])('%j is none', (wire) => {
    expect(parseWireDate(wire)).toBeUndefined();
  });

  it('is read to the millisecond in every form, whatever the offset', () => {
    const wholeMinutes = fc.integer({ min: -14 * 60, max: 14 * 60 });
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        date,
        wholeMinutes,
        fc.constantFrom('T', ' '),
        fc.constantFrom(':', ''),
        (at, minutes, gap, colon) => {
          const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1);
          const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((n) =>
            `${n}`.padStart(2, '0'),
          );
          const wire = `${local.replace('T', gap)}${minutes < 0 ? '-' : '+'}${hours}${colon}${rest}`;
          expect(parseWireDate(wire)).toBe(at.getTime());
        },
      ),
    );
  });

  it.each(['2026-03-01', '2026-03-01T08:00:00Z', '2026-03-01T08:00:00.123Z', '2026-03-01T08:00:00+01:00'])(
    'may be sent as %s',
    (wire) => {
      expect(requestDate().safeParse(wire).success).toBe(true);
    },
  );

  it.each(['', '01/03/2026', '2026-02-30', 'yesterday'])('may not be sent as %j', (wire) => {
    expect(requestDate().safeParse(wire).success).toBe(false);
  });
});

describe('texts on the wire', () => {
  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [[], []],
    ['a', ['a']],
    ['a,b', ['a,b']],
    ['', []],
  ])('%j are %j', (wire, value) => {
    expect(texts().parse(wire)).toEqual(value);
  });

  it.each([undefined, 1, {}, [1]])('%j are none', (wire) => {
    expect(texts().safeParse(wire).success).toBe(false);
  });
});

describe('a secret on the wire', () => {
  it('can be sent back, and does not leave by accident, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const read = secret().parse(value);
        expect(read.reveal()).toBe(value);
        expect(JSON.stringify({ read })).toBe('{"read":{}}');
        expect(() => structuredClone(read)).toThrow();
      }),
    );
  });
});

describe('a list on the wire', () => {
  const list = rows(z.looseObject({ used: count() }));

  it('loses only the rows that do not fit, and counts them', () => {
    expect(list.parse([{ used: 1 }, { used: null }, 'x', null, { used: '2', later: 'a new field' }])).toEqual({
      rows: [{ used: 1 }, { used: 2, later: 'a new field' }],
      skipped: 3,
    });
  });

  it('may be empty', () => {
    expect(list.parse([])).toEqual({ rows: [], skipped: 0 });
  });

  it('is not empty because nothing in it could be read', () => {
    expect(list.safeParse([{ used: 'x' }, { used: null }]).error?.issues[0]?.path).toEqual([0, 'used']);
  });

  it('keeps every good row whatever lies between', () => {
    const row = fc.oneof(fc.record({ used: fc.nat() }), fc.constantFrom(null, 'x', {}, { used: '' }, [], 7));
    fc.assert(
      fc.property(fc.nat(), fc.array(row), (first, others) => {
        const read = list.parse([{ used: first }, ...others]);
        expect(read.rows.length + read.skipped).toBe(others.length + 1);
        expect(read.rows[0]).toEqual({ used: first });
      }),
    );
  });
});
