import { afterEach, describe, expect, it } from 'vitest';
import { createAppearance } from '../../../../src/main/shell/appearance.ts';
import { nativeTheme } from '../../../fakes/electron.ts';

/** The system becomes light or dark, and says so. */
const turn = (isSystemDark: boolean): void => {
  nativeTheme.isSystemDark = isSystemDark;
  nativeTheme.emit('updated');
};

describe('light and dark', () => {
  afterEach(() => {
    nativeTheme.removeAllListeners();
    Object.assign(nativeTheme, {
      themeSource: 'system',
      isSystemDark: false,
      shouldUseDarkColorsForSystemIntegratedUI: false,
    });
  });

  it('the panel on Windows has a colour of its own, whatever the theme is', () => {
    const { applyTheme, isDark, isPanelDark } = createAppearance('win32', {});
    nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = true;
    applyTheme('light');
    expect([isDark(), isPanelDark()]).toEqual([false, true]);
    nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = false;
    applyTheme('dark');
    expect([isDark(), isPanelDark()]).toEqual([true, false]);
  });

  it.each(['linux', 'darwin'] as const)('the panel on %s is as the system is, not as our theme is', (platform) => {
    turn(true);
    const { applyTheme, isPanelDark } = createAppearance(platform, { XDG_CURRENT_DESKTOP: 'KDE' });
    applyTheme('light');
    nativeTheme.emit('updated');
    expect(isPanelDark()).toBe(true);
    applyTheme('system');
    turn(false);
    expect(isPanelDark()).toBe(false);
  });

  it('the panel of GNOME is always dark', () => {
    const { applyTheme, isPanelDark } = createAppearance('linux', { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' });
    applyTheme('light');
    expect(isPanelDark()).toBe(true);
  });
});
