import { shell } from 'electron';
import { LINKS } from '../../shared/bridge.ts';

/** Opens one of the known pages in the person's browser. No other address can be asked for. */
export const openLink = (link: keyof typeof LINKS): void => {
  void shell.openExternal(LINKS[link]);
};
