import { createHash } from 'node:crypto';
import type { Menu, MenuItem, MessageBoxReturnValue, OpenDialogReturnValue, SaveDialogReturnValue } from 'electron';
import { app, emitAppEvent } from './app.ts';
import { clipboard } from './clipboard.ts';
import { answers } from './dialog.ts';
import { popups, readable } from './menu.ts';
import { setDesktopTheme } from './native-theme.ts';
import { shownNotifications } from './notification.ts';
import { emitPowerEvent } from './power-monitor.ts';
import { recorded } from './recorded.ts';
import { runtime } from './runtime.ts';
import { failing } from './shell.ts';
import { type LiveTray, trays } from './tray.ts';

/** A line of a menu as a person would read it. */
export interface MenuLine {
  readonly label: string;
  readonly type: string;
  readonly isEnabled: boolean;
  readonly isChecked: boolean;
  readonly submenu: readonly MenuLine[];
}

const linesOf = (menu: Menu | null | undefined): MenuLine[] =>
  (menu?.items ?? [])
    .filter((item) => item.visible)
    .map(({ label, type, enabled, checked, submenu }) => ({
      label: readable(label),
      type,
      isEnabled: enabled,
      isChecked: checked,
      submenu: linesOf(submenu),
    }));

const findLine = (menu: Menu | null | undefined, [label, ...rest]: readonly string[]): MenuItem => {
  const item = menu?.items.find((candidate) => candidate.visible && readable(candidate.label) === label);
  if (!item) throw new Error(`the menu has no line '${label}': ${linesOf(menu).map((line) => line.label)}`);
  return rest.length === 0 ? item : findLine(item.submenu, rest);
};

const theTray = (): LiveTray => {
  const [tray] = trays;
  if (!tray) throw new Error('there is no tray');
  return tray;
};

const windowOf = (id: number) => {
  const window = runtime.windows.get(id);
  if (!window) throw new Error(`there is no window ${id}`);
  return window;
};

/** What a test can do to the application's surroundings, and read of them. Nothing here is part of `electron`. */
export const commands = {
  /** The loopback address for Playwright's `connectOverCDP`; only when the launcher asked for one. */
  endpoint: async (): Promise<string> => {
    await app.whenReady();
    if (!runtime.host) throw new Error('the browser is not there');
    return runtime.host.endpoint();
  },
  windows: () =>
    [...runtime.windows.values()].map(({ self, contents, xid, isOnScreen }) => ({
      id: contents.id,
      url: contents.getURL(),
      title: self.getTitle(),
      isVisible: self.isVisible(),
      isOnScreen: isOnScreen(),
      isFocused: self.isFocused(),
      isCrashed: contents.isCrashed(),
      zoom: contents.getZoomFactor(),
      webRtc: contents.getWebRTCIPHandlingPolicy(),
      bounds: self.getBounds(),
      xid: xid() ?? null,
    })),
  /** What Windows tells a window before it ends the process with its session. */
  endSession: () => {
    for (const { self } of runtime.windows.values()) self.emit('query-session-end', { reasons: ['shutdown'] });
  },
  crash: (id: number) => windowOf(id).contents.forcefullyCrashRenderer(),
  /** The icon is told by a hash of its pixels; null without a tray. */
  tray: () => {
    const [tray] = trays;
    if (!tray) return null;
    const icon = createHash('sha256').update(tray.image().toPNG()).digest('hex');
    return { icon, toolTip: tray.toolTip(), title: tray.title(), menu: linesOf(tray.menu()) };
  },
  /** A click without a mouse; `hands.ts` clicks for real. */
  clickTray: () => theTray().click(),
  clickMenuItem: (...labels: string[]) => findLine(theTray().menu(), labels).click({}, undefined, undefined),
  /** The context menu that is open; null where none is. */
  popup: () => [...popups].map(({ menu }) => linesOf(menu)).at(-1) ?? null,
  /** Chooses a line of the context menu, which closes it. */
  choosePopup: (...labels: string[]) => {
    const popup = [...popups].at(-1);
    if (!popup) throw new Error('there is no context menu');
    popup.choose(findLine(popup.menu, labels));
  },
  /** Closes the context menu without choosing. */
  closePopup: () => {
    for (const popup of popups) popup.close();
  },
  notifications: () => shownNotifications.map(({ title, body, urgency }) => ({ title, body, urgency })),
  /** Raises `click`, `close`, or the `action`, `reply` and `failed` that other systems have. */
  raiseNotification: (index: number, event: string, ...args: unknown[]) =>
    shownNotifications.at(index)?.emit(event, {}, ...args),
  raisePower: (event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'on-ac' | 'on-battery' | 'shutdown') =>
    emitPowerEvent(event),
  raiseApp: (event: 'activate' | 'open-url', ...args: unknown[]) =>
    emitAppEvent(event, { preventDefault: () => undefined }, ...args),
  setTheme: (theme: { readonly isDark?: boolean; readonly isHighContrast?: boolean }) => setDesktopTheme(theme),
  answerMessage: (answer: Partial<MessageBoxReturnValue>) => answers.message.push(answer),
  answerSave: (answer: SaveDialogReturnValue) => answers.save.push(answer),
  answerOpen: (answer: OpenDialogReturnValue) => answers.open.push(answer),
  /** Nothing opens the next link, as where xdg-open is missing. */
  failNextLink: () => {
    failing.links += 1;
  },
  recorded: () => recorded,
  clipboard: () => clipboard.readText(),
  quit: () => app.quit(),
};

/** One call from the test's process. */
export interface ControlCall {
  readonly id: number;
  readonly command: keyof typeof commands;
  readonly args: readonly unknown[];
}

export interface ControlReply {
  readonly id: number;
  readonly result?: unknown;
  readonly problem?: string;
}

const answer = async ({ id, command, args }: ControlCall): Promise<ControlReply> => {
  try {
    return { id, result: await Reflect.apply(commands[command], undefined, args) };
  } catch (error) {
    return { id, problem: String(error) };
  }
};

/**
 * Listens to the process that has started this one, and ends with it: a killed test must leave nothing behind, and a
 * thread that hangs in the keyring must not keep the process either.
 */
export const listenToLauncher = (): void => {
  if (process.env['STAND_IN_CONTROL'] !== '1' || !process.send) return;
  process.on('message', async (message) => {
    const reply = await answer(message as ControlCall); // launch.ts is the only one at the other end
    process.send?.(reply);
  });
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
};
