import { expect, it } from 'vitest';
import { inWords, onDisk } from '../../../../../src/main/core/store/disk-errors.ts';

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
