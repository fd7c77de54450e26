import type { Wait } from '../../shared/failure.ts';
import { span } from '../../shared/words.ts';

const LONGEST_IN_SECONDS = 90;

/** Why a run waits, and the time left: `Waiting for its turn` and `12 s`. `now` is ms since the epoch. */
export function waitText({ until, by }: Wait, now: number): { readonly what: string; readonly left: string } {
  const seconds = Math.max(1, Math.ceil((until - now) / 1000));
  return {
    what: by === 'smtp2go' ? 'Waiting, because SMTP2GO asked for a pause' : 'Waiting for its turn',
    left: seconds <= LONGEST_IN_SECONDS ? `${seconds} s` : span(until - now),
  };
}
