import { join } from 'node:path';
import { app } from 'electron';
// The Node entry point, because the Electron one adds a bridge to every page, which ours must not have.
import log from 'electron-log/node';
import { redact } from '../../shared/redact.ts';
import type { Log } from '../core/ports.ts';

/** Where the log is written. Its older part is beside it. */
export const logFile = (): string => join(app.getPath('logs'), 'relaywatch.log');

/** The application's log: one file in the person's log folder, rotated at 1 MB, and the terminal. */
export function createLog(): Log {
  log.transports.file.resolvePathFn = logFile;
  log.transports.file.maxSize = 1_048_576;
  log.transports.console.format = '{h}:{i}:{s} {text}';
  return {
    info: (message) => log.info(redact(message)),
    warn: (message) => log.warn(redact(message)),
  };
}
