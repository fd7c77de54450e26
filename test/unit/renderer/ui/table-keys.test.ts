import { describe, expect, it } from 'vitest';
import { commandFor } from '../../../../src/renderer/ui/table-keys.ts';

const grid = {
  keys: ['a', 'b', 'c', 'd', 'e'],
  columnCount: 3,
  page: 2,
  cursor: { key: 'b', cell: undefined },
  anchor: 1,
  selected: new Set<string>(),
};
const press = (key: string, part: Partial<typeof grid> | object = {}, held: object = {}) =>
  commandFor({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held }, { ...grid, ...part });
const shift = { shiftKey: true };
const control = { ctrlKey: true };

describe('keys in a table', () => {
  it('move through the rows and stop at its ends', () => {
    const goes = (key: string, from: string) => {
      const command = press(key, { cursor: { key: from, cell: undefined } });
      return command?.kind === 'move' ? command.index : undefined;
    };
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => goes(key, 'c'))).toEqual([
      3, 1, 4, 0, 0, 4,
    ]);
    expect(goes('ArrowUp', 'a')).toBe(0);
    expect(goes('ArrowDown', 'e')).toBe(4);
    expect(goes('ArrowDown', 'gone')).toBe(0);
  });

  it('select a range with Shift, from where it began', () => {
    const command = press('ArrowDown', { anchor: 0 }, shift);
    expect(command).toEqual({ kind: 'move', index: 2, selected: new Set(['a', 'b', 'c']) });
    expect(press('ArrowDown', { selected: undefined }, shift)).toMatchObject({ kind: 'move', selected: undefined });
  });

  it('select one, all and none', () => {
    expect(press(' ')).toEqual({ kind: 'select', selected: new Set(['b']) });
    expect(press('a', {}, control)).toEqual({ kind: 'select', selected: new Set(grid.keys) });
    expect(press('Escape', { selected: new Set(['a']) })).toEqual({ kind: 'select', selected: new Set() });
  });

  it('leave Escape to others while nothing is selected, and letters to the page', () => {
    expect(press('Escape')).toBeUndefined();
    expect(press('a')).toBeUndefined();
    expect(press('g')).toBeUndefined();
  });

  it('move through the cells of a row', () => {
    expect(press('ArrowRight')).toEqual({ kind: 'cell', cell: 0 });
    expect(press('ArrowRight', { cursor: { key: 'b', cell: 2 } })).toEqual({ kind: 'cell', cell: 2 });
    expect(press('ArrowLeft', { cursor: { key: 'b', cell: 1 } })).toEqual({ kind: 'cell', cell: 0 });
  });

  it('open and copy what the keyboard is on', () => {
    expect(press('Enter')).toEqual({ kind: 'open' });
    expect(press('c', {}, control)).toEqual({ kind: 'copy' });
    expect(press('c', {}, { metaKey: true })).toEqual({ kind: 'copy' });
    expect(press('Enter', { cursor: { key: undefined, cell: undefined } })).toBeUndefined();
  });

  it('mean nothing in an empty table', () => {
    expect(press('ArrowDown', { keys: [] })).toBeUndefined();
  });
});
