import { beforeEach, describe, expect, it } from 'vitest';
import type { TrayAction, TrayView } from '../../../../src/main/core/tray.ts';
import { createTrayIcon } from '../../../../src/main/shell/tray.ts';
import { Tray } from '../../../fakes/electron.ts';

const VIEW: TrayView = {
  mark: 'ok',
  isColoured: false,
  count: 2,
  tooltip: 'Relaywatch: OK',
  menu: [
    { kind: 'item', label: 'R&D: OK', action: { do: 'open' } },
    { kind: 'submenu', label: 'Smith & Sons', items: [{ kind: 'item', label: 'A && B', action: undefined }] },
  ],
};

const draw = (platform: NodeJS.Platform, view: Partial<TrayView> = {}, onDarkPanel = false) => {
  const acted: TrayAction[] = [];
  const icon = createTrayIcon('/icons', platform, (action) => acted.push(action));
  icon.render({ ...VIEW, ...view }, onDarkPanel);
  const [tray] = Tray.made;
  if (!tray) throw new Error('no icon was made');
  return { icon, tray, acted };
};
const OTHER = { ...VIEW, menu: [{ kind: 'item', label: 'Mail: warning', action: undefined }] } as const;

describe('the tray icon', () => {
  beforeEach(() => {
    Tray.made.length = 0;
  });

  it.each(['linux', 'win32'] as const)('opens the window on a click on %s', (platform) => {
    const { tray, acted } = draw(platform);
    tray.emit('click');
    expect(acted).toEqual([{ do: 'open' }]);
  });

  it('leaves a click to the menu on macOS, where the system opens it', () => {
    const { tray, acted } = draw('darwin');
    tray.emit('click');
    expect(acted).toEqual([]);
  });

  it('keeps an & of a name, which Electron would take for the mark of an access key', () => {
    const [first, second] = draw('linux').tray.menu;
    expect(first?.label).toBe('R&&D: OK');
    expect(second?.label).toBe('Smith && Sons');
    expect(second?.submenu?.[0]?.label).toBe('A &&&& B');
  });

  it.each([
    ['linux', true, { name: 'ok-dark-22.png', isTemplate: false }],
    ['win32', true, { name: 'ok-dark-16.png', isTemplate: false }],
    ['win32', false, { name: 'ok-light-16.png', isTemplate: false }],
    ['darwin', true, { name: 'ok-template-16.png', isTemplate: true }],
  ] as const)('on %s, with a dark panel %s, is %s', (platform, onDarkPanel, image) => {
    expect(draw(platform, {}, onDarkPanel).tray.image).toMatchObject(image);
  });

  it('shows the count beside it on macOS only', () => {
    expect(draw('darwin').tray.title).toBe('2');
    Tray.made.length = 0;
    expect(draw('win32').tray.title).toBe('');
  });

  it.each(['darwin', 'win32'] as const)(
    'leaves an open menu alone on %s, and has the new one once it is closed',
    async (platform) => {
      const { icon, tray } = draw(platform);
      const { menu } = tray;
      menu.emit('menu-will-show');
      icon.render({ ...OTHER, tooltip: 'Relaywatch: warning' }, false);
      icon.redraw();
      expect(tray.menu).toBe(menu);
      expect(tray.toolTip).toBe('Relaywatch: warning');
      menu.emit('menu-will-close');
      expect(tray.menu).toBe(menu);
      await new Promise(setImmediate);
      expect(tray.menu[0]?.label).toBe('Mail: warning');
    },
  );

  it('has a new menu at once on Linux, where panels may not say that they have closed one', () => {
    const { icon, tray } = draw('linux');
    tray.menu.emit('menu-will-show');
    icon.render(OTHER, false);
    expect(tray.menu[0]?.label).toBe('Mail: warning');
  });

  it('cuts a tooltip where Windows would, but shows that it did', () => {
    const { toolTip } = draw('win32', { tooltip: 'x'.repeat(200) }).tray;
    expect(toolTip).toBe(`${'x'.repeat(126)}…`);
  });
});
