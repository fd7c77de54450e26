import { expect, it } from 'vitest';
import { inWords, isHeld, onDisk, refusalOf } from '../../../../../src/main/core/store/disk-errors.ts';

/** What the person reads of an error of the disk. */
const text = (error: unknown): string => {
  const said = inWords(error);
  return said instanceof Error ? said.message : String(said);
};
const errorOf = (message: string, more: object = {}) => Object.assign(new Error(message), more);

it.each([
  [errorOf('EROFS: read-only file system, mkdir', { code: 'EROFS' }), 'the folder cannot be written to'],
  // Node's recursive mkdir gives neither a code nor a beginning.
  [errorOf(", Unknown error: Read-only file system '/var/lib/relaywatch'"), 'the folder cannot be written to'],
  [errorOf('database or disk is full', { errcode: 13 }), 'the disk is full'],
])('a disk that refuses is put into words: %s', (error, reason) => {
  expect(text(error)).toBe(`The data of this account cannot be used: ${reason}.`);
});

it('a mistake of ours stays as it is', () => {
  const bug = new TypeError('x is undefined');
  expect(inWords(bug)).toBe(bug);
});

it('a mistake of ours is not returned as what the disk refused', () => {
  const store = { rows: undefined as unknown as readonly string[] }; // as a mistake would leave it
  expect(() => onDisk(() => store.rows.length)).toThrow(TypeError);
  const refuse = (): never => {
    throw new Error('the disk is full');
  };
  expect(onDisk(refuse)).toEqual({ ok: false, failure: { kind: 'disk', reason: 'the disk is full' } });
});

it.each([
  [errorOf('database or disk is full', { errcode: 13 }), 'the disk is full', 'Free some space on it.'],
  [
    errorOf('database is locked', { errcode: 517 }),
    'another program holds the file',
    'Close the program that holds it',
  ],
  [errorOf('it is from a newer Relaywatch'), 'the file cannot be used', 'it is from a newer Relaywatch'],
])('a refusal has a reason, and says what to do: %s', (error, reason, advice) => {
  for (const thrown of [error, inWords(error)]) {
    expect(refusalOf(thrown)).toEqual({ reason, advice: expect.stringContaining(advice) });
  }
});

it('only another program that holds the file is worth waiting for', () => {
  const held = errorOf('database is locked', { errcode: 5 });
  expect([held, inWords(held), errorOf('full', { errcode: 13 }), undefined].map(isHeld)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
