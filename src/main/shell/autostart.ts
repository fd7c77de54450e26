import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';

const HIDDEN = '--hidden';

/** Whether the system started Relaywatch at login; then no window opens. */
export const isHiddenStart = (argv: readonly string[]): boolean => argv.includes(HIDDEN);

/**
 * Turns starting at login on or off; Relaywatch then starts hidden. Electron supports this on macOS and Windows only;
 * on Linux we write a file (XDG autostart specification). Throws if the disk refuses.
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

/** The AppImage itself, if there is one: the path inside it changes with every start. */
const command = (): readonly string[] => {
  const program = process.env['APPIMAGE'] ?? app.getPath('exe');
  return app.isPackaged ? [program, HIDDEN] : [program, app.getAppPath(), HIDDEN];
};

/** Quotes an argument as the Desktop Entry Specification requires for Exec. */
const quote = (part: string): string => `"${part.replace(/["\\$`]/g, '\\$&').replaceAll('%', '%%')}"`;

/** The contents of the autostart file for a command line. */
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
