import { fileURLToPath } from 'node:url';
import type { DiagnosticsPorts } from '../../src/main/core/ports.ts';

/** A computer whose desktop and log have nothing to tell, with the real check of stores. */
export const fakeDiagnostics = (part: Partial<DiagnosticsPorts> = {}): DiagnosticsPorts => ({
  computer: [],
  log: { name: 'log', title: 'End of the log', limitMs: 1_000, read: (say) => say('There is no log yet.') },
  settingsFiles: async () => [],
  storeWorker: fileURLToPath(new URL('../../src/main/core/store/check-worker.ts', import.meta.url)),
  ...part,
});
