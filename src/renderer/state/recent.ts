import { type Recent, readRecents, withRecent } from '../model/recent.ts';
import { remembered } from './remembered.ts';

/** The actions recently run on this computer, newest first. */
export const useRecents = remembered('recents', readRecents, (recents) => [...recents]);

export const remember = (recent: Recent): void => useRecents.setState(withRecent(useRecents.getState(), recent), true);

/** Drops the recent actions of a removed account. */
export const forgetRecents = (accountId: string): void =>
  useRecents.setState(
    useRecents.getState().filter((recent) => recent.accountId !== accountId),
    true,
  );
