import { create } from 'zustand';
import type { Wait } from '../../shared/failure.ts';
import { bridge } from '../bridge.ts';

const useWaits = create<Readonly<Record<string, Wait>>>(() => ({}));

bridge.on('progress', ({ runId, wait }) => {
  const { [runId]: _, ...others } = useWaits.getState();
  useWaits.setState(wait ? { ...others, [runId]: wait } : others, true);
});

/** Until when a run waits for the rate limits; undefined while it goes on. */
export const useWait = (runId: string | undefined): Wait | undefined =>
  useWaits((waits) => (runId === undefined ? undefined : waits[runId]));
