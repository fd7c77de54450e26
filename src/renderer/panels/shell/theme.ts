import type { Preferences } from '../../../shared/settings.ts';

export type Theme = 'light' | 'dark' | 'hc-light' | 'hc-dark';

/** The system's preferences, from media queries. */
export interface SystemLook {
  readonly isDark: boolean;
  readonly wantsContrast: boolean;
}

/** The theme the person chose, or the system's if that is the choice. */
export function themeOf(preferences: Pick<Preferences, 'theme' | 'contrast'>, system: SystemLook): Theme {
  const base = preferences.theme === 'system' ? (system.isDark ? 'dark' : 'light') : preferences.theme;
  return preferences.contrast === 'more' || system.wantsContrast ? `hc-${base}` : base;
}
