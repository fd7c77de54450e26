import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../src/main/core/app.ts';
import type { ReportSource } from '../../src/main/core/ports.ts';
import { openAccountStore } from '../../src/main/core/store/open.ts';
import { gatherReport } from '../../src/main/core/support-report/gather.ts';
import { reportSources } from '../../src/main/core/support-report/sources.ts';
import { readSettingsFiles } from '../../src/main/shell/settings-files.ts';
import { type DiagnosticsReport, reportText } from '../../src/shared/diagnostics.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { fakeClock } from '../fakes/clock.ts';
import { fakeDiagnostics } from '../fakes/diagnostics.ts';
import { fakeLog } from '../fakes/log.ts';
import { testPorts } from '../fakes/ports.ts';
import { fakeSecrets } from '../fakes/secrets.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { scriptedSmtp2go } from '../fixtures/scripted-smtp2go.ts';
import { until } from '../fixtures/until.ts';
import { WATCHED } from '../fixtures/watched.ts';

const sectionOf = (report: DiagnosticsReport, name: string) => report.sections.find((section) => section.name === name);
const never = () => new Promise<never>(() => undefined);

/** The sources, and what they have said and ended so far. */
function observed(sources: readonly ReportSource[]) {
  const said: string[] = [];
  const ended = new Set<string>();
  const watched = sources.map((source) => ({
    ...source,
    read: async (say: (line: string) => void, signal: AbortSignal) => {
      try {
        await source.read((line) => {
          said.push(line);
          say(line);
        }, signal);
      } finally {
        ended.add(source.name);
      }
    },
  }));
  return { sources: watched, said, ended };
}

describe('a report of the running application', () => {
  it('has the last checks with their requests, the stores in use, and neither key nor mail', async () => {
    const simulator = await startSimulator();
    const around = testPorts();
    const app = createApp(around.ports);
    onTestFinished(async () => {
      await app.stop();
      await simulator.close();
      around.remove();
    });
    const endpoint = { kind: 'custom' as const, baseUrl: simulator.url };
    await app.handlers.connect_account({ key: simulator.key, name: 'Northwind', endpoint });
    await until(() => expect(app.state.getState().accounts[0]?.watch.outcome).toEqual({ kind: 'ok' }));

    const created = await app.handlers.create_report(undefined);
    if (!created.ok) throw new Error(JSON.stringify(created.failure));
    const report = created.data;
    expect(report.sections.filter(({ problem }) => problem !== undefined)).toEqual([]);
    const checks = sectionOf(report, 'checks')?.text ?? '';
    expect(checks).toMatch(/Northwind\n {2}account [0-9a-f-]{36}, key kept: keychain, outcome: ok/);
    expect(checks).toMatch(/ {4}stats\/email_cycle {2}ok after \d+\.\d\d s; 200 in \d+\.\d\d s, request [0-9a-f-]{36}/);
    expect(sectionOf(report, 'stored-data')?.text).toMatch(/quick check: ok\n {2}rows: .*samples \d+/);
    expect(reportText(report)).not.toContain(simulator.key.slice(8));
    expect(reportText(report)).not.toMatch(/[\w.]+@[\w.]+/);
  });
});

describe('a report while a check never ends', () => {
  it('is made all the same, and says since when the check is going on', async () => {
    const clock = fakeClock();
    const smtp2go = scriptedSmtp2go({ now: clock.now, sentPerHour: 400, bouncesPerHour: 4, spells: [], outages: [] });
    let isSilent = false;
    const around = testPorts({ clock, http: (url, request) => (isSilent ? never() : smtp2go(url, request)) });
    const app = createApp(around.ports);
    onTestFinished(async () => {
      await app.stop();
      around.remove();
    });
    const endpoint = { kind: 'custom', baseUrl: 'http://127.0.0.1:9/v3' } as const;
    await app.handlers.connect_account({ key: `api-${'A1b2'.repeat(8)}`, name: 'Northwind', endpoint });
    const watch = () => app.state.getState().accounts[0]?.watch;
    await until(() => expect(watch()).toMatchObject({ outcome: { kind: 'ok' }, isChecking: false }));
    isSilent = true;
    app.handlers.check_now({});
    await until(() => expect(watch()?.isChecking).toBe(true));

    const created = await app.handlers.create_report(undefined);
    if (!created.ok) throw new Error(JSON.stringify(created.failure));
    expect(watch()?.isChecking).toBe(true);
    const checks = sectionOf(created.data, 'checks');
    expect(checks?.text).toContain('a check is under way');
    expect(checks?.problem).toBeUndefined();
    expect(checks?.text).toMatch(/under way since \d{4}-/);
    expect(created.data.sections.filter(({ isUnfinished }) => isUnfinished)).toEqual([]);
  });
});

