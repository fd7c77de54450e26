import type { CallInput, Handlers } from '../../shared/bridge.ts';
import { fail } from '../../shared/failure.ts';
import { Preferences } from '../../shared/settings.ts';
import type { Ports } from './ports.ts';
import type { SettingsKeeper } from './settings.ts';
import type { StateStore } from './state.ts';

/** What a person may change about the application as a whole. `onChange` is told what was changed, once it is saved. */
export function createPreferences(
  { startAtLogin }: Pick<Ports, 'startAtLogin'>,
  settings: Pick<SettingsKeeper, 'get' | 'change'>,
  state: StateStore,
  onChange: (part: CallInput<'change_preferences'>) => void,
): Pick<Handlers, 'change_preferences'> {
  return {
    change_preferences: (part) => {
      const before = settings.get().preferences;
      // A part may carry an explicit `undefined`, which changes nothing.
      const named = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
      const preferences = Preferences.parse({ ...before, ...named });
      const saved = settings.change({ preferences });
      if (!saved.ok) return saved;
      if (part.startAtLogin !== undefined) {
        try {
          startAtLogin(part.startAtLogin);
        } catch (error) {
          settings.change({ preferences: before });
          return fail({ kind: 'disk', reason: String(error) });
        }
      }
      state.setState({ preferences });
      onChange(part);
      return saved;
    },
  };
}
