import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import { createSettingsFile } from '../../src/main/shell/settings-store.ts';
import { DEFAULT_RULES } from '../../src/shared/presets.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { fakeSecrets } from '../fakes/secrets.ts';
import { checksOf } from '../fixtures/checks.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { scriptedSmtp2go } from '../fixtures/scripted-smtp2go.ts';
import { until } from '../fixtures/until.ts';

const HOUR = 3_600_000;

describe('data that a newer version has changed', () => {
  let clock: FakeClock;
  let folder: string;
  let secrets: ReturnType<typeof fakeSecrets>;
  let around: TestPorts;
  let app: App;
  let accountId: string;
  const { status, nextPoll } = checksOf(() => ({ app, clock, accountId }));

  /** The next start of the application on the same folder and keychain. */
  const open = () => {
    around = testPorts({
      clock,
      secrets,
      settings: createSettingsFile(folder, clock),
      http: scriptedSmtp2go({
        now: clock.now,
        sentPerHour: 400,
        bouncesPerHour: 4,
        spells: [{ from: began, to: began + 9 * HOUR, bouncesPerHour: 320 }],
        outages: [],
      }),
      platform: { os: 'linux', version: '0.1.0', dataFolder: join(folder, 'accounts'), locale: 'en' },
    });
    app = createApp(around.ports);
  };
  let began: number;

  beforeEach(() => {
    clock = fakeClock();
    began = clock.now() + 30 * 60_000;
    folder = temporaryFolder();
    secrets = fakeSecrets();
    open();
  });
  afterEach(async () => {
    await app.stop();
    around.remove();
  });

  const inFile = <T>(work: (database: DatabaseSync) => T): T => {
    const database = new DatabaseSync(join(folder, 'accounts', `${accountId}.sqlite`));
    try {
      return work(database);
    } finally {
      database.close();
    }
  };
  const formatOf = () => inFile((database) => Number(database.prepare('PRAGMA user_version').get()?.['user_version']));
  /** Every row of every table. */
  const rows = () =>
    inFile((database) =>
      database
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .all()
        .map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]),
    );

  it('is refused in words and left as it is, the account is watched, and all of it is there again', async () => {
    const endpoint = { kind: 'custom', baseUrl: 'http://127.0.0.1:9/v3' } as const;
    const connected = await app.handlers.connect_account({
      key: `api-${'A1b2'.repeat(8)}`,
      name: 'Northwind',
      endpoint,
    });
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    accountId = connected.data.accountId;
    const [first] = DEFAULT_RULES;
    if (!first) throw new Error('there are no default rules');
    await app.handlers.save_rule({ accountId, rule: { ...first, id: 'mine', name: 'Mine' } });
    await until(async () => {
      await nextPoll();
      expect(status().openIncidents).not.toEqual([]);
    });
    const { rules, openIncidents } = status();
    await app.stop();

    const format = formatOf();
    inFile((database) =>
      database.exec(`CREATE TABLE later (a); INSERT INTO later VALUES (1); PRAGMA user_version = ${format + 1}`),
    );
    const before = rows();
    open();
    await app.start();
    await nextPoll();
    await nextPoll();
    expect(status().watch.outcome).toEqual({ kind: 'ok' });
    expect(JSON.stringify([status().watch, app.state.getState().notices])).toContain('is from a newer Relaywatch');
    expect(status().rules.map(({ id }) => id)).toEqual(DEFAULT_RULES.map(({ id }) => id));
    expect(await app.handlers.save_rule({ accountId, rule: { ...first, id: 'other', name: 'Other' } })).toMatchObject({
      ok: false,
    });
    await app.stop();
    expect(formatOf()).toBe(format + 1);
    expect(rows()).toEqual(before);

    // The newer version again: here, this one on a file that says so.
    inFile((database) => database.exec(`PRAGMA user_version = ${format}`));
    open();
    await app.start();
    expect(status().rules).toEqual(rules);
    expect(status().openIncidents.map(({ id }) => id)).toEqual(openIncidents.map(({ id }) => id));
    expect(app.state.getState().notices).toEqual([]);
    await nextPoll();
    expect(status().watch.notStored).toBeUndefined();
  });
});
