import { create } from 'zustand';
import { type Recent, readRecents, withRecent } from '../model/recent.ts';

const PLACE = 'recent actions';

function written(): string | null {
  try {
    return localStorage.getItem(PLACE);
  } catch {
    // A browser that stores nothing: then nothing was run lately.
    return null;
  }
}

/** The actions run lately on this computer, newest first: kept by the page itself, as a window does not live long. */
export const useRecents = create<{ readonly recents: readonly Recent[] }>(() => ({
  recents: readRecents(written()),
}));

const keep = (recents: readonly Recent[]) => {
  useRecents.setState({ recents });
  try {
    localStorage.setItem(PLACE, JSON.stringify(recents));
  } catch {
    // Full or switched off: it is remembered until the window closes, and what was run has been run all the same.
  }
};

export const remember = (recent: Recent): void => keep(withRecent(useRecents.getState().recents, recent));

/** Drops what was done for accounts that are here no longer. */
export function keepOnly(accountIds: readonly string[]): void {
  const { recents } = useRecents.getState();
  const kept = recents.filter(({ accountId }) => accountIds.includes(accountId));
  if (kept.length < recents.length) keep(kept);
}
