import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSettingsStore } from '../../../../src/main/shell/settings-store.ts';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { fakeLog } from '../../../fakes/log.ts';

describe('the settings file', () => {
  let folder: string;
  const open = () => createSettingsStore(folder, fakeClock(), fakeLog());
  const changed = { ...DEFAULT_SETTINGS, toldAboutTray: true };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'relaywatch-settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('starts with defaults and gives back what was written', () => {
    expect(open().read()).toEqual({ settings: DEFAULT_SETTINGS, problem: undefined });
    open().write(changed);
    expect(open().read()).toEqual({ settings: changed, problem: undefined });
  });

  it.skipIf(process.platform === 'win32')(
    'is for its owner alone, also where an earlier version let others read it',
    () => {
      const modes = () =>
        ['settings.json', 'settings.last-good.json'].map((name) =>
          (statSync(join(folder, name)).mode & 0o777).toString(8),
        );
      open().write(changed);
      expect(modes()).toEqual(['600', '600']);
      for (const name of ['settings.json', 'settings.last-good.json']) chmodSync(join(folder, name), 0o644);
      open().write(changed);
      expect(modes()).toEqual(['600', '600']);
    },
  );

  it.each([
    ['torn', '{"version":1,"accou'],
    ['of another shape', '{"version":1,"accounts":"none"}'],
    ['of a later version', JSON.stringify({ ...changed, version: 2 })],
  ])('that is %s is set aside, and the last good copy is used', (_name, text) => {
    open().write(changed);
    writeFileSync(join(folder, 'settings.json'), text);
    const { settings, problem } = open().read();
    expect(settings).toEqual(changed);
    expect(problem).toContain('set aside');
    const aside = readdirSync(folder).find((name) => name.startsWith('settings.2026'));
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe(text);
  });

  it('that cannot be read without a good copy starts anew and says so', () => {
    writeFileSync(join(folder, 'settings.json'), 'garbage');
    const { settings, problem } = open().read();
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(problem).toContain('start anew');
  });

  it('that cannot be set aside either keeps nobody from starting, and is not written over', () => {
    writeFileSync(join(folder, 'settings.json'), 'garbage');
    mkdirSync(join(folder, `settings.${new Date(fakeClock().now()).toISOString().replaceAll(':', '-')}.json`));
    const { settings, problem } = open().read();
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(problem).toContain('could not be set aside');
    expect(() => open().write(changed)).toThrow();
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe('garbage');
  });

  it('is saved when only its copy is refused, and then that is no failure', () => {
    mkdirSync(join(folder, 'settings.last-good.json'));
    open().write(changed);
    expect(open().read()).toEqual({ settings: changed, problem: undefined });
  });

  it('is not called saved when the disk refuses it', () => {
    mkdirSync(join(folder, 'settings.json'));
    expect(() => open().write(changed)).toThrow();
  });
});
