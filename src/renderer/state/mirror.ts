import { create } from 'zustand';
import type { AppState } from '../../shared/state.ts';
import { bridge } from '../bridge.ts';
import { firstView } from '../model/places.ts';
import { adoptTyped } from './remembered.ts';
import { adoptView, go } from './view.ts';

interface Mirror {
  /** The main process's state, read-only here; `undefined` until the first answer. */
  readonly app: AppState | undefined;
  /** Why the main process did not answer. */
  readonly problem: string | undefined;
}

export const useMirror = create<Mirror>(() => ({ app: undefined, problem: undefined }));

/** Starts following the main process's state and its requests to navigate. Failures end up in `problem`. */
export async function connectMirror(): Promise<void> {
  bridge.on('state', (app) => useMirror.setState({ app }));
  bridge.on('navigate', go);
  await askForStart();
}

export async function askForStart(): Promise<void> {
  try {
    const { state, view, typed } = await bridge.call('start', undefined);
    adoptTyped(typed);
    adoptView(firstView(view, state.accounts.length > 0));
    useMirror.setState({ app: state, problem: undefined });
  } catch (error) {
    useMirror.setState({ problem: error instanceof Error ? error.message : String(error) });
  }
}
