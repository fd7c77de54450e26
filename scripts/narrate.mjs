import { say } from './say.mjs';

/** @typedef {import('../test/desktop/launch.ts').Control} Control */
/** @typedef {import('../test/desktop/dbus/monitor.ts').NotificationMonitor} NotificationMonitor */

/** One line with the time of day, for something that happened. */
export const tell = (/** @type {string} */ line) => say(`${new Date().toTimeString().slice(0, 8)}  ${line}`);

/**
 * Tells each thing that happens on the desktop as it happens: windows, the tray's words, notifications.
 * @param {Control} control
 * @param {Pick<NotificationMonitor, 'heard'>} monitor
 * @returns {() => void} stops telling
 */
export const narrate = (control, monitor) => {
  let window = '';
  let tray = '';
  let notifications = 0;

  const look = async () => {
    const [windows, icon] = await Promise.all([control.windows(), control.tray()]);
    const shown = monitor.heard();
    const [open] = windows.filter(({ isVisible }) => isVisible);
    if ((open?.title ?? '') !== window) tell(open ? `window: ${open.title}` : 'window: closed');
    window = open?.title ?? '';
    const words = icon?.toolTip.replaceAll('\n', ' · ') ?? '';
    if (words !== tray) tell(`tray: ${words}`);
    tray = words;
    for (const { title, body } of shown.slice(notifications)) {
      tell(`notification: ${title} · ${body.replaceAll('\n', ' · ')}`);
    }
    notifications = shown.length;
  };

  let isLooking = false;
  const timer = setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    // An application that has ended answers nothing any more; the tour learns of its end by itself.
    await look().catch(() => clearInterval(timer));
    isLooking = false;
  }, 250);
  return () => clearInterval(timer);
};
