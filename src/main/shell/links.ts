import { shell } from 'electron';
import { LINKS } from '../../shared/bridge.ts';
import { errorText } from '../../shared/failure.ts';
import type { Log } from '../core/ports.ts';

/** Opens one of the known pages in the person's browser. Other URLs can't be opened. */
export function openLink(link: keyof typeof LINKS, log: Pick<Log, 'warn'>): void {
  shell.openExternal(LINKS[link]).catch((error: unknown) => {
    log.warn(`links: could not open ${LINKS[link]}: ${errorText(error)}`);
  });
}
