import { errorText, fail, ok, type Result } from '../../shared/failure.ts';
import type { Settings } from '../../shared/settings.ts';
import type { SettingsStore } from './ports.ts';

/** The settings in memory and on disk. A change that can't be saved does not take effect. */
export interface SettingsKeeper {
  readonly get: () => Settings;
  readonly change: (part: Partial<Settings>) => Result<null>;
  /** What had to be discarded while reading them, in words for the person. */
  readonly problem: string | undefined;
}

export function keepSettings(store: SettingsStore): SettingsKeeper {
  const read = store.read();
  let settings = read.settings;
  return {
    get: () => settings,
    change: (part) => {
      const next = { ...settings, ...part };
      try {
        store.write(next);
      } catch (error) {
        return fail({ kind: 'disk', reason: `The settings could not be saved: ${errorText(error)}` });
      }
      settings = next;
      return ok(null);
    },
    problem: read.problem,
  };
}
