import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepSettings } from '../../../../../src/main/core/settings/keeper.ts';
import type { Account } from '../../../../../src/shared/account.ts';
import { DEFAULT_PREFERENCES, DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/settings.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { fakeSettings } from '../../../../fakes/settings.ts';
import { aRule } from '../alerting/builders.ts';

const account = (name: string, id: string, more: Partial<Account> = {}): Account => ({
  id,
  name,
  endpoint: { kind: 'region', region: 'eu' },
  keyHint: 'api-4F1C',
  createdAt: 1_700_000_000_000 + name.length,
  simulated: false,
  paused: false,
  ...more,
});
const northwind = account('Northwind', '6f1f6b0a-33de-4f7a-8a6e-0d5c7f3b2a10');
const contoso = account('Contoso', '7a3c1d52-0f6e-4f0e-9a51-0c7de5a1b201', {
  endpoint: { kind: 'custom', baseUrl: 'https://mail.example/v3' },
});
const quietHours = [{ days: [1, 2, 3], from: '22:00', to: '07:00' }];
const settings: Settings = {
  accounts: [northwind, contoso],
  preferences: { ...DEFAULT_PREFERENCES, quietHours, theme: 'dark', zoom: 125 },
  toldAboutTray: true,
  heartbeats: { [northwind.id]: 'https://watchdog.example/x' },
  rulesToMove: { [northwind.id]: [aRule({ id: 'mine', name: 'Mine' }), aRule({ id: 'other', name: 'Other' })] },
};

const open = (document: object | string, copy?: object) => {
  const file = fakeSettings(document, copy && { version: 2, ...copy });
  return { file, ...keepSettings(file, fakeLog()) };
};

describe('settings with a part that does not fit', () => {
  const wrong = (part: object) => ({ ...settings, ...part });
  const cases: readonly (readonly [string, object, Partial<Settings>])[] = [
    [
      'the account “Contoso”',
      wrong({ accounts: [northwind, { ...contoso, keyHint: 'nothing' }] }),
      { accounts: [northwind] },
    ],
    ['the account “Contoso”', wrong({ accounts: [northwind, { ...contoso, id: 'x' }] }), { accounts: [northwind] }],
    ['the account number 2', wrong({ accounts: [northwind, 5] }), { accounts: [northwind] }],
    ['the list of accounts', wrong({ accounts: 'none' }), { accounts: [], heartbeats: {}, rulesToMove: {} }],
    [
      'how often to check',
      wrong({ preferences: { ...settings.preferences, pollMinutes: 0 } }),
      { preferences: { ...settings.preferences, pollMinutes: 5 } },
    ],
    [
      'number 1 of the quiet hours',
      wrong({ preferences: { ...settings.preferences, quietHours: [{ days: [1], from: '25:00', to: '07:00' }] } }),
      { preferences: { ...settings.preferences, quietHours: [] } },
    ],
    [
      'the quiet hours',
      wrong({ preferences: { ...settings.preferences, quietHours: 'at night' } }),
      { preferences: { ...settings.preferences, quietHours: [] } },
    ],
    [
      'a part of the tray icon',
      wrong({ preferences: { ...settings.preferences, tray: { ...settings.preferences.tray, colour: 'pink' } } }),
      {},
    ],
    [
      'the zoom',
      wrong({ preferences: { ...settings.preferences, zoom: 300 } }),
      { preferences: { ...settings.preferences, zoom: 100 } },
    ],
    ['the preferences', wrong({ preferences: null }), { preferences: DEFAULT_PREFERENCES }],
    ['a heartbeat address', wrong({ heartbeats: { [northwind.id]: 'ftp://x' } }), { heartbeats: {} }],
    ['the heartbeat addresses', wrong({ heartbeats: [] }), { heartbeats: {} }],
    [
      'the rule “Other”',
      wrong({
        rulesToMove: {
          [northwind.id]: [aRule({ id: 'mine', name: 'Mine' }), { ...aRule({ name: 'Other' }), warning: -1 }],
        },
      }),
      { rulesToMove: { [northwind.id]: [aRule({ id: 'mine', name: 'Mine' })] } },
    ],
  ];

  it.each(cases)('lose that part alone, and name it: %s', (what, document, left) => {
    const read = open(document);
    expect(read.get()).toEqual({ ...settings, ...left });
    expect(read.problem).toContain(`Left out: ${what}.`);
    expect(read.file.aside()).toHaveLength(1);
  });

  it.each(cases)('lose nothing where the last good copy has it: %s', (what, document) => {
    const read = open(document, settings);
    expect(read.get()).toEqual(settings);
    expect(read.problem).toContain(`Restored from the last good copy: ${what}.`);
    // It is in the file again, and the next start has nothing to say.
    expect(keepSettings(read.file, fakeLog()).problem).toBeUndefined();
  });

  it('keep in the file what was left out, through a change of anything else', () => {
    const future = { ...contoso, endpoint: { kind: 'satellite', orbit: 4 } };
    const read = open(
      wrong({ accounts: [northwind, future], preferences: { ...settings.preferences, theme: 'sepia' } }),
    );
    read.change({ accounts: [{ ...northwind, paused: true }] });
    expect(read.file.saved().accounts).toEqual([{ ...northwind, paused: true }, future]);
    read.change({ accounts: [] });
    expect(read.file.saved().accounts).toEqual([future]);
    expect(read.file.saved().preferences.theme).toBe('sepia');
  });

  describe('in a list of the preferences', () => {
    const [monday, tuesday, friday] = [1, 2, 5].map((day) => ({ days: [day], from: '22:00', to: '07:00' }));
    const bad = { ...tuesday, from: '25:00' };
    const quiet = (...windows: readonly unknown[]) =>
      wrong({ preferences: { ...settings.preferences, quietHours: windows } });
    const quietHoursOf = (read: ReturnType<typeof open>) => read.get().preferences.quietHours;

    it.each([
      ['no copy', undefined],
      ['a copy with the same bad entry', quiet(monday, bad, friday)],
    ])('lose that entry alone, name it and keep it, with %s', (_what, copy) => {
      const read = open(quiet(monday, bad, friday), copy);
      expect(quietHoursOf(read)).toEqual([monday, friday]);
      expect(read.problem).toContain('Left out: number 2 of the quiet hours.');
      expect(read.file.aside()).toEqual([{ what: 'number 2 of the quiet hours', value: bad }]);
      read.change({ toldAboutTray: false });
      expect(read.file.saved().preferences.quietHours).toEqual([monday, bad, friday]);
    });

    it('take it from the copy, and lose no entry that the copy lacks', () => {
      const read = open(quiet(monday, friday, bad), quiet(monday, tuesday));
      expect(quietHoursOf(read)).toEqual([monday, friday, tuesday]);
      expect(read.file.saved().preferences.quietHours).toEqual([monday, friday, tuesday]);
    });

    it('take what the copy has, and leave out alone what it lacks', () => {
      const read = open(quiet(bad, friday, 'x'), quiet(monday, friday));
      expect(quietHoursOf(read)).toEqual([friday, monday]);
      expect(read.problem).toContain('Restored from the last good copy: number 3 of the quiet hours.');
      expect(read.problem).toContain('Left out: number 1 of the quiet hours.');
    });

    it('take as many as a list may have', () => {
      const many = Array.from({ length: 22 }, (_, n) => ({ ...monday, days: [n % 7] }));
      expect(quietHoursOf(open(quiet(...many)))).toEqual(many.slice(0, 20));
    });

    it('keep the other accounts of the tray icon, and its other parts', () => {
      const tray = { accounts: [northwind.id, 'x'], colour: 'always', count: false };
      const inTray = (part: object) => wrong({ preferences: { ...settings.preferences, tray: { ...tray, ...part } } });
      const { preferences, ...read } = { ...open(inTray({})).get(), problem: open(inTray({})).problem };
      expect(preferences.tray).toEqual({ ...tray, accounts: [northwind.id] });
      expect(read.problem).toContain('Left out: a part of the tray icon.');
      expect(open(inTray({ accounts: ['x'] })).get().preferences.tray).toEqual({ ...tray, accounts: 'all' });
      expect(open(inTray({ accounts: 5, later: 1 })).get().preferences.tray).toEqual({ ...tray, accounts: 'all' });
    });
  });

  it('take the default of a preference that an earlier version did not know, without a word', () => {
    const { zoom: _unknown, ...earlier } = settings.preferences;
    const read = open(wrong({ preferences: earlier }), wrong({ preferences: earlier }));
    expect(read.get().preferences.zoom).toBe(100);
    expect(read.problem).toBeUndefined();
  });

  it('take a mute that is no time for none, without a word', () => {
    for (const mutedUntil of [8_640_000_000_000_001, 1e300, -1, 0.5, 'x', null]) {
      const read = open({ ...settings, mutedUntil });
      expect(read.get().mutedUntil).toBeUndefined();
      expect(read.problem).toBeUndefined();
    }
  });

  it('watch one account for each id, though two entries have it', () => {
    const twin = { ...contoso, id: northwind.id };
    expect(open(wrong({ accounts: [northwind, twin] })).get().accounts).toEqual([northwind]);
    expect(open(wrong({ accounts: [northwind, twin] }), settings).get().accounts).toEqual([northwind, contoso]);
  });

  it('find an account whose id has changed', () => {
    const moved = { ...contoso, id: '7a3c1d52-0f6e-4f0e-9a51-0c7de5a1b202' };
    expect(open(wrong({ accounts: [northwind, moved] }), settings).get().accounts).toEqual([northwind, contoso]);
  });
});

describe('keys that this version does not know', () => {
  const newer = {
    ...settings,
    sound: 'bell',
    preferences: { ...settings.preferences, sound: true, tray: { ...settings.preferences.tray, blink: 2 } },
    accounts: [{ ...northwind, colour: 'red', endpoint: { ...northwind.endpoint, via: 'proxy' } }, contoso],
  };

  it('are ignored, and kept through every change', () => {
    const read = open(newer);
    expect(read.get()).toEqual(settings);
    expect(read.problem).toBeUndefined();
    read.change({
      preferences: { ...settings.preferences, theme: 'light', tray: { ...settings.preferences.tray, count: false } },
      accounts: [{ ...northwind, name: 'North' }, contoso],
    });
    expect(read.file.saved()).toEqual({
      ...newer,
      version: 2,
      preferences: { ...newer.preferences, theme: 'light', tray: { ...newer.preferences.tray, count: false } },
      accounts: [{ ...newer.accounts[0], name: 'North' }, contoso],
    });
  });

  it('go with the account that has them when it is forgotten', () => {
    const read = open(newer);
    read.change({ accounts: [contoso] });
    expect(read.file.saved().accounts).toEqual([contoso]);
  });
});

describe('settings of a newer version', () => {
  const newer = { ...settings, version: 3, accounts: [northwind, contoso, { ...northwind, id: 5 }] };

  it('are used as far as they are understood, never written to, and each change says why', () => {
    const read = open(newer, { ...newer, theme: 'x' });
    expect(read.get()).toEqual(settings);
    expect(read.problem).toContain('The settings are from a newer Relaywatch (format 3; this one knows 2)');
    const refused = read.change({ toldAboutTray: false });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'newer-settings', format: 3 } });
    expect(read.canChange()).toEqual(refused);
    expect(read.get()).toEqual(settings);
    expect(read.file.saved()).toEqual(newer);
  });

  it('are none where the version alone differs from the last good copy', () => {
    const read = open({ ...settings, version: 7 }, settings);
    expect(read.canChange()).toMatchObject({ ok: true });
  });
});

