import { nativeTheme } from 'electron';
import type { Preferences } from '../../shared/settings.ts';

/** Light and dark, of the window and of the panel around the tray icon, which need not agree. */
export interface Appearance {
  /** Applies the chosen theme to native surfaces and to `prefers-color-scheme` in the window. */
  readonly applyTheme: (theme: Preferences['theme']) => void;
  readonly isDark: () => boolean;
  readonly isPanelDark: () => boolean;
  /** Calls back when the system or the person switches between light and dark. */
  readonly onChange: (call: () => void) => void;
}

/** Call before any theme is applied. `env` says which desktop this is. */
export function createAppearance(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): Appearance {
  const isDark = () => nativeTheme.shouldUseDarkColors;
  /** The system's own value, which cannot be read while a theme of ours is applied. */
  let isSystemDark = isDark();
  nativeTheme.on('updated', () => {
    if (nativeTheme.themeSource === 'system') isSystemDark = isDark();
  });
  // GNOME's top bar is dark in its light theme, too.
  const isGnome = platform === 'linux' && (env['XDG_CURRENT_DESKTOP'] ?? '').includes('GNOME');

  return {
    applyTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    isDark,
    isPanelDark: () => {
      // Windows has a colour for its taskbar alone, which no theme of ours changes.
      if (platform === 'win32') return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
      return isGnome || isSystemDark;
    },
    onChange: (call) => {
      nativeTheme.on('updated', call);
    },
  };
}
