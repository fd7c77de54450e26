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

/** Drops what was run for an account that is forgotten. */
export const forgetRecents = (accountId: string): void =>
  keep(useRecents.getState().recents.filter((recent) => recent.accountId !== accountId));
