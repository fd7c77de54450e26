import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Ubuntu since 23.10 lets only programs with an AppArmor profile create user namespaces, which Electron's sandbox needs. */
const SWITCH = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';

/**
 * What to do where the system keeps Electron's sandbox from starting; undefined where it does not.
 * @param {string} electron the path of Electron's program
 * @param {{ isRestricted: boolean, hasHelper: boolean }} system `hasHelper`: its setuid helper may take the namespaces' place
 * @returns {string | undefined}
 */
export const sandboxRemedy = (electron, { isRestricted, hasHelper } = sandboxOf(electron)) => {
  if (!isRestricted || hasHelper) return undefined;
  // AppArmor reads some characters of a path as patterns.
  const path = electron.replace(/[\\"*?[\]{}^@]/g, '\\$&');
  return `Electron ended at once, since this system lets no program without an AppArmor profile set up a sandbox
(kernel.apparmor_restrict_unprivileged_userns is 1, as on Ubuntu since 23.10). Give it a profile, once:

sudo tee /etc/apparmor.d/relaywatch-electron <<'END'
abi <abi/4.0>,
include <tunables/global>
profile relaywatch-electron "${path}" flags=(unconfined) {
  userns,
}
END
sudo apparmor_parser -r /etc/apparmor.d/relaywatch-electron

Then run npm start again. Relaywatch is not started without its sandbox.`;
};

const sandboxOf = (/** @type {string} */ electron) => ({
  isRestricted: contents(SWITCH).trim() === '1',
  hasHelper: isSetuidOfRoot(join(dirname(electron), 'chrome-sandbox')),
});

const contents = (/** @type {string} */ file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Other systems have no such switch.
    return '';
  }
};

const isSetuidOfRoot = (/** @type {string} */ file) => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && found.uid === 0 && (found.mode & 0o4000) !== 0;
};
