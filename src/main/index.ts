import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { localeOf } from '../shared/locale.ts';
import type { Route } from '../shared/settings.ts';
import { createApp } from './core/app.ts';
import { createLog } from './core/log/log.ts';
import { routeOfEarlier } from './core/notifications/earlier-notification.ts';
import type { Demo } from './core/ports.ts';
import { type TrayAction, trayView } from './core/tray.ts';
import { dataFolder, diagnosticsPorts, diagnosticsTarget, runDiagnostics } from './diagnostics.ts';
import { setAppMenu } from './shell/app-menu.ts';
import { declareAppScheme, serveWindowFiles } from './shell/app-protocol.ts';
import { createAppearance } from './shell/appearance.ts';
import { applyStartAtLogin, isHiddenStart, isStartedAtLogin } from './shell/autostart.ts';
import { copyText } from './shell/clipboard.ts';
import { systemClock } from './shell/clock.ts';
import { closingWords } from './shell/closing.ts';
import { electronHttp } from './shell/http.ts';
import { answerCalls, push } from './shell/ipc.ts';
import { openLink } from './shell/links.ts';
import { createLogFile } from './shell/log.ts';
import { createNotifier, identifyToWindows } from './shell/notifier.ts';
import { onPower } from './shell/power.ts';
import { logUncaught } from './shell/processes.ts';
import { onQuit } from './shell/quit.ts';
import { saveFile } from './shell/save-file.ts';
import { watchScreenLock } from './shell/screen-lock.ts';
import { createSecretStore } from './shell/secret-store.ts';
import { createSessionBus } from './shell/session-bus.ts';
import { createSettingsFile } from './shell/settings-store.ts';
import { followTimeZone } from './shell/time-zone.ts';
import { createTrayIcon } from './shell/tray.ts';
import { systemTray, watchTrayHost } from './shell/tray-host.ts';
import { createTypedFile } from './shell/typed-file.ts';
import { createMainWindow, denyPermissions, preloadPath } from './shell/window.ts';
import { isWayland } from './shell/window-place.ts';

/** The composition root: creates the shell, passes it to the core, and connects the desktop to the state. */

const here = import.meta.dirname;
const resources = join(here, '../../resources');
const icon = join(resources, 'icon.png');
const log = createLog(createLogFile(() => app.getPath('logs')));

/** Loads the demo's simulator only when needed. */
async function startDemo(): Promise<Demo> {
  const { startSimulator } = await import('../simulator/server.ts');
  const simulator = await startSimulator({ scenario: 'bounce-storm', scenarioDelayMs: 15_000, limits: 'none' });
  return { baseUrl: simulator.url, key: simulator.key, stop: simulator.close };
}

function platform() {
  const os = process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
  // The regional settings; `getLocale` is only the language of Chromium's own texts (de-CH: de, en-IN: en-US).
  const locale = localeOf(app.getSystemLocale());
  return { os, version: app.getVersion(), dataFolder: dataFolder(), locale } as const;
}

