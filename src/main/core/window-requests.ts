import type { Handlers } from '../../shared/bridge.ts';
import { type Bounds, FIRST_VIEW, type View } from '../../shared/settings.ts';
import type { Ports } from './ports.ts';
import type { SettingsKeeper } from './settings/keeper.ts';
import type { StateStore } from './state.ts';
import type { KeptTyped } from './typed.ts';

/** What the window gets when it starts, and the requests it makes of the desktop. */
export interface WindowRequests {
  readonly handlers: Pick<
    Handlers,
    'start' | 'remember_view' | 'remember_typed' | 'dismiss_notice' | 'open_link' | 'copy_text'
  >;
  readonly bounds: () => Bounds | undefined;
  readonly rememberBounds: (bounds: Bounds) => void;
  /**
   * Returns true on the first call ever, when closing the window has to be explained, and stores that it did. False if
   * that can't be stored.
   */
  readonly mustTellAboutTray: () => boolean;
}

export function createWindowRequests(
  { openLink, copyText }: Pick<Ports, 'openLink' | 'copyText'>,
  settings: SettingsKeeper,
  state: StateStore,
  typed: KeptTyped,
): WindowRequests {
  /** Kept while the process runs, also when the window is closed. */
  let view: View = FIRST_VIEW;
  return {
    handlers: {
      start: () => ({ state: state.getState(), view, typed: typed.get() }),
      remember_view: (next) => {
        view = next;
        return null;
      },
      remember_typed: (part) => {
        typed.remember(part);
        return null;
      },
      dismiss_notice: ({ id }) => {
        const { notices } = state.getState();
        if (notices.some((one) => one.id === id)) state.setState({ notices: notices.filter((one) => one.id !== id) });
        return null;
      },
      open_link: ({ link }) => {
        openLink(link);
        return null;
      },
      copy_text: ({ text }) => {
        copyText(text);
        return null;
      },
    },
    bounds: () => settings.get().bounds,
    rememberBounds: (bounds) => {
      // Where this can't be saved, the window opens at its last place.
      settings.change({ bounds });
    },
    mustTellAboutTray: () => {
      if (settings.get().toldAboutTray) return false;
      return settings.change({ toldAboutTray: true }).ok;
    },
  };
}
