import type { NativeTheme } from 'electron';
import { runtime } from './runtime.ts';
import { badArgument, standInEmitter } from './stand-in.ts';

const SOURCES: readonly string[] = ['system', 'light', 'dark'];

let source: NativeTheme['themeSource'] = 'system';
/** What the desktop itself prefers; set by a test. */
const desktop = { isDark: false, isHighContrast: false };

const isDark = (): boolean => (source === 'system' ? desktop.isDark : source === 'dark');

const { self, emit } = standInEmitter<NativeTheme>('nativeTheme', ['updated'], {
  get themeSource() {
    return source;
  },
  set themeSource(wanted) {
    if (!SOURCES.includes(wanted)) throw badArgument(wanted);
    const before = isDark();
    source = wanted;
    apply();
    if (before !== isDark()) setImmediate(() => emit('updated'));
  },
  get shouldUseDarkColors() {
    return isDark();
  },
  // Only Windows knows a colour of its panel.
  get shouldUseDarkColorsForSystemIntegratedUI() {
    return isDark();
  },
  get shouldUseHighContrastColors() {
    return desktop.isHighContrast;
  },
  get shouldUseInvertedColorScheme() {
    return false;
  },
});

export const nativeTheme: NativeTheme = self;

const apply = (): void => {
  for (const window of runtime.windows.values()) window.applyTheme();
};

/** Media features for `Emulation.setEmulatedMedia` that say in the page what nativeTheme says in the main process. */
export const mediaFeatures = (): readonly { name: string; value: string }[] => [
  { name: 'prefers-color-scheme', value: isDark() ? 'dark' : 'light' },
  { name: 'prefers-contrast', value: desktop.isHighContrast ? 'more' : 'no-preference' },
];

/** The desktop changes its colours. */
export const setDesktopTheme = (wanted: Partial<typeof desktop>): void => {
  Object.assign(desktop, wanted);
  apply();
  emit('updated');
};
