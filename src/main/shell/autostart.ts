import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';

const HIDDEN = '--hidden';

/** Whether a start is one at login, by its arguments; then no window opens. */
export const isHiddenStart = (argv: readonly string[]): boolean => argv.includes(HIDDEN);

/** Whether the system started this process at login. macOS passes no arguments, but knows. */
export const isStartedAtLogin = (platform: NodeJS.Platform): boolean =>
  isHiddenStart(process.argv) || (platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);

/**
 * Turns starting at login on or off; Relaywatch then starts hidden. Electron supports this on macOS and Windows only;
 * on Linux we write a file (XDG autostart specification). Throws if the disk or the system refuses.
 */
export function applyStartAtLogin(startAtLogin: boolean, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): void {
  if (platform === 'darwin') {
    app.setLoginItemSettings({ openAtLogin: startAtLogin });
    const { status } = app.getLoginItemSettings();
    if (startAtLogin && status !== 'enabled') throw new Error(REFUSALS[status]);
    return;
  }
  const [program, ...args] = command(env);
  if (platform === 'win32') {
    // Windows keeps one line of text: a path with spaces would come back as several arguments.
    app.setLoginItemSettings({ openAtLogin: startAtLogin, path: program, args: args.map((part) => `"${part}"`) });
    return;
  }
  const config = env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  const file = join(config, 'autostart', 'relaywatch.desktop');
  if (!startAtLogin) {
    rmSync(file, { force: true });
    return;
  }
  const entry = desktopEntry([program, ...args]);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, entry);
}

/** Why macOS does not start an application at login, though it was asked to (SMAppService). */
const REFUSALS = {
  'requires-approval': 'macOS wants you to allow Relaywatch in System Settings, General, Login Items.',
  'not-registered': 'macOS did not accept it.',
  'not-found': 'macOS starts only a signed application at login.',
} as const;

/** The AppImage itself, if this is one: the path inside it changes with every start. */
const command = (env: NodeJS.ProcessEnv): readonly [string, ...string[]] => {
  const executable = app.getPath('exe');
  const { APPIMAGE, APPDIR } = env;
  // Started from the shell of another AppImage, this process has that one's variables.
  const program = APPIMAGE && APPDIR && executable.startsWith(join(APPDIR, '/')) ? APPIMAGE : executable;
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
