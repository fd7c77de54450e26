import { chmodSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import type { Ports } from '../../src/main/core/ports.ts';
import { trayView } from '../../src/main/core/tray.ts';
import { DEFAULT_RULES } from '../../src/shared/presets.ts';
import type { Platform } from '../../src/shared/state.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { checksOf } from '../fixtures/checks.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { fillDisk } from '../fixtures/full-disk.ts';
import { holdDatabase } from '../fixtures/held-database.ts';
import { scriptedSmtp2go } from '../fixtures/scripted-smtp2go.ts';
import { until } from '../fixtures/until.ts';

const MINUTE = 60_000;
const INTERVAL = 5 * MINUTE;
const START = Date.UTC(2026, 9, 21, 9, 2);
const HEARTBEAT = 'https://watchdog.example/ping';
const FULL = 'Relaywatch can’t store what it sees: the disk is full';
const BREACH = /^Bounces [\d.]+% \(limit 12%\) \| Northwind · whole account · [\d,]+ of 400 sent, 1 h/;

/** The superuser may write anywhere, and Windows has no such modes. */
const obeysModes = process.platform !== 'win32' && process.getuid?.() !== 0;

describe('a disk that refuses, from the poll to the person', () => {
  let clock: FakeClock;
  let around: TestPorts;
  let app: App;
  let accountId: string;
  /** What was shown, oldest first, and the ids of what was taken off the screen. */
  let shown: string[];
  let withdrawn: string[];
  let beats: number;
  /** When the mail begins to bounce, and when that ends. */
  let storm: { from: number; to: number };
  const { status, nextPoll } = checksOf(() => ({ app, clock, accountId }));

  const portsFor = (): Partial<Ports> => {
    const smtp2go = scriptedSmtp2go({
      now: clock.now,
      sentPerHour: 400,
      bouncesPerHour: 4,
      get spells() {
        return [{ ...storm, bouncesPerHour: 320 }];
      },
      outages: [],
    });
    return {
      clock,
      http: async (url, request) => {
        if (url !== HEARTBEAT) return smtp2go(url, request);
        beats += 1;
        return { status: 200, headers: { get: () => null }, body: null };
      },
      notifier: {
        show: (message, on) => {
          shown.push(`${message.title} | ${message.body}`);
          queueMicrotask(on.shown);
        },
        withdraw: (id) => withdrawn.push(id),
      },
    };
  };
  /** One rule of the last hour that warns and ends at once, so that a storm is seen by every poll. */
  const watchHours = async (id: string) => {
    const base = DEFAULT_RULES.find((rule) => rule.id === 'bounces-24h');
    if (!base) throw new Error('The default rules have lost bounces-24h');
    const rule = { ...base, id: 'storms', name: 'Bounces, 1 h', window: '1h' as const };
    await app.handlers.save_rule({
      accountId: id,
      rule: { ...rule, warning: undefined, pendingForMinutes: 0, resolveForMinutes: 0, remindEveryHours: undefined },
    });
    for (const { id: ruleId } of DEFAULT_RULES) await app.handlers.remove_rule({ accountId: id, ruleId });
    await clock.advance(MINUTE);
  };
  const connect = async (name: string, letter: string): Promise<string> => {
    const endpoint = { kind: 'custom', baseUrl: 'http://127.0.0.1:9/v3' } as const;
    const connecting = app.handlers.connect_account({ key: `api-${letter.repeat(32)}`, name, endpoint });
    await clock.advance(MINUTE);
    const connected = await connecting;
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    await app.handlers.set_heartbeat({ accountId: connected.data.accountId, url: HEARTBEAT });
    return connected.data.accountId;
  };

  beforeEach(async () => {
    clock = fakeClock(START);
    [shown, withdrawn, beats] = [[], [], 0];
    storm = { from: Number.MAX_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER };
    const platform = {
      os: 'linux',
      version: '0.1.0',
      dataFolder: join(temporaryFolder(), 'accounts'),
      locale: 'en',
    } as const;
    around = testPorts({ ...portsFor(), platform });
    app = createApp(around.ports);
    await app.start();
    accountId = await connect('Northwind', 'A');
    await nextPoll();
  });
  afterEach(async () => {
    await app.stop();
    around.remove();
  });

  const beginStorm = () => {
    storm = { from: clock.now() - 60 * MINUTE, to: Number.MAX_SAFE_INTEGER };
  };
  const restart = async () => {
    await app.stop();
    app = createApp(around.ports);
    await app.start();
  };
  const tray = () => {
    const { mark, tooltip, menu } = trayView(app.state.getState());
    return { mark, tooltip, first: menu.flatMap((row) => (row.kind === 'item' ? [row.label] : []))[0] };
  };
  /** What is stored: the open incidents of the account's file, with the events of each. */
  const stored = async () => {
    const open = await app.handlers.list_incidents({ accountId, state: 'open', limit: 10 });
    if (!open.ok) throw new Error(JSON.stringify(open.failure));
    return Promise.all(
      open.data.incidents.map(async ({ id: incidentId }) => {
        const details = await app.handlers.get_incident({ accountId, incidentId });
        return details.ok && details.data.events.map(({ kind, delivery }) => `${kind} ${delivery?.state}`);
      }),
    );
  };

  describe('while accounts are watched', () => {
    beforeEach(() => watchHours(accountId));

    it('a full one is told once, a breach is told from memory, and later all of it is stored and nothing told again', async () => {
      const beatsBefore = beats;
      expect(beatsBefore).toBeGreaterThan(0);
      const makeRoom = fillDisk();
      await nextPoll();
      expect(shown).toEqual([`${FULL} | ${expectedBody('Northwind')}`]);
      expect(status().watch).toMatchObject({ outcome: { kind: 'ok' }, notStored: { reason: 'the disk is full' } });
      expect(tray()).toEqual({ mark: 'no_data', tooltip: 'Relaywatch: Northwind, not stored', first: FULL });

      beginStorm();
      await nextPoll();
      await nextPoll();
      expect(shown).toHaveLength(2);
      expect(shown[1]).toMatch(new RegExp(`${BREACH.source} · not stored$`));
      const [incident] = status().openIncidents;
      expect(status().watch.notStored?.incidentIds).toEqual([incident?.id]);
      expect(tray()).toMatchObject({ mark: 'critical', tooltip: expect.stringMatching(/\(limit 12%\), not stored$/) });
      const incidentId = incident?.id ?? '';
      expect(await app.handlers.get_incident({ accountId, incidentId })).toMatchObject({ ok: true });
      // What the person says of it is refused in words, as it can't be stored.
      expect(await app.handlers.acknowledge_incident({ accountId, incidentId, note: '' })).toMatchObject({
        failure: { kind: 'disk', reason: 'The data of this account cannot be used: the disk is full.' },
      });
      expect(await stored()).toEqual([]);
      expect(beats).toBe(beatsBefore);

      makeRoom();
      await nextPoll();
      expect(status().watch.notStored).toBeUndefined();
      expect(await stored()).toEqual([['opened shown']]);
      expect(withdrawn).toEqual(['storage']);
      expect(tray()).toMatchObject({ mark: 'critical', tooltip: expect.stringMatching(/\(limit 12%\)$/) });
      expect(await app.handlers.acknowledge_incident({ accountId, incidentId, note: '' })).toMatchObject({ ok: true });
      await nextPoll();
      expect(beats).toBe(beatsBefore + 2);

      await restart();
      await until(() => expect(status().watch.outcome).toEqual({ kind: 'ok' }));
      await clock.advance(2 * MINUTE);
      expect(shown).toHaveLength(2);
      expect(status().openIncidents.map(({ id }) => id)).toEqual([incidentId]);
    });

    it('one notification is for all accounts, and the outage ends with the last of them', async () => {
      const second = await connect('Contoso', 'B');
      await watchHours(second);
      const makeRoom = fillDisk();
      await clock.advance(INTERVAL + 2 * MINUTE);
      expect(shown).toHaveLength(1);
      expect(shown[0]).toMatch(new RegExp(`^${FULL}`));
      const notStored = () => app.state.getState().accounts.filter(({ watch }) => watch.notStored !== undefined);
      expect(notStored()).toHaveLength(2);
      makeRoom();
      await app.handlers.check_now({ accountId: second });
      await until(() => expect(notStored()).toHaveLength(1));
      expect(withdrawn).toEqual([]);
      await clock.advance(INTERVAL + MINUTE);
      expect([notStored(), withdrawn]).toEqual([[], ['storage']]);
    });

    it('in quiet hours it is told afterwards, with the breach, unless it is over by then', async () => {
      await app.handlers.mute({ until: clock.now() + 30 * MINUTE });
      const makeRoom = fillDisk();
      beginStorm();
      await nextPoll();
      expect(shown).toEqual([]);
      await clock.advance(30 * MINUTE);
      expect(shown).toHaveLength(2);
      makeRoom();
      await nextPoll();
      expect(await stored()).toEqual([['opened shown']]);

      await app.handlers.mute({ until: clock.now() + 90 * MINUTE });
      const again = fillDisk();
      await nextPoll();
      again();
      await nextPoll();
      await clock.advance(90 * MINUTE);
      expect(shown).toHaveLength(2);
    });

    it('what was found while it was full is stored on quitting, if there is room by then', async () => {
      const makeRoom = fillDisk();
      beginStorm();
      await nextPoll();
      makeRoom();
      await restart();
      expect(await stored()).toEqual([['opened shown']]);
      expect(shown).toHaveLength(2);
    });

    it('one that another program holds for a moment is waited for, and nothing is told', async () => {
      const letGo = await holdDatabase(join(around.ports.platform.dataFolder, `${accountId}.sqlite`));
      const { nextAt = 0 } = status().watch;
      await clock.advance(nextAt - clock.now() + 1_200);
      expect(status().watch.isChecking).toBe(true);
      await letGo();
      await clock.advance(500);
      expect(status().watch).toMatchObject({ isChecking: false, notStored: undefined });
      expect([shown, around.logged]).toEqual([[], []]);
    });

    it('one that another program goes on holding is told, and breaches with it, until it lets go', async () => {
      const letGo = await holdDatabase(join(around.ports.platform.dataFolder, `${accountId}.sqlite`));
      beginStorm();
      const { nextAt = 0 } = status().watch;
      await clock.advance(nextAt - clock.now() + 2_000);
      expect(shown).toEqual([
        expect.stringMatching(
          /^Relaywatch can’t store what it sees: another program holds the file \| Northwind · Close/,
        ),
        expect.stringMatching(new RegExp(`${BREACH.source} · not stored$`)),
      ]);
      await letGo();
      await nextPoll();
      expect(status().watch.notStored).toBeUndefined();
      expect(await stored()).toEqual([['opened shown']]);
      expect(shown).toHaveLength(2);
    });
  });

  /** The folder of the stores can't be used, until the returned function is called. */
  const REFUSALS = {
    'because a file is in its place': ({ dataFolder }) => {
      renameSync(dataFolder, `${dataFolder}.aside`);
      writeFileSync(dataFolder, '');
      return () => {
        rmSync(dataFolder);
        renameSync(`${dataFolder}.aside`, dataFolder);
      };
    },
    'because nothing may be made where it should be': ({ dataFolder }) => {
      const parent = dirname(dataFolder);
      const aside = join(temporaryFolder(), 'aside');
      renameSync(dataFolder, aside);
      chmodSync(parent, 0o500);
      return () => {
        chmodSync(parent, 0o700);
        renameSync(aside, dataFolder);
      };
    },
  } satisfies Record<string, (platform: Platform) => () => void>;
  const NAMES = Object.keys(REFUSALS) as (keyof typeof REFUSALS)[];

  describe.each(NAMES)('at the start, %s', (name) => {
    const isPossible = obeysModes || name === NAMES[0];

    /** Starts while the folder refuses, and looks until everything is told. */
    const startRefused = async () => {
      await app.stop();
      const allow = REFUSALS[name](around.ports.platform);
      app = createApp(around.ports);
      await app.start();
      await until(() => expect(status().watch.outcome).toEqual({ kind: 'ok' }));
      await clock.advance(MINUTE);
      return allow;
    };
    const OUTAGE = expect.stringMatching(
      /^Relaywatch can’t store what it sees: .*folder.* \| Northwind · Let Relaywatch write to its data folder. Its rules can’t be read/,
    );
    const IN_MEMORY = expect.stringMatching(/^Bounces 80.0% \(limit 12%\) .* sent, 30 d · not stored$/);

    it.runIf(isPossible)('the account is watched from memory until its file can be opened', async () => {
      storm = { from: 0, to: Number.MAX_SAFE_INTEGER };
      await nextPoll();
      expect(shown).toHaveLength(1);
      const known = status().openIncidents.map(({ id }) => id);
      const allow = await startRefused();
      expect(status().watch.notStored?.incidentIds).toEqual(status().openIncidents.map(({ id }) => id));
      expect(shown.slice(1)).toEqual([OUTAGE, IN_MEMORY]);
      allow();
      await nextPoll();
      // The incident that was open before goes on as the one it was.
      expect(status().watch.notStored).toBeUndefined();
      expect(status().openIncidents.map(({ id }) => id)).toEqual(known);
      expect(shown).toHaveLength(3);
      expect(await stored()).toEqual([['opened shown']]);
    });

    it.runIf(isPossible)('the rules of the person are in force again once its file can be opened', async () => {
      await watchHours(accountId);
      storm = { from: 0, to: Number.MAX_SAFE_INTEGER };
      await nextPoll();
      const known = status().openIncidents;
      expect(known.map(({ subject }) => 'ruleId' in subject && subject.ruleId)).toEqual(['storms']);
      const allow = await startRefused();
      expect(shown.slice(1)).toEqual([OUTAGE, IN_MEMORY]);
      const inMemory = status().openIncidents.map(({ id }) => id);
      allow();
      await nextPoll();
      expect(status().rules.map(({ id }) => id)).toEqual(['storms']);
      expect(status().openIncidents.map(({ id }) => id)).toEqual(known.map(({ id }) => id));
      expect(shown).toHaveLength(3);
      // What SMTP2GO's own limits found is over with them, and off the screen.
      expect(withdrawn).toEqual(expect.arrayContaining(inMemory));
    });
  });

  it('an account is forgotten where its data cannot be erased, and that is erased later', async () => {
    const { dataFolder } = around.ports.platform;
    const onlyRead = () => {
      chmodSync(dataFolder, 0o500);
      return () => chmodSync(dataFolder, 0o700);
    };
    const allow = obeysModes ? onlyRead() : REFUSALS['because a file is in its place'](around.ports.platform);
    expect(await app.handlers.forget_account({ accountId, keepData: false })).toEqual({ ok: true, data: null });
    expect(app.state.getState().notices[0]?.text).toMatch(/^Northwind is forgotten, but its data is still on this/);
    expect(app.state.getState().accounts).toEqual([]);
    expect(around.settings.saved()).toMatchObject({ accounts: [], toErase: [accountId] });
    await restart();
    allow();
    expect(readdirSync(dataFolder)).toContain(`${accountId}.sqlite`);
    // It is not offered to the next account with this key.
    const again = await connect('Northwind', 'A');
    await clock.advance(60 * MINUTE);
    expect(readdirSync(dataFolder).filter((file) => file.startsWith(accountId))).toEqual([]);
    expect(readdirSync(dataFolder)).toContain(`${again}.sqlite`);
    expect(around.settings.saved()).not.toHaveProperty('toErase');
  });
});

const expectedBody = (name: string) =>
  `${name} · Free some space on it. Until then Relaywatch goes on checking and notifying, but what it sees is lost if it quits.`;
