import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { app } from 'electron';

/** The first file that runs: keeps what the compiler made of the rest, and then loads the rest. */

/** After the start, so that what ran by then is kept too. Not left to the end, which may come by force. */
const KEEP_AFTER_MS = 20_000;

// On macOS the keychain trusts the signed application, and kept code is outside of what is signed.
if (process.platform !== 'darwin') {
  enableCompileCache(join(app.getPath('sessionData'), 'Compile Cache'));
  void app.whenReady().then(() => setTimeout(flushCompileCache, KEEP_AFTER_MS).unref());
}

// Electron is not ready before this has been loaded, so what has to be said before that still can be.
await import('./index.ts');
