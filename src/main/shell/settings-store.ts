import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { errorText } from '../../shared/failure.ts';
import { DEFAULT_SETTINGS, Settings } from '../../shared/settings.ts';
import type { Clock, Log, SettingsStore } from '../core/ports.ts';

/**
 * The settings file, written atomically by electron-store and validated on read. A file that is not valid is set aside
 * under a name with the time, and the last good copy is used, or the defaults if there is none.
 */
export function createSettingsStore(folder: string, clock: Pick<Clock, 'now'>, log: Log): SettingsStore {
  const file = join(folder, 'settings.json');
  const lastGood = join(folder, 'settings.last-good.json');
  // For the owner only: a heartbeat address is as good as a password.
  const open = (name: string) =>
    new Store<Settings>({ cwd: folder, name, clearInvalidConfig: false, configFileMode: 0o600 });

  const parse = (name: string): Settings | undefined => {
    try {
      const parsed = Settings.safeParse(open(name).store);
      return parsed.success ? parsed.data : undefined;
    } catch {
      // Not JSON, handled like JSON that does not fit the schema.
      return undefined;
    }
  };

  /**
   * Returns what happened to the file, in words for the person. A disk failure must not keep Relaywatch from starting.
   */
  const setAside = (): string => {
    const aside = join(folder, `settings.${new Date(clock.now()).toISOString().replaceAll(':', '-')}.json`);
    try {
      renameSync(file, aside);
      return `was set aside as ${aside}`;
    } catch (error) {
      return `could not be set aside (${errorText(error)})`;
    }
  };

  return {
    read: () => {
      if (!existsSync(file)) return { settings: DEFAULT_SETTINGS, problem: undefined };
      const settings = parse('settings');
      if (settings) return { settings, problem: undefined };

      const outcome = setAside();
      const kept = existsSync(lastGood) ? parse('settings.last-good') : undefined;
      const from = kept ? 'The last good copy is in use.' : 'The settings start anew.';
      return {
        settings: kept ?? DEFAULT_SETTINGS,
        problem: `The settings file could not be read and ${outcome}. ${from}`,
      };
    },
    write: (settings) => {
      open('settings').store = settings;
      try {
        copyFileSync(file, lastGood);
      } catch (error) {
        // The settings themselves are saved, so this is no failure of the change.
        log.warn(`settings: could not renew the copy: ${errorText(error)}`);
      }
    },
  };
}
