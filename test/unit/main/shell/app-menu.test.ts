import { describe, expect, it } from 'vitest';
import { setAppMenu } from '../../../../src/main/shell/app-menu.ts';
import { Menu } from '../../../fakes/electron.ts';

/** The menu of a platform, and what it was made to do. */
function menuOn(platform: NodeJS.Platform) {
  const done: string[] = [];
  const does = (what: string) => void done.push(what);
  setAppMenu(platform, { openSettings: () => does('settings'), zoom: does, open: does });
  const lines = Menu.application?.flatMap(({ submenu }) => submenu ?? []);
  return { done, choose: (label: string) => lines?.find((line) => line.label === label)?.click?.() };
}

describe('the menu of the application', () => {
  it.each(['linux', 'win32'] as const)('is none on %s, where windows have no bar for it', (platform) => {
    menuOn(platform);
    expect(Menu.application).toBeNull();
  });

  it('on macOS edits, opens the settings and zooms, and neither reloads nor opens developer tools', () => {
    const { done, choose } = menuOn('darwin');
    const titles = Menu.application?.map(({ role, label }) => role ?? label);
    expect(titles).toEqual(['appMenu', 'editMenu', 'View', 'windowMenu', 'help']);
    for (const label of ['Settings…', 'Zoom In', 'Zoom Out', 'Actual Size', 'Ratings at SMTP2GO']) choose(label);
    expect(done).toEqual(['settings', 'in', 'out', 'reset', 'provider_ratings']);
  });
});
