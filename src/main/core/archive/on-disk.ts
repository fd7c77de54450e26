import { fail, ok, type Result } from '../../../shared/failure.ts';

/** A call of the archive, which throws only when the disk refuses: its refusal as a value. */
export function onDisk<T>(touch: () => T): Result<T> {
  try {
    return ok(touch());
  } catch (error) {
    return fail({ kind: 'disk', reason: error instanceof Error ? error.message : String(error) });
  }
}
