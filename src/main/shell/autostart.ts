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
  const entry = desktopEntry(command());
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, entry);
}

/** The AppImage itself, if there is one: the path inside it changes with every start. */
const command = (): readonly [string, ...string[]] => {
  const program = process.env['APPIMAGE'] || app.getPath('exe');
  return app.isPackaged ? [program, HIDDEN] : [program, app.getAppPath(), HIDDEN];
};

/** Quotes an argument for Exec; then every backslash is doubled, because the value is a string with escapes. */
const quote = (part: string): string =>
  `"${part.replace(/["\\$`]/g, '\\$&').replaceAll('%', '%%')}"`.replaceAll('\\', '\\\\');

/** A refusal in words for a person. */
const cannotStartFrom = (path: string, what: string): Error => {
  const shown = path.replaceAll(/\p{Cc}/gu, '?');
  return new Error(`Relaywatch can’t start at login from ${shown}: the path has ${what}. Move it to another folder.`);
};

/**
 * The contents of the autostart file for a command line. Throws if the Desktop Entry Specification has no way to write
 * one of its paths under the key Exec.
 */
export function desktopEntry(parts: readonly [string, ...string[]]): string {
  const controlled = parts.find((part) => /\p{Cc}/u.test(part));
  if (controlled !== undefined) throw cannotStartFrom(controlled, 'a line break or another control character');
  if (parts[0].includes('=')) throw cannotStartFrom(parts[0], 'an equals sign');
  // GLib looks for the program before it undoes `%%`, and would find none.
  const line = parts[0].includes('%') ? ['env', ...parts] : parts;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Relaywatch',
    'Comment=Watches your SMTP2GO accounts',
    `Exec=${line.map(quote).join(' ')}`,
    'Icon=relaywatch',
    'Terminal=false',
    '',
  ].join('\n');
}
