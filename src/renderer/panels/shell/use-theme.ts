import { useEffect, useState } from 'react';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../shared/settings.ts';
import { themeOf } from './theme.ts';

const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';
const look = () => ({ isDark: matchMedia(DARK).matches, wantsContrast: matchMedia(CONTRAST).matches });

/** Sets the theme on the page's root and follows the system if that is the choice. */
export function useTheme(preferences: Preferences | undefined): void {
  const [system, setSystem] = useState(look);
  useEffect(() => {
    const queries = [matchMedia(DARK), matchMedia(CONTRAST)];
    const follow = () => setSystem(look());
    for (const query of queries) query.addEventListener('change', follow);
    return () => {
      for (const query of queries) query.removeEventListener('change', follow);
    };
  }, []);
  useEffect(() => {
    document.documentElement.dataset['theme'] = themeOf(preferences ?? DEFAULT_PREFERENCES, system);
  }, [preferences, system]);
}
