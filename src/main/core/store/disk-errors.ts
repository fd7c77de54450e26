import { errorText, type Failure, fail, isMistake, ok, type Result } from '../../../shared/failure.ts';

/** The primary SQLite result code of an error; extended codes use the upper bytes. */
const sqliteCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;

const BUSY = 5;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** Reasons in words for a person, by SQLite result code or file system error code. */
const REASONS: ReadonlyMap<number | string, string> = new Map<number | string, string>([
  [3, 'access to the file is denied'],
  [BUSY, 'another program holds the file'],
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
  ['ELOOP', 'its folder or file is a symbolic link, which is not followed'],
  ['ENOTDIR', 'the folder cannot be made'],
  ['EEXIST', 'the folder cannot be made'],
]);

/** An error equal to SQLite's own for a damaged file. */
export const damaged = (why: string): Error => Object.assign(new Error(why), { errcode: CORRUPT });

/** An error equal to SQLite's own for a file that another program holds. */
export const held = (): Error => Object.assign(new Error('busy'), { errcode: BUSY });

/** Whether the file is damaged and must be set aside, rather than the disk being full, busy or not accessible. */
export const isDamaged = (error: unknown): boolean => {
  const code = sqliteCodeOf(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
};

/** Node's recursive mkdir on a read-only file system gives no code, only these words (seen with Node 24). */
const isReadOnly = (error: unknown): boolean => error instanceof Error && /read-only file system/i.test(error.message);

/** The error to rethrow: with a reason in words if the disk refused, unchanged if it is a bug. */
export function inWords(error: unknown): unknown {
  const code = sqliteCodeOf(error) ?? (error instanceof Error && 'code' in error ? error.code : undefined);
  const known = typeof code === 'number' || typeof code === 'string' ? REASONS.get(code) : undefined;
  const reason = known ?? (isReadOnly(error) ? REASONS.get('EROFS') : undefined);
  if (reason === undefined) return error;
  return new Error(`The data of this account cannot be used: ${reason}.`, { cause: error });
}

/** Runs what touches the disk, and rethrows what it throws in words. */
export function orInWords<T>(touch: () => T): T {
  try {
    return touch();
  } catch (error) {
    throw inWords(error);
  }
}

/** Runs a call to the account store, and returns as a failure that the disk refused. A mistake of ours still throws. */
export function onDisk<T>(touch: () => T): Result<T> {
  try {
    return ok(touch());
  } catch (error) {
    if (isMistake(error)) throw error;
    return fail({ kind: 'disk', reason: errorText(error) });
  }
}

/** The end of a log line: a colon and the reason why the disk refused; empty if there is none. */
export const reasonIn = (failure: Failure): string => ('reason' in failure ? `: ${failure.reason}` : '');
