import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';

const HIDDEN = '--hidden';

/** Whether this start was made by the system at login: no window is created then. */
export const isHiddenStart = (argv: readonly string[]): boolean => argv.includes(HIDDEN);

/**
 * Starts Relaywatch hidden when the person logs in, or no longer does. Electron does this on macOS and Windows only;
 * on Linux it is a file of the XDG autostart specification. Throws when the disk refuses.
 */
export function applyStartAtLogin(startAtLogin: boolean): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: startAtLogin, args: [HIDDEN] });
    return;
  }
  const config = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  const file = join(config, 'autostart', 'relaywatch.desktop');
  if (!startAtLogin) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, desktopEntry(command()));
}

/** The AppImage itself where there is one: the path inside it changes with every start. */
const command = (): readonly string[] => {
  const program = process.env['APPIMAGE'] ?? app.getPath('exe');
  return app.isPackaged ? [program, HIDDEN] : [program, app.getAppPath(), HIDDEN];
};

/** Quoted as the Desktop Entry Specification asks for its Exec key. */
const quote = (part: string): string => `"${part.replace(/["\\$`]/g, '\\$&').replaceAll('%', '%%')}"`;

/** The autostart file for a command line. */
export const desktopEntry = (parts: readonly string[]): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Relaywatch',
    'Comment=Watches your SMTP2GO accounts',
    `Exec=${parts.map(quote).join(' ')}`,
    'Icon=relaywatch',
    'Terminal=false',
    '',
  ].join('\n');
