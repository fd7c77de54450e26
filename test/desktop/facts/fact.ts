import type { IpcMainInvokeEvent } from 'electron';
import type { Desktop } from '../desktop.ts';
import type { Imitation, Launched } from '../launch.ts';
import type { FactsApp } from './running.ts';

export type ElectronModule = typeof import('electron');
/** Tells the test something, in the order in which it happens. */
export type Say = (...words: readonly unknown[]) => void;

/** Something that Electron does, as data, with the way to see what the stand-in does. */
export type Fact = {
  readonly name: string;
  /** Where it is from: `E:` a file of electron/electron, `docs:` a page of Electron's documentation, or an issue there. */
  readonly source: string;
  /** What the check gives in Electron, as JSON. */
  readonly electron: unknown;
  /** What the stand-in does instead, where it is not the same. It has to throw by name, or to say why it differs. */
  readonly standIn?: 'refuses by name' | { readonly differs: string };
} & Check;

type Handler = (electron: ElectronModule, event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

type Check =
  /** In the main process as the main script is read, before `ready`. */
  | { readonly early: (electron: ElectronModule) => unknown }
  /** In the main process after `ready`. */
  | { readonly main: (electron: ElectronModule) => unknown }
  | PageCheck
  | HandsCheck
  | AloneCheck;

/**
 * An expression in the page. There `exposed` is what the script `preload` has exposed by `expose(value)`, by default
 * `invoke`, which reaches `handler`; and below `here` is what `serve` answers.
 */
export interface PageCheck {
  readonly page: string;
  readonly preload?: string;
  readonly handler?: Handler | undefined;
  readonly serve?: (request: Request) => Response | Promise<Response>;
}

/** From outside, with hands on the desktop. `ask` reaches `handler` in the main process, by way of the page. */
export interface HandsCheck {
  readonly hands: (running: FactsApp, ask: (...args: readonly unknown[]) => Promise<unknown>) => Promise<unknown>;
  readonly handler?: Handler | undefined;
}

/**
 * In a process of its own, which has to end: gives its exit code and what it said. Once it has said 'begin', `outside`
 * does something to it.
 */
export interface AloneCheck {
  readonly alone: (electron: ElectronModule, say: Say) => unknown;
  readonly outside?: (app: Launched, desktop: Desktop) => unknown;
  readonly imitates?: readonly Imitation[];
}

/** The message of what `act` throws. */
export const messageOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'nothing was thrown';
};

/** What a promise is rejected with, as far as JSON can say it. */
export const rejectionOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error instanceof Error ? { ...error, message: error.message } : String(error);
  }
  return 'it was not rejected';
};
