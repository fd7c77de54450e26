import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/main/core/log/log.ts';
import type { DesktopNotification, Ports } from '../../src/main/core/ports.ts';
import { systemClock } from '../../src/main/shell/clock.ts';
import { nodeHttp } from '../../src/main/shell/node-http.ts';
import type { Route } from '../../src/shared/settings.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { fakeDiagnostics } from './diagnostics.ts';
import { type FakeSecrets, fakeSecrets } from './secrets.ts';
import { type FakeSettings, fakeSettings } from './settings.ts';
import { fakeTyped } from './typed.ts';

/** Everything around the core, in memory but for the stores and the network. */
export interface TestPorts {
  readonly ports: Ports;
  readonly secrets: FakeSecrets;
  readonly settings: FakeSettings;
  readonly shown: DesktopNotification[];
  readonly clicks: Map<string, () => void>;
  readonly routes: Route[];
  readonly logged: string[];
  /** Deletes the stores, as somebody may while it is not running. */
  readonly emptyData: () => void;
  readonly remove: () => void;
}

/**
 * Ports for one application; `part` replaces some of them. A second run on the same disk is given the first's ports.
 */
export function testPorts(part: Partial<Ports> = {}): TestPorts {
  const dataFolder = mkdtempSync(join(tmpdir(), 'relaywatch-app-'));
  const secrets = fakeSecrets();
  const settings = fakeSettings();
  const shown: DesktopNotification[] = [];
  const clicks = new Map<string, () => void>();
  const routes: Route[] = [];
  const logged: string[] = [];
  const ports: Ports = {
    clock: systemClock,
    http: nodeHttp,
    secrets,
    settings,
    typed: fakeTyped(),
    notifier: {
      show: (message, on) => {
        shown.push(message);
        clicks.set(message.id, on.clicked);
        queueMicrotask(on.shown);
      },
      withdraw: () => undefined,
    },
    startDemo: async () => {
      const simulator = await startSimulator({ scenario: 'bounce-storm' });
      return { baseUrl: simulator.url, key: simulator.key, stop: simulator.close };
    },
    log: createLog((_level, text) => logged.push(text)),
    platform: { os: 'linux', version: '0.1.0', dataFolder, locale: 'en' },
    showWindow: (route) => routes.push(route),
    progress: () => undefined,
    openLink: () => undefined,
    copyText: () => undefined,
    readSbom: async () => '{"components":[]}',
    saveFile: async () => false,
    diagnostics: fakeDiagnostics(),
    startAtLogin: () => undefined,
    random: () => 0.5,
    ...part,
  };
  const remove = () => rmSync(dataFolder, { recursive: true, force: true });
  const emptyData = () => {
    remove();
    mkdirSync(dataFolder);
  };
  return { ports, secrets, settings, shown, clicks, routes, logged, emptyData, remove };
}