describe('a report without the core', () => {
  it('is made though the keychain and the bus never answer, a store is held and the settings are broken', async () => {
    const folder = temporaryFolder();
    const dataFolder = join(folder, 'accounts');
    writeFileSync(join(folder, 'settings.json'), '{"accounts": [');
    const good = { ...DEFAULT_SETTINGS, accounts: [WATCHED] };
    writeFileSync(join(folder, 'settings.last-good.json'), JSON.stringify(good));
    openAccountStore({ folder: dataFolder, accountId: WATCHED.id, clock: fakeClock(), log: fakeLog() }).store.close();
    const holder = new DatabaseSync(join(dataFolder, `${WATCHED.id}.sqlite`));
    holder.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; INSERT INTO labels VALUES ('a', 'b', 'c')");
    onTestFinished(() => holder.close());

    const clock = fakeClock();
    const diagnostics = fakeDiagnostics({
      computer: [{ name: 'session-bus', title: 'Session bus', limitMs: 10_000, read: never }],
      settingsFiles: () => readSettingsFiles(folder),
    });
    const { sources, ended } = observed(
      reportSources({ clock, secrets: { ...fakeSecrets(), get: never }, diagnostics, dataFolder }),
    );
    const gathered = gatherReport(sources, clock);
    await until(() => expect([...ended].sort()).toEqual(['log', 'settings', 'stored-data']));
    await clock.advance(20_000);
    const report = await gathered;

    expect(sectionOf(report, 'session-bus')?.problem).toBe('This check did not end within 10 s.');
    expect(sectionOf(report, 'keychain')?.problem).toBe('This check did not end within 15 s.');
    const settings = sectionOf(report, 'settings');
    expect(settings?.text).toContain('is not JSON');
    expect(settings?.text).toContain('Northwind');
    expect(settings?.problem).toContain('Not usable, or not in full: settings.json.');
    const stored = sectionOf(report, 'stored-data');
    expect(stored?.text).toContain('another program holds the file');
    expect(stored?.problem).toContain(`${WATCHED.id}.sqlite`);
    expect(sectionOf(report, 'log')).toMatchObject({ text: 'There is no log yet.', problem: undefined });
    // The core is not there to be asked.
    expect(sectionOf(report, 'checks')).toBeUndefined();
  });

  it('keeps what a check of the stores had found before it was ended', async () => {
    const program = join(temporaryFolder(), 'endless.mjs');
    writeFileSync(
      program,
      `import { parentPort, workerData } from 'node:worker_threads';
       parentPort.postMessage('looking at ' + workerData);
       setTimeout(() => { for (;;); }, 0);`,
    );
    const clock = fakeClock();
    const diagnostics = fakeDiagnostics({ storeWorker: program });
    const ports = { clock, secrets: fakeSecrets(), diagnostics, dataFolder: '/data' };
    const { sources, said, ended } = observed(reportSources(ports));
    const gathered = gatherReport(sources, clock);
    await until(() => expect(said).toContain('looking at /data'));
    await clock.advance(20_000);
    expect(sectionOf(await gathered, 'stored-data')).toEqual({
      name: 'stored-data',
      title: 'Stored data',
      text: 'looking at /data',
      problem: 'This check did not end within 20 s.',
      isUnfinished: true,
    });
    await until(() => expect(ended).toContain('stored-data'));
  });

  it('says that the program that checks the stores is missing', async () => {
    const clock = fakeClock();
    const diagnostics = fakeDiagnostics({ storeWorker: '/nowhere/check-worker.js' });
    const ports = { clock, secrets: fakeSecrets(), diagnostics, dataFolder: '/data' };
    const report = await gatherReport(reportSources(ports), clock);
    expect(sectionOf(report, 'stored-data')?.problem).toContain('This check failed. Cannot find module');
  });
});
