import { create } from 'zustand';
import { type Recent, readRecents, withRecent } from '../model/recent.ts';

const PLACE = 'recent actions';

/** The actions run lately on this computer, newest first: kept by the page itself, as a window does not live long. */
export const useRecents = create<{ readonly recents: readonly Recent[] }>(() => ({
  recents: readRecents(localStorage.getItem(PLACE)),
}));

const keep = (recents: readonly Recent[]) => {
  useRecents.setState({ recents });
  localStorage.setItem(PLACE, JSON.stringify(recents));
};

export const remember = (recent: Recent): void => keep(withRecent(useRecents.getState().recents, recent));

/** Drops what was done for accounts that are here no longer. */
export function keepOnly(accountIds: readonly string[]): void {
  const { recents } = useRecents.getState();
  const kept = recents.filter(({ accountId }) => accountIds.includes(accountId));
  if (kept.length < recents.length) keep(kept);
}
