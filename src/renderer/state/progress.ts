import type { Progress } from '../../shared/bridge.ts';
import { bridge } from '../bridge.ts';

const listeners = new Map<string, (progress: Progress) => void>();

// One for the whole page: the preload may keep a listener for good, and with it what a form held when it listened.
bridge.on('progress', (progress) => listeners.get(progress.runId)?.(progress));

/** Follows one run of an action; the returned function ends that. */
export function onProgress(runId: string, listener: (progress: Progress) => void): () => void {
  listeners.set(runId, listener);
  return () => {
    listeners.delete(runId);
  };
}
