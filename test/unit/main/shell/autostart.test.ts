import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import PACKAGE from '../../../../package.json' with { type: 'json' };
import {
  applyStartAtLogin,
  desktopEntry,
  isHiddenStart,
  isStartedAtLogin,
} from '../../../../src/main/shell/autostart.ts';
import { app, loginItems } from '../../../fakes/electron.ts';

/** The Exec line of an entry, as it stands in the file. */
const execOf = (entry: string) => entry.split('\n').find((line) => line.startsWith('Exec='));

/** Reads an Exec line back as the Desktop Entry Specification says: the string's escapes, then quotes, then codes. */
function read(entry: string): string[] {
  const escapes: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
  const value = (execOf(entry) ?? '').slice('Exec='.length).replace(/\\(.)/g, (_, code: string) => {
    const meant = escapes[code];
    if (meant === undefined) throw new Error(`\\${code} is no escape of a string`);
    return meant;
  });
  const parts = value.match(/"(?:[^"\\`$]|\\["\\`$])*"|[^\s"'\\><~|&;$*?#()`]+/g) ?? [];
  if (parts.join(' ') !== value) throw new Error(`${value} is not quoted as it should be`);
  return parts.map((part) =>
    part
      .replace(/^"|"$/g, '')
      .replace(/\\(["\\`$])/g, '$1')
      .replace(/%(.)/g, (code, letter) => {
        if (letter !== '%') throw new Error(`${code} is a field code`);
        return '%';
      }),
  );
}

describe('the file that starts Relaywatch at login', () => {
  it.each<[string, [string, ...string[]], string]>([
    ['a plain path', ['/opt/relaywatch', '--hidden'], 'Exec="/opt/relaywatch" "--hidden"'],
    ['spaces', ['/opt/My Apps/rw'], 'Exec="/opt/My Apps/rw"'],
    ['a double quote', ['/opt/a"b'], 'Exec="/opt/a\\\\"b"'],
    ['a backtick', ['/opt/a`b'], 'Exec="/opt/a\\\\`b"'],
    ['a dollar sign', ['/opt/a$b'], 'Exec="/opt/a\\\\$b"'],
    ['a backslash', ['/opt/a\\b'], 'Exec="/opt/a\\\\\\\\b"'],
    ['what a shell would read', ["/opt/';&|<>~*?#()"], 'Exec="/opt/\';&|<>~*?#()"'],
    ['other alphabets', ['/opt/Пошта 電子'], 'Exec="/opt/Пошта 電子"'],
  ])('quotes %s as the specification says', (_what, command, line) => {
    expect(execOf(desktopEntry(command))).toBe(line);
    expect(read(desktopEntry(command))).toEqual(command);
  });

  it('doubles a percent sign, and starts such a program through env, because GLib looks for it undoubled', () => {
    expect(execOf(desktopEntry(['/opt/100%/rw', '/opt/5%', '--hidden']))).toBe(
      'Exec="env" "/opt/100%%/rw" "/opt/5%%" "--hidden"',
    );
  });

  it('says every command that can be said, and no other key than its own', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/\p{Cc}/u.test(text));
    const program = part.map((text) => `/${text.replaceAll(/[=%]/g, '-')}`);
    fc.assert(
      fc.property(program, fc.array(part), (first, rest) => {
        const entry = desktopEntry([first, ...rest]);
        expect(read(entry)).toEqual([first, ...rest]);
        expect(entry.match(/^\w+=/gm)).toEqual(['Type=', 'Name=', 'Comment=', 'Exec=', 'Icon=', 'Terminal=']);
      }),
    );
  });

  it.each([
    ['a line break', '/opt/a\nHidden=true'],
    ['a carriage return', '/opt/a\rb'],
    ['a tab', '/opt/a\tb'],
    ['a null byte', '/opt/a\0b'],
  ])('is refused for %s in the path, in words', (_what, path) => {
    expect(() => desktopEntry([path, '--hidden'])).toThrow(/can’t start at login from .*control character.*Move/);
    expect(() => desktopEntry(['/opt/electron', path])).toThrow(/control character/);
  });

  it('is refused for an equals sign in the path of the program, which the specification forbids', () => {
    expect(() => desktopEntry(['/opt/a=b/rw', '--hidden'])).toThrow(
      /can’t start at login from \/opt\/a=b\/rw.*equals sign/,
    );
    expect(read(desktopEntry(['/opt/rw', '/opt/a=b']))).toEqual(['/opt/rw', '/opt/a=b']);
  });
});

