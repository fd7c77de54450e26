import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  filtered,
  fitting,
  partsOfAddress,
  sorted,
  tableText,
  withRange,
  withToggled,
} from '../../../../../src/renderer/model/list/rows.ts';

const orders = fc.uniqueArray(fc.record({ id: fc.nat(), order: fc.option(fc.integer(), { nil: undefined }) }), {
  selector: ({ id }) => id,
});

describe('rows in order', () => {
  it('keep all rows, rise or fall, and put those without a value last either way', () => {
    fc.assert(
      fc.property(orders, fc.boolean(), (rows, isDescending) => {
        const result = sorted(rows, (row) => row.order, isDescending, 'en-GB');
        expect(result.toSorted((a, b) => a.id - b.id)).toEqual(rows.toSorted((a, b) => a.id - b.id));
        const values = result.map((row) => row.order);
        const known = values.filter((value) => value !== undefined);
        expect(values.slice(0, known.length)).toEqual(known);
        expect(known).toEqual(known.toSorted((a, b) => (isDescending ? b - a : a - b)));
      }),
    );
  });

  it('leave equal rows as they came', () => {
    const rows = [
      { id: 1, name: 'b' },
      { id: 2, name: 'B' },
      { id: 3, name: 'a' },
    ];
    expect(sorted(rows, (row) => row.name, false, 'en-GB').map(({ id }) => id)).toEqual([3, 1, 2]);
    expect(sorted(rows, (row) => row.name, true, 'en-GB').map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('read figures within words as figures', () => {
    expect(sorted(['10 d', '9 d', '100 d'], (row) => row, false, 'en-GB')).toEqual(['9 d', '10 d', '100 d']);
  });
});

describe('rows narrowed', () => {
  const rows = ['Old mailbox, contoso', 'New mailbox, fabrikam', 'Old address, fabrikam'];
  const find = (wanted: string) => filtered(rows, (row) => row, wanted);

  it('hold every word, in any case and order', () => {
    expect(find('OLD fabrikam')).toEqual(['Old address, fabrikam']);
    expect(find('mailbox old')).toEqual(['Old mailbox, contoso']);
    expect(find('nobody')).toEqual([]);
  });

  it('are all of them for blanks', () => {
    expect(find('   ')).toBe(rows);
  });
});

/** Reads tab-separated text as spreadsheets do: a cell in quotation marks ends at the next one that is not doubled. */
const cellsOf = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)].reduce<string[][]>(
    (rows, [whole, quoted, plain = '', end]) => {
      if (whole === '') return rows;
      rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
      return end === '\n' ? rows.concat([[]]) : rows;
    },
    [[]],
  );

describe('rows for the clipboard', () => {
  it('are one line each, with tabs between cells and nowhere else', () => {
    expect(tableText([['a\tb', 'c\nd'], ['e']])).toBe('a b\tc d\ne');
  });

  it('cannot run as formulas, and leave numbers what they are', () => {
    expect(tableText([['=HYPERLINK("x")', '+1', '@domain.example', '-5', '-1,240.5', '-x']])).toBe(
      '"\'=HYPERLINK(""x"")"\t\'+1\t\'@domain.example\t-5\t-1,240.5\t\'-x',
    );
  });

  it('are read back by a spreadsheet as they are, quotation marks too', () => {
    const rows = [
      ['"Your order', 'a@x.example'],
      ['He said "no"', '"'],
      ['Plain', 'b@x.example'],
    ];
    expect(cellsOf(tableText(rows))).toEqual(rows);
  });

  it('never begin a cell as a formula does', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 1 }), { minLength: 1 }), (cells) => {
        for (const cell of tableText(cells).split(/[\t\n]/)) {
          if (/^[=+@]/.test(cell)) throw new Error(cell);
        }
      }),
    );
  });
});

describe('a selection', () => {
  const keys = ['a', 'b', 'c', 'd'];

  it('grows over a range in either direction and keeps what it had', () => {
    expect([...withRange(keys, new Set(['d']), 2, 0)].toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect([...withRange(keys, new Set(), 1, 1)]).toEqual(['b']);
  });

  it('turns one row the other way round and leaves the old one alone', () => {
    const before = new Set(['a']);
    expect([...withToggled(before, 'a')]).toEqual([]);
    expect([...withToggled(before, 'b')]).toEqual(['a', 'b']);
    expect([...before]).toEqual(['a']);
  });
});

describe('columns', () => {
  const columns = [{ width: 100 }, { width: 100, isExtra: true }, { width: 100 }, { width: 100, isExtra: true }];

  it('go where there is little room: extra ones only, the last one first', () => {
    expect(fitting(columns, 400)).toBe(columns);
    expect(fitting(columns, 399)).toEqual([columns[0], columns[1], columns[2]]);
    expect(fitting(columns, 250)).toEqual([columns[0], columns[2]]);
    expect(fitting(columns, 10)).toEqual([columns[0], columns[2]]);
  });
});

describe('an address', () => {
  it('has what stands before the domain, and the domain with its @', () => {
    expect(partsOfAddress('kim@contoso.example')).toEqual(['kim', '@contoso.example']);
    expect(partsOfAddress('"a@b"@contoso.example')).toEqual(['"a@b"', '@contoso.example']);
    expect(partsOfAddress('@contoso.example')).toEqual(['@contoso.example', '']);
    expect(partsOfAddress('contoso.example')).toEqual(['contoso.example', '']);
  });
});