describe('the last good copy', () => {
  it('is what this version has read in full: never a file with a part that does not fit', () => {
    const read = open({ ...settings, accounts: 'none' }, settings);
    expect(read.file.read('last good')).toMatchObject({ accounts: settings.accounts });
    const other = open({ ...settings, version: 3, sound: 'bell' }, settings);
    expect(other.file.read('last good')).toMatchObject({ version: 2 });
  });

  it('is renewed by every change', () => {
    const read = open(settings);
    read.change({ toldAboutTray: false });
    expect(read.file.read('last good')).toEqual({ ...settings, version: 2, toldAboutTray: false });
  });
});

describe('settings of version 1', () => {
  const rule = aRule({ id: 'mine', name: 'Mine' });
  const old = {
    ...settings,
    version: 1,
    rulesToMove: undefined,
    rules: { [northwind.id]: [{ ...rule, speak: { ...rule.speak, warning: 'record_only' } }] },
  };

  it('have their rules wait for the stores, in the words of today', () => {
    const read = open(old);
    expect(read.problem).toBeUndefined();
    expect(read.get()).toEqual({
      ...settings,
      rulesToMove: { [northwind.id]: [{ ...rule, speak: { ...rule.speak, warning: 'log_only' } }] },
    });
    read.change({ toldAboutTray: false });
    expect(read.file.saved()).not.toHaveProperty('rules');
  });

  it('of before there were heartbeats, rules and newer preferences have the defaults of what they lack', () => {
    const read = open({ version: 1, accounts: [northwind], preferences: { theme: 'dark' }, toldAboutTray: true });
    expect(read.problem).toBeUndefined();
    expect(read.get()).toEqual({
      ...DEFAULT_SETTINGS,
      accounts: [northwind],
      preferences: { ...DEFAULT_PREFERENCES, theme: 'dark' },
      toldAboutTray: true,
    });
  });
});