describe('starting at login on Linux', () => {
  const config = mkdtempSync(join(tmpdir(), 'relaywatch-autostart-'));
  const file = join(config, 'autostart/relaywatch.desktop');
  const apply = (isOn: boolean, env: NodeJS.ProcessEnv = {}) =>
    applyStartAtLogin(isOn, 'linux', { ...env, XDG_CONFIG_HOME: config });
  const command = () => read(readFileSync(file, 'utf8'));
  afterEach(() => rmSync(config, { recursive: true, force: true }));

  it('is turned on and off by a file', () => {
    apply(true);
    expect(command()).toEqual(['/opt/relaywatch/relaywatch', '/opt/relaywatch/app', '--hidden']);
    apply(false);
    expect(existsSync(file)).toBe(false);
  });

  it('has the name by which desktops know the application’s windows', () => {
    apply(true);
    expect(readdirSync(join(config, 'autostart'))).toEqual([PACKAGE.desktopName]);
  });

  it('starts the AppImage that it is in, and no other whose variables it has', () => {
    const image = '/home/me/Relaywatch.AppImage';
    apply(true, { APPIMAGE: image, APPDIR: '/opt/relaywatch' });
    expect(command()[0]).toBe(image);
    apply(true, { APPIMAGE: image, APPDIR: '/tmp/.mount_Other' });
    expect(command()[0]).toBe('/opt/relaywatch/relaywatch');
    apply(true, { APPIMAGE: image });
    expect(command()[0]).toBe('/opt/relaywatch/relaywatch');
  });

  it('writes nothing for a path that cannot be said', () => {
    const env = { APPIMAGE: '/home/me/a\nExec=evil', APPDIR: '/opt/relaywatch' };
    expect(() => apply(true, env)).toThrow(/can’t start at login/);
    expect(existsSync(file)).toBe(false);
  });
});

describe('starting at login elsewhere', () => {
  beforeEach(() => {
    loginItems.length = 0;
  });

  it('tells Windows the program with the path of the application', () => {
    applyStartAtLogin(true, 'win32', {});
    expect(loginItems).toEqual([
      { openAtLogin: true, path: '/opt/relaywatch/relaywatch', args: ['"/opt/relaywatch/app"', '"--hidden"'] },
    ]);
  });

  it('tells macOS, and says so if macOS does not do it', () => {
    applyStartAtLogin(true, 'darwin', {});
    expect(loginItems).toEqual([{ openAtLogin: true }]);
    vi.spyOn(app, 'getLoginItemSettings').mockReturnValue({ wasOpenedAtLogin: false, status: 'requires-approval' });
    expect(() => applyStartAtLogin(true, 'darwin', {})).toThrow('allow Relaywatch in System Settings');
    expect(() => applyStartAtLogin(false, 'darwin', {})).not.toThrow();
  });
});

it('a start at login is recognised by its argument, and on macOS by what the system knows', () => {
  expect(isHiddenStart(['relaywatch', '--hidden'])).toBe(true);
  expect(isHiddenStart(['relaywatch'])).toBe(false);
  expect(isStartedAtLogin('darwin')).toBe(false);
  vi.spyOn(app, 'getLoginItemSettings').mockReturnValue({ wasOpenedAtLogin: true, status: 'enabled' });
  expect(isStartedAtLogin('darwin')).toBe(true);
  expect(isStartedAtLogin('linux')).toBe(false);
});
