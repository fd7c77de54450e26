import { shell } from 'electron';
import { LINKS } from '../../shared/bridge.ts';

/** Opens one of the known pages in the person's browser. Other URLs can't be opened. */
export const openLink = (link: keyof typeof LINKS): void => {
  void shell.openExternal(LINKS[link]);
};
