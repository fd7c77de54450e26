import type { Preferences } from '../../../shared/settings.ts';

export type Theme = 'light' | 'dark' | 'hc-light' | 'hc-dark';

/** What the system asks for, as media queries tell it. */
export interface SystemLook {
  readonly isDark: boolean;
  readonly wantsContrast: boolean;
}

/** The person's choice, and the system's where the person leaves it to the system. */
export function themeOf(preferences: Pick<Preferences, 'theme' | 'contrast'>, system: SystemLook): Theme {
  const base = preferences.theme === 'system' ? (system.isDark ? 'dark' : 'light') : preferences.theme;
  return preferences.contrast === 'more' || system.wantsContrast ? `hc-${base}` : base;
}
