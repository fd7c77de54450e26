import { nativeTheme } from 'electron';
import type { Preferences } from '../../shared/settings.ts';

/** Applies the chosen theme to native surfaces and to `prefers-color-scheme` in the window. */
export const applyTheme = (theme: Preferences['theme']): void => {
  nativeTheme.themeSource = theme;
};

export const isDark = (): boolean => nativeTheme.shouldUseDarkColors;

/** Calls back when the system or the person switches between light and dark. */
export const onThemeChange = (call: () => void): void => {
  nativeTheme.on('updated', call);
};
