import type { Page } from 'playwright/test';
import type { Desktop } from '../desktop/desktop.ts';
import type { Control, Imitation } from '../desktop/launch.ts';

/** The built application, running in Electron or in the stand-in. The tests do not know which. */
export interface Run {
  readonly pages: () => Promise<readonly Page[]>;
  readonly hasWindow: () => Promise<boolean>;
  /** Only the stand-in has it; in Electron, whoever touches it skips its test and says why. */
  readonly control: Control;
  /** Every line of its output so far. */
  readonly lines: readonly string[];
  /** As the button in the title bar. */
  readonly closeWindow: () => Promise<void>;
  /** As a person quits; resolves with the exit code. */
  readonly quit: () => Promise<number | null>;
  /** The exit code, once it has ended by itself. */
  readonly ended: () => Promise<number | null>;
  /** As the system ends it at logout; resolves with the exit code. */
  readonly terminate: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
  /** For the end of a test, whatever has happened in it. */
  readonly stop: () => Promise<void>;
}

/** Starts the application of this folder on a desktop. */
export interface Runner {
  /** `imitates` is what the surroundings lack or do otherwise, which only the stand-in can do. */
  readonly start: (desktop: Desktop, args: readonly string[], imitates: readonly Imitation[]) => Promise<Run>;
  /** Starts one that is expected to end by itself. */
  readonly startSecond: (desktop: Desktop, args: readonly string[]) => Promise<Ended>;
}

/** How a run ended: its exit code, null after a signal, and everything it printed. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}
