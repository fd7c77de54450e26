import { statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { type DiagnosticsReport, reportText } from '../shared/diagnostics.ts';
import { errorText } from '../shared/failure.ts';
import type { DiagnosticsPorts, SecretStore } from './core/ports.ts';
import { gatherReport } from './core/support-report/gather.ts';
import { reportFile } from './core/support-report/report-file.ts';
import { reportSources } from './core/support-report/sources.ts';
import { systemClock } from './shell/clock.ts';
import { computerChecks } from './shell/computer-checks.ts';
import { logTail } from './shell/log-tail.ts';
import { createSecretStore } from './shell/secret-store.ts';
import { createSessionBus, type SessionBus } from './shell/session-bus.ts';
import { readSettingsFiles } from './shell/settings-files.ts';

/** Where the stores of all accounts are. */
export const dataFolder = (): string => join(app.getPath('userData'), 'accounts');

/** What diagnostics reads of this computer. `bundle` is the folder of the built main process. */
export const diagnosticsPorts = (bundle: string, bus: SessionBus): DiagnosticsPorts => ({
  computer: computerChecks(
    {
      platform: process.platform,
      version: app.getVersion(),
      isPackaged: app.isPackaged,
      dataFolder: app.getPath('userData'),
    },
    bus,
  ),
  log: logTail(() => app.getPath('logs')),
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
  const bus = createSessionBus({ clock: systemClock, env: process.env });
  const secrets = createSecretStore(process.platform === 'linux' ? bus : undefined);
  let end = { code: 1, isUnfinished: false };
  try {
    end = await makeReport(target, secrets, diagnosticsPorts(bundle, bus));
  } catch (error) {
    process.stderr.write(`diagnostics: no report: ${errorText(error)}\n`);
  }
  // What never ended may hold a thread, which a normal exit would wait for (keytar, locked keyring).
  if (end.isUnfinished || secrets.isStuck()) process.kill(process.pid, 'SIGKILL');
  else app.exit(end.code);
}

async function makeReport(target: string, secrets: SecretStore, diagnostics: DiagnosticsPorts) {
  const clock = systemClock;
  const report = await gatherReport(reportSources({ clock, secrets, diagnostics, dataFolder: dataFolder() }), clock);
  const saved = save(report, target);
  await print(`${reportText(report)}\n${saved.text}\n`);
  return { code: saved.isSaved ? 0 : 1, isUnfinished: report.sections.some(({ isUnfinished }) => isUnfinished) };
}

function save(report: DiagnosticsReport, target: string): { readonly isSaved: boolean; readonly text: string } {
  const { name, content } = reportFile(report);
  try {
    const file = isFolder(target) ? join(target, name) : target;
    writeFileSync(file, content);
    return { isSaved: true, text: `Saved as ${file}. Nothing was sent.` };
  } catch (error) {
    return { isSaved: false, text: `The report could not be saved: ${errorText(error)}` };
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Resolves once all of it has been passed on, or nobody reads it any more. */
const print = (text: string): Promise<void> =>
  new Promise((done) => {
    process.stdout.once('error', () => done());
    process.stdout.write(text, () => done());
  });
