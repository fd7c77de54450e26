import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { reportText } from '../shared/diagnostics.ts';
import { errorText } from '../shared/failure.ts';
import type { DiagnosticsPorts } from './core/ports.ts';
import { gatherReport } from './core/support-report/gather.ts';
import { reportFile } from './core/support-report/report-file.ts';
import { reportSources } from './core/support-report/sources.ts';
import { systemClock } from './shell/clock.ts';
import { computerChecks } from './shell/computer-checks.ts';
import { logFile } from './shell/log.ts';
import { logTail } from './shell/log-tail.ts';
import { createSecretStore } from './shell/secret-store.ts';
import { createSessionBus, type SessionBus } from './shell/session-bus.ts';
import { readSettingsFiles } from './shell/settings-files.ts';

/** Where the stores of all accounts are. */
export const dataFolder = (): string => join(app.getPath('userData'), 'accounts');

/** What diagnostics reads of this computer. `bundle` is the folder of the built main process. */
export const diagnosticsPorts = (bundle: string, bus: SessionBus): DiagnosticsPorts => ({
  computer: computerChecks(
    { version: app.getVersion(), isPackaged: app.isPackaged, dataFolder: app.getPath('userData') },
    bus,
  ),
  log: logTail(logFile),
  settingsFiles: () => readSettingsFiles(app.getPath('userData')),
  storeWorker: join(bundle, 'check-worker.js'),
});

/**
 * Where `--diagnostics` or `--diagnostics=PATH` among the arguments wants its report: a file, or a folder for one.
 * Undefined without it.
 */
export function diagnosticsTarget(args: readonly string[], folder: string): string | undefined {
  const asked = args.find((arg) => /^--diagnostics(=|$)/.test(arg));
  return asked === undefined ? undefined : resolve(folder, asked.replace(/^--diagnostics=?/, ''));
}

/**
 * Makes a report without the core, so also when that can't start: prints it, saves it, and ends the process. The exit
 * code is 0 if the report was saved.
 */
export async function runDiagnostics(bundle: string, target: string): Promise<void> {
  // Relaywatch may be running, and two processes must not share one Chromium profile.
  const session = mkdtempSync(join(tmpdir(), 'relaywatch-diagnostics-'));
  app.setPath('sessionData', session);
  const clock = systemClock;
  const secrets = createSecretStore();
  const diagnostics = diagnosticsPorts(bundle, createSessionBus({ clock, env: process.env }));
  const sources = reportSources({ clock, secrets, diagnostics, dataFolder: dataFolder() });
  const report = await gatherReport(sources, clock);
  const { name, content } = reportFile(report);
  let code = 0;
  let outcome = '';
  try {
    const file = isFolder(target) ? join(target, name) : target;
    writeFileSync(file, content);
    outcome = `Saved as ${file}. Nothing was sent.`;
  } catch (error) {
    code = 1;
    outcome = `The report could not be saved: ${errorText(error)}`;
  }
  await print(`${reportText(report)}\n${outcome}\n`);
  // Chromium may hold what it has there; the system clears its temporary files.
  await rm(session, { recursive: true, force: true }).catch(() => undefined);
  const isUnfinished = secrets.isStuck() || report.sections.some(({ isUnfinished: one }) => one);
  // What never ended may hold a thread, which a normal exit would wait for (keytar, locked keyring).
  if (isUnfinished) process.kill(process.pid, 'SIGKILL');
  else app.exit(code);
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Resolves once all of it has been passed on, or nobody reads it any more. */
const print = (text: string): Promise<void> =>
  new Promise((done) => {
    process.stdout.once('error', () => done());
    process.stdout.write(text, () => done());
  });
