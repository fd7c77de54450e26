import { type Failure, fail, ok, type Result } from '../../../shared/failure.ts';

/** The primary result code of SQLite behind an error; the extended codes carry more in their upper bytes. */
const sqliteCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;

const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** What SQLite or the file system says when the disk refuses, in words for a person. */
const REASONS: ReadonlyMap<number | string, string> = new Map<number | string, string>([
  [3, 'access to the file is denied'],
  [5, 'another program holds the file'],
  [6, 'another program holds the file'],
  [8, 'the file cannot be written to'],
  [10, 'the disk reports an error'],
  [CORRUPT, 'the file is damaged'],
  [13, 'the disk is full'],
  [14, 'the file cannot be opened'],
  [NOT_A_DATABASE, 'the file is damaged'],
  ['EACCES', 'access to the folder is denied'],
  ['EPERM', 'access to the folder is denied'],
  ['EROFS', 'the folder cannot be written to'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
  ['EIO', 'the disk reports an error'],
  ['ENOTDIR', 'the folder cannot be made'],
  ['EEXIST', 'the folder cannot be made'],
]);

/** An error that means what SQLite means by a damaged file. */
export const damaged = (why: string): Error => Object.assign(new Error(why), { errcode: CORRUPT });

/** Whether a file must be set aside, as against a disk that is full, busy or closed to us. */
export const isDamaged = (error: unknown): boolean => {
  const code = sqliteCodeOf(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
};

/** The error to throw on: in words when the disk refused, as it came when it is a mistake of ours. */
export function inWords(error: unknown): unknown {
  const code = sqliteCodeOf(error) ?? (error instanceof Error && 'code' in error ? error.code : undefined);
  const reason = typeof code === 'number' || typeof code === 'string' ? REASONS.get(code) : undefined;
  if (reason === undefined) return error;
  return new Error(`The data of this account cannot be used: ${reason}.`, { cause: error });
}

/** A call of the account store, which throws only when the disk refuses: its refusal as a value. */
export function onDisk<T>(touch: () => T): Result<T> {
  try {
    return ok(touch());
  } catch (error) {
    return fail({ kind: 'disk', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** The end of a log line: why the disk refused. */
export const reasonIn = (failure: Failure): string => ('reason' in failure ? `: ${failure.reason}` : '');
