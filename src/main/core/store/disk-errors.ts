import { errorText, type Failure, fail, isMistake, ok, type Result } from '../../../shared/failure.ts';

/** Why the disk refuses, in a few words (`the disk is full`), and what to do about it, in sentences. */
export interface Refusal {
  readonly reason: string;
  readonly advice: string;
}

/** The primary SQLite result code of an error; extended codes use the upper bytes. */
const sqliteCodeOf = (error: unknown): number | undefined =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;

const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

const ROOM = 'Free some space on it.';
const RIGHTS = 'Let Relaywatch write to its data folder.';
const CLOSE = 'Close the program that holds it, such as a backup or a second Relaywatch.';
const CHECK = 'Check the disk.';
const RESTART = 'Quit Relaywatch and start it again: it sets the damaged file aside.';
const NO_LINK = 'Put the folder or the file itself in its place.';

/** What to tell the person, by SQLite result code or file system error code. */
const REFUSALS: ReadonlyMap<number | string, Refusal> = new Map(
  (
    [
      [3, 'access to the file is denied', RIGHTS],
      [BUSY, 'another program holds the file', CLOSE],
      [LOCKED, 'another program holds the file', CLOSE],
      [8, 'the file cannot be written to', RIGHTS],
      [10, 'the disk reports an error', CHECK],
      [CORRUPT, 'the file is damaged', RESTART],
      [13, 'the disk is full', ROOM],
      [14, 'the file cannot be opened', RIGHTS],
      [NOT_A_DATABASE, 'the file is damaged', RESTART],
      ['EACCES', 'access to the folder is denied', RIGHTS],
      ['EPERM', 'access to the folder is denied', RIGHTS],
      ['EROFS', 'the folder cannot be written to', RIGHTS],
      ['ENOSPC', 'the disk is full', ROOM],
      ['EDQUOT', 'the disk is full', ROOM],
      ['EIO', 'the disk reports an error', CHECK],
      ['ELOOP', 'its folder or file is a symbolic link, which is not followed', NO_LINK],
      ['ENOTDIR', 'the folder cannot be made', RIGHTS],
      ['EEXIST', 'the folder cannot be made', RIGHTS],
    ] as const
  ).map(([code, reason, advice]) => [code, { reason, advice }]),
);

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

function knownRefusal(error: unknown): Refusal | undefined {
  const code = sqliteCodeOf(error) ?? (error instanceof Error && 'code' in error ? error.code : undefined);
  const known = typeof code === 'number' || typeof code === 'string' ? REFUSALS.get(code) : undefined;
  return known ?? (isReadOnly(error) ? REFUSALS.get('EROFS') : undefined);
}

/** The error to rethrow: with a reason in words if the disk refused, unchanged if it is a bug. */
export function inWords(error: unknown): unknown {
  const known = knownRefusal(error);
  if (known === undefined) return error;
  return new Error(`The data of this account cannot be used: ${known.reason}.`, { cause: error });
}

/** What the disk itself said, of an error that is already in words. */
const originOf = (error: unknown): unknown => (error instanceof Error ? (error.cause ?? error) : error);

/** The text, with a full stop at its end. */
const sentence = (text: string): string => text.replace(/[^.!?]$/, '$&.');

/** Why a call to the account store was refused. For a reason that is not known, the advice is what the error says. */
export const refusalOf = (error: unknown): Refusal =>
  knownRefusal(originOf(error)) ?? { reason: 'the file cannot be used', advice: sentence(errorText(error)) };

/** Whether another program holds the file, which may be over in a moment. */
export function isHeld(error: unknown): boolean {
  const code = sqliteCodeOf(originOf(error));
  return code === BUSY || code === LOCKED;
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
