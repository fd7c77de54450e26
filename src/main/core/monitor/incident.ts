import type { Level } from '../../../shared/alert.ts';

/** Where one series stands with one rule. Stored after every step, so that a restart continues it. Plain JSON. */
export interface StepState {
  readonly phase: 'normal' | 'pending' | 'firing' | 'recovering';
  /** The level of the breach; `undefined` only in `normal`. */
  readonly level: Level | undefined;
  /** When the present breach was first seen. */
  readonly since: number | undefined;
  /** Watched time (ms) that the present pending or recovering phase has lasted. */
  readonly heldMs: number;
  /** Time of the last sample that could be judged without a gap after it; `undefined` after a gap. */
  readonly lastAt: number | undefined;
  /** When there began to be too little mail to judge an open incident. */
  readonly tooLittleSince: number | undefined;
  /** When the person was last told of the open incident. */
  readonly toldAt: number | undefined;
}
