import { clipboard } from 'electron';
import { errorText } from '../../shared/failure.ts';
import type { Log } from '../core/ports.ts';

/** Copies a text. The clipboard is another program's, which may not take it. */
export function copyText(text: string, log: Pick<Log, 'warn'>): void {
  clipboard.writeText(text).catch((error: unknown) => {
    log.warn(`clipboard: could not copy a text: ${errorText(error)}`);
  });
}
