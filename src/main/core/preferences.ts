import type { Handlers } from '../../shared/bridge.ts';
import { errorText, fail } from '../../shared/failure.ts';
import { Preferences } from '../../shared/settings.ts';
import type { Ports } from './ports.ts';
import type { AccountLookup } from './registry.ts';
import type { SettingsKeeper } from './settings/keeper.ts';
import type { StateStore } from './state.ts';

/** Handles changes to the preferences. `onQuietHours` is called after the quiet hours have changed. */
export function createPreferences(
  { startAtLogin }: Pick<Ports, 'startAtLogin'>,
  settings: Pick<SettingsKeeper, 'get' | 'change'>,
  state: StateStore,
  registry: Pick<AccountLookup<{ readonly poller: { readonly checkNow: () => unknown } }>, 'all'>,
  onQuietHours: () => void,
): Pick<Handlers, 'change_preferences'> {
  return {
    change_preferences: (part) => {
      const before = settings.get().preferences;
      // An explicit `undefined` changes nothing.
      const named = Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
      const preferences = Preferences.parse({ ...before, ...named });
      const saved = settings.change({ preferences });
      if (!saved.ok) return saved;
      if (part.startAtLogin !== undefined) {
        try {
          startAtLogin(part.startAtLogin);
        } catch (error) {
          settings.change({ preferences: before });
          return fail({ kind: 'disk', reason: errorText(error) });
        }
      }
      state.setState({ preferences });
      // Poll now, so that a shorter interval does not wait for the end of a longer one.
      if (part.pollMinutes !== undefined) for (const { poller } of registry.all()) poller.checkNow();
      if (part.quietHours !== undefined) onQuietHours();
      return saved;
    },
  };
}