describe('a settings file of which any bytes have changed', () => {
  const text = JSON.stringify({ version: 2, ...settings });
  const mutation = fc.record({
    at: fc.nat(text.length - 1),
    remove: fc.nat(12),
    add: fc.string({ maxLength: 6, unit: 'grapheme-ascii' }),
  });

  it('costs no account, no rule, no quiet hours', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
        const mutated = changes.reduce(
          (before, { at, remove, add }) => before.slice(0, at) + add + before.slice(at + remove),
          text,
        );
        let document: object | string = mutated;
        try {
          document = JSON.parse(mutated);
        } catch {
          // The fake file throws for a text, as the real one does.
        }
        const read = open(typeof document === 'object' && document !== null ? document : mutated, settings);
        const { accounts, rulesToMove, preferences } = read.get();
        expect(accounts.map(({ id }) => id).toSorted()).toEqual([northwind.id, contoso.id]);
        expect(preferences.quietHours).toHaveLength(1);
        expect(rulesToMove[northwind.id]?.map(({ id }) => id)).toHaveLength(2);
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});

describe('erasing a person from the settings', () => {
  const person = 'anna@mail.example';
  const mine = aRule({ id: 'mine', name: `${'M'.repeat(62)} ${person}` });
  const forHer = aRule({ id: 'hers', name: 'Hers', scope: { by: 'email_address', members: [person] } });
  const future = { id: 'x', name: `Desk of ${person}` };
  const named = {
    ...settings,
    accounts: [
      { ...northwind, name: `${'N'.repeat(42)} ${person}` },
      { ...contoso, name: `${'A'.repeat(54)} a@b.c` },
      future,
    ],
    heartbeats: { ...settings.heartbeats, [contoso.id]: `https://watchdog.example/${encodeURIComponent(person)}` },
    rulesToMove: { [northwind.id]: [mine, forHer] },
    later: { by: person },
  };
  const holds = (read: ReturnType<typeof open>, text = 'anna') =>
    [read.file.saved(), read.file.read('last good'), read.file.aside(), read.get()].map((part) =>
      JSON.stringify(part).includes(text),
    );

  it('leaves nothing of it in the file, the copy and what was set aside, and costs no account and no rule', () => {
    const read = open(named);
    const traces = { settings: 3 + 1, rules: 2, copies: 1 };
    expect(read.findPerson(person, undefined)).toEqual({ ok: true, data: traces });
    expect(read.erasePerson(person, undefined)).toEqual({ ok: true, data: traces });
    expect(holds(read)).toEqual([false, false, false, false]);
    const { accounts, heartbeats, rulesToMove } = read.get();
    expect(accounts.map(({ id }) => id)).toEqual([northwind.id, contoso.id]);
    expect(heartbeats).toEqual(settings.heartbeats);
    expect(rulesToMove[northwind.id]).toMatchObject([
      { id: 'mine', enabled: true },
      { id: 'hers', enabled: false, scope: { members: ['erased address'] } },
    ]);
    expect(read.findPerson(person, undefined)).toEqual({ ok: true, data: { settings: 0, rules: 0, copies: 0 } });
    // A name that grows by it is cut, and stays one.
    expect(read.erasePerson('a@b.c', undefined)).toMatchObject({ ok: true, data: { settings: 1 } });
    expect(keepSettings(read.file, fakeLog()).get().accounts).toHaveLength(2);
  });

  it('for one account leaves the others as they are', () => {
    const read = open(named);
    expect(read.erasePerson(person, contoso.id)).toMatchObject({ ok: true, data: { settings: 1, rules: 0 } });
    expect(read.get().rulesToMove).toEqual(named.rulesToMove);
    expect(read.get().heartbeats).toEqual(settings.heartbeats);
  });

  it('erases it from a copy that alone names it', () => {
    const read = open({ ...settings, accounts: [northwind, contoso, 5] }, { ...settings, later: { by: person } });
    expect(read.erasePerson(person, undefined)).toMatchObject({ ok: true });
    expect(holds(read)).toEqual([false, false, false, false]);
  });

  it('is not called done when the disk refuses, or when the file is of a newer version', () => {
    const read = open(named);
    read.file.refuse(true);
    expect(read.erasePerson(person, undefined)).toMatchObject({ ok: false, failure: { kind: 'disk' } });
    const newer = open({ ...named, version: 3 });
    expect(newer.erasePerson(person, undefined)).toMatchObject({ failure: { kind: 'newer-settings' } });
  });
});

describe('a change that is not saved', () => {
  it('is logged, whoever asked for it, and does not take effect', () => {
    const file = fakeSettings();
    const log = fakeLog();
    const kept = keepSettings(file, log);
    file.refuse(true);
    expect(kept.change({ toldAboutTray: true })).toMatchObject({ ok: false, failure: { kind: 'disk' } });
    expect(kept.get().toldAboutTray).toBe(false);
    expect(log.warnings).toEqual(['settings: could not save a change: ENOSPC: no space left on device']);
  });

  it('by a mistake of ours is not told as the disk’s', () => {
    const write = (): never => {
      throw new TypeError('document is undefined');
    };
    const kept = keepSettings({ ...fakeSettings(), write }, fakeLog());
    expect(() => kept.change({ toldAboutTray: true })).toThrow('document is undefined');
  });
});
