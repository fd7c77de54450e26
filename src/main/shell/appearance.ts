import { nativeTheme } from 'electron';
import type { Preferences } from '../../shared/settings.ts';

/** Makes native surfaces and `prefers-color-scheme` in the window follow the person's choice. */
export const applyTheme = (theme: Preferences['theme']): void => {
  nativeTheme.themeSource = theme;
};

export const isDark = (): boolean => nativeTheme.shouldUseDarkColors;

/** Calls back when the system or the person changes between light and dark. */
export const onThemeChange = (call: () => void): void => {
  nativeTheme.on('updated', call);
};
