import { describe, expect, it } from 'vitest';
import { setAppMenu } from '../../../../src/main/shell/app-menu.ts';
import { Menu } from '../../../fakes/electron.ts';

describe('the menu of the application', () => {
  it.each(['linux', 'win32'] as const)('is none on %s, where windows have no bar for it', (platform) => {
    setAppMenu(platform, () => undefined);
    expect(Menu.application).toBeNull();
  });

  it('on macOS edits, opens the settings, and neither reloads nor opens developer tools', () => {
    let opened = 0;
    setAppMenu('darwin', () => {
      opened += 1;
    });
    expect(Menu.application?.map(({ role }) => role)).toEqual(['appMenu', 'editMenu', 'windowMenu']);
    Menu.application?.[0]?.submenu?.find(({ label }) => label === 'Settings…')?.click?.();
    expect(opened).toBe(1);
  });
});
