import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from './child.mjs';
import { cannot, step } from './say.mjs';

/** @typedef {{ name: string, command: string } | { name: string, library: string }} DebianPackage */

/**
 * What the stand-in's desktop is made of, each with the sign that it is there: a command on the path,
 * or a file under /usr/lib/ or /usr/lib/<architecture>/.
 * @type {readonly DebianPackage[]}
 */
export const DEBIAN_PACKAGES = [
  { name: 'chromium', library: 'chromium/chromium' },
  { name: 'xvfb', command: 'Xvfb' },
  { name: 'xdotool', command: 'xdotool' },
  { name: 'openbox', command: 'openbox' },
  { name: 'x11-utils', command: 'xprop' },
  { name: 'x11-xserver-utils', command: 'xsetroot' },
  { name: 'wmctrl', command: 'wmctrl' },
  { name: 'scrot', command: 'scrot' },
  { name: 'imagemagick', command: 'import' },
  { name: 'dbus', command: 'dbus-daemon' },
  { name: 'dbus-x11', command: 'dbus-launch' },
  { name: 'gnome-keyring', command: 'gnome-keyring-daemon' },
  { name: 'libsecret-1-0', library: 'libsecret-1.so.0' },
  { name: 'libsecret-tools', command: 'secret-tool' },
  { name: 'xfce4-notifyd', library: 'xfce4/notifyd/xfce4-notifyd' },
  { name: 'libnotify-bin', command: 'notify-send' },
  { name: 'xfce4-panel', command: 'xfce4-panel' },
];

const isRunnable = (/** @type {string} */ path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (/** @type {string} */ command) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => isRunnable(join(folder, command)));

const inLibraries = (/** @type {string} */ file) =>
  existsSync('/usr/lib') &&
  ['', ...readdirSync('/usr/lib').filter((folder) => folder.includes('-linux-gnu'))].some((folder) =>
    existsSync(join('/usr/lib', folder, file)),
  );

/** The Debian packages of the stand-in's desktop that are not installed, by name. Empty: everything is there. */
export const missingDebianPackages = () =>
  DEBIAN_PACKAGES.filter((entry) => ('command' in entry ? !onPath(entry.command) : !inLibraries(entry.library))).map(
    ({ name }) => name,
  );

/** The command a person gives to install these packages. */
export const installCommand = (/** @type {readonly string[]} */ names) =>
  `sudo apt-get update && sudo apt-get install --no-install-recommends ${names.join(' ')}`;

const mayInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get');

/**
 * Installs the missing Debian packages where this process may (root on Debian and its kin).
 * @returns {Promise<string[]>} what is still missing, because this person must install it
 */
export const installDebianPackages = async () => {
  const missing = missingDebianPackages();
  if (missing.length === 0 || !mayInstall()) return missing;
  await step(`Installing ${missing.length} Debian packages (${missing.join(' ')})`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // A mirror that cannot be refreshed is no reason to stop: whether the packages can be had shows in the next line.
    const update = await runQuietly('apt-get', ['update', '-q'], { env });
    const install = await runQuietly('apt-get', ['install', '-qy', '--no-install-recommends', ...missing], { env });
    if (install.status !== 0) {
      const refresh = update.status === 0 ? '' : update.output;
      throw cannot(`${refresh}${install.output}\napt-get could not install the packages; its own words are above.`);
    }
  });
  return missingDebianPackages();
};