function run(): void {
  const bus = createSessionBus({ clock: systemClock, env: process.env });
  const secrets = createSecretStore(process.platform === 'linux' ? bus : undefined);
  const appearance = createAppearance(process.platform, process.env);
  let isQuitting = false;

  serveWindowFiles(join(here, '../renderer'));
  denyPermissions();

  const relaywatch = createApp({
    clock: systemClock,
    http: electronHttp,
    secrets,
    settings: createSettingsFile(app.getPath('userData'), systemClock),
    typed: createTypedFile(app.getPath('userData')),
    notifier: createNotifier(
      {
        icon,
        platform: process.platform,
        clock: systemClock,
        onEarlier: (text) => showAt(routeOfEarlier(text, state.getState().accounts)),
      },
      bus,
    ),
    startDemo,
    log,
    platform: platform(),
    showWindow: (route) => showAt(route),
    progress: (progress) => push('progress', progress),
    openLink: (link) => openLink(link, log),
    copyText: (text) => copyText(text, log),
    readSbom: () => readFile(join(here, '../shipped/sbom.cdx.json'), 'utf8'),
    saveFile,
    diagnostics: diagnosticsPorts(here, bus),
    startAtLogin: (isOn) => applyStartAtLogin(isOn, process.platform, process.env),
    random: Math.random,
  });
  const { state, commands } = relaywatch;

  const window = createMainWindow({
    preload: preloadPath(here),
    icon,
    bounds: relaywatch.bounds,
    background: () => (appearance.isDark() ? '#16191d' : '#ffffff'),
    onMoved: relaywatch.rememberBounds,
    zoom: () => state.getState().preferences.zoom,
    onZoom: (step) => void commands.zoom(step),
    mayClose: (closed) => {
      if (isQuitting) return true;
      if (!trayHost.isThere()) void closing.ask(closed);
      else if (relaywatch.mustTellAboutTray()) void closing.tell(closed);
      else return true;
      return false;
    },
    isWayland: isWayland(process.platform, process.env),
    clock: systemClock,
    log,
  });

  const closing = closingWords({ minimize: window.minimize, quit: () => app.quit() });
  // Without a tray, the window has to stay in the window list.
  const trayHost =
    process.platform === 'linux' ? watchTrayHost({ bus, clock: systemClock, missed: window.keep }) : systemTray;

  function showAt(route: Route): void {
    // A window created now reads its view when it starts; an open one is sent the route.
    void relaywatch.handlers.remember_view({ route, scrollTop: 0 });
    window.show();
    push('navigate', route);
  }

  function act(action: TrayAction): void {
    if (action.do === 'quit') app.quit();
    else if (action.do === 'check_now') void relaywatch.handlers.check_now({});
    else if (action.do === 'mute') void commands.mute(action.choice);
    else if (action.do === 'end_mute') void commands.endMute();
    else if (action.route) showAt(action.route);
    else window.show();
  }

  answerCalls(relaywatch.handlers, log);
  setAppMenu(process.platform, {
    openSettings: () => showAt({ screen: 'settings' }),
    zoom: (step) => void commands.zoom(step),
    open: (link) => openLink(link, log),
  });
  const tray = createTrayIcon(join(resources, 'tray'), process.platform, act);
  const drawTray = () => tray.render(trayView(state.getState()), appearance.isPanelDark());
  drawTray();
  appearance.applyTheme(state.getState().preferences.theme);
  appearance.onChange(drawTray);
  state.subscribe((now, before) => {
    drawTray();
    push('state', now);
    if (now.preferences.zoom !== before.preferences.zoom) window.resize();
    if (now.preferences.theme !== before.preferences.theme) appearance.applyTheme(now.preferences.theme);
  });

  const lookForTimeZone = followTimeZone(systemClock, process.env);
  const screen = {
    lock: relaywatch.locked,
    unlock: () => {
      relaywatch.unlocked();
      tray.redraw();
    },
  };
  onPower({
    ...screen,
    suspend: relaywatch.suspended,
    resume: () => {
      // The computer may have been moved to another time zone.
      lookForTimeZone();
      relaywatch.resumed();
      tray.redraw();
    },
  });
  if (process.platform === 'linux') watchScreenLock({ ...screen, bus });

  // A start at login while Relaywatch is running does not open the window.
  app.on('second-instance', (_event, argv) => {
    if (!isHiddenStart(argv)) window.show();
  });
  app.on('activate', () => window.show());
  // Keeps Relaywatch running in the tray without a window.
  app.on('window-all-closed', () => undefined);

  onQuit({
    begun: () => {
      isQuitting = true;
    },
    stop: async () => {
      tray.remove();
      await relaywatch.stop();
    },
    isStuck: secrets.isStuck,
    clock: systemClock,
    log,
  });

  if (!isStartedAtLogin(process.platform)) window.show();
  void relaywatch.start();
}

/** Nothing watches then, so that it must not stay in the tray as if it did. */
function stopUnstarted(error: unknown): void {
  log.error('app: could not start', error);
  dialog.showErrorBox(
    'Relaywatch could not start',
    `Nothing is watched. Details are in the log in ${app.getPath('logs')}.`,
  );
  app.exit(1);
}

logUncaught(log);
declareAppScheme();
app.setName('Relaywatch');
if (process.platform === 'win32') identifyToWindows();
const diagnostics = diagnosticsTarget(process.argv, process.cwd());
if (diagnostics !== undefined) void runDiagnostics(here, diagnostics);
else if (app.requestSingleInstanceLock()) app.whenReady().then(run).catch(stopUnstarted);
else app.quit();
