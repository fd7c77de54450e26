import { describe, expect, it, onTestFinished } from 'vitest';
import type { IncidentCommand } from '../../../../../src/main/core/alerting/incident-commands.ts';
import { createNotifications } from '../../../../../src/main/core/notifications/notifications.ts';
import { keepSettings } from '../../../../../src/main/core/settings/keeper.ts';
import { newStatus, updateAccount } from '../../../../../src/main/core/state.ts';
import type { Account } from '../../../../../src/shared/account.ts';
import { fail, ok, type Result } from '../../../../../src/shared/failure.ts';
import { DEFAULT_PREFERENCES, DEFAULT_SETTINGS, type QuietWindow } from '../../../../../src/shared/settings.ts';
import type { Watch } from '../../../../../src/shared/state.ts';
import { fakeAccountStore } from '../../../../fakes/account-store.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeLog } from '../../../../fakes/log.ts';
import { fakeNotifier } from '../../../../fakes/notifier.ts';
import { testPorts } from '../../../../fakes/ports.ts';
import { fakeSettings } from '../../../../fakes/settings.ts';
import { fakeState } from '../../../../fakes/state.ts';
import { opening } from '../../../../fixtures/changes.ts';
import { incident } from '../../../../fixtures/incidents.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Nine in the evening, wherever this runs. */
const EVENING = new Date(2026, 10, 25, 21, 0, 20).getTime();
const at = (hours: number, minutes = 0) => new Date(2026, 10, 25, hours, minutes).getTime();
const NIGHTS: QuietWindow = { days: [0, 1, 2, 3, 4, 5, 6], from: '22:00', to: '07:00' };
const ACCOUNT: Account = {
  id: incident().accountId,
  name: 'Northwind',
  endpoint: { kind: 'region', region: 'auto' },
  keyHint: 'api-4F1C',
  simulated: false,
  paused: false,
  createdAt: 0,
};

interface Start {
  readonly quietHours?: QuietWindow[];
  readonly mutedUntil?: number;
  readonly told?: Result<null>;
  /** The account has been looked at once already. */
  readonly isSettled?: boolean;
}

/** A run with one account, that has not been looked at unless `isSettled`. */
const begin = ({ quietHours = [], mutedUntil, told = ok(null), isSettled = true }: Start = {}) => {
  const clock = fakeClock(EVENING);
  const notifier = fakeNotifier();
  const preferences = { ...DEFAULT_PREFERENCES, quietHours };
  const file = fakeSettings({ ...DEFAULT_SETTINGS, accounts: [ACCOUNT], preferences, mutedUntil });
  const around = testPorts({ clock, notifier, settings: file });
  onTestFinished(around.remove);
  const state = fakeState({
    accounts: [newStatus(ACCOUNT, 'keychain')],
    preferences,
    keychain: { kind: 'works' },
  });
  const commands: (readonly [string, string, IncidentCommand])[] = [];
  const settings = keepSettings(file, fakeLog());
  const applyCommand = (incidentId: string, command: IncidentCommand) => {
    if (told.ok) commands.push([ACCOUNT.id, incidentId, command]);
    return told;
  };
  const room = createNotifications(around.ports, settings, state, {
    get: (id) => (id === ACCOUNT.id ? { poller: { applyCommand } } : undefined),
  });
  const store = fakeAccountStore();
  room.start();
  room.dispatcher.register({
    accountId: ACCOUNT.id,
    store,
    name: () => 'Northwind',
    rules: () => [],
    isOpen: () => true,
  });
  const watch = (change: Partial<Watch>) =>
    updateAccount(state, ACCOUNT.id, (status) => ({ ...status, watch: { ...status.watch, ...change } }));
  const looked = () => watch({ outcome: { kind: 'ok' }, checkedAt: clock.now(), nextAt: clock.now() + HOUR });
  if (isSettled) looked();
  return {
    ...room,
    room,
    store,
    clock,
    notifier,
    commands,
    logged: around.logged,
    saved: file.saved,
    file,
    looked,
    watch,
    settings,
    notifications: () => state.getState().notifications,
    titles: () => notifier.sent.map(({ title }) => title),
    opens: (index: number) => {
      store.record(opening(index));
      room.dispatcher.flush();
    },
  };
};
const OPENED = 'Bounces 13.4% (limit 12%)';

describe('quiet hours', () => {
  it('begin and end by themselves, and one digest shows what was deferred', async () => {
    const { clock, notifications, opens, titles } = begin({ quietHours: [NIGHTS] });
    expect(notifications().quietUntil).toBeUndefined();
    await clock.advance(HOUR);
    expect(notifications().quietUntil).toBe(at(31));
    opens(1);
    opens(2);
    expect(titles()).toEqual([]);
    await clock.advance(9 * HOUR);
    expect(notifications().quietUntil).toBeUndefined();
    expect(titles()).toEqual(['While it was quiet: 2 incidents opened, 2 still open']);
  });

  it('are in force as soon as they are changed', () => {
    const { settings, look, notifications } = begin();
    settings.change({ preferences: { ...DEFAULT_PREFERENCES, quietHours: [{ ...NIGHTS, from: '20:00' }] } });
    look();
    expect(notifications().quietUntil).toBe(at(31));
  });
});

describe('a mute', () => {
  it('defers everything until then, ends by itself to the second, and is shown meanwhile', async () => {
    const { handlers, clock, notifications, opens, titles, saved } = begin();
    const until = EVENING + HOUR;
    expect(handlers.mute({ until })).toEqual({ ok: true, data: null });
    expect(notifications().mutedUntil).toBe(until);
    expect(saved().mutedUntil).toBe(until);
    opens(1);
    await clock.advance(HOUR - 1);
    expect([titles(), notifications().mutedUntil]).toEqual([[], until]);
    await clock.advance(1);
    expect([titles(), notifications().mutedUntil]).toEqual([[OPENED], undefined]);
  });

  it('is no longer than was asked when the clock is set right by a year', async () => {
    const { handlers, clock, notifications, opens, titles } = begin();
    handlers.mute({ until: EVENING + HOUR });
    clock.jump(-365 * 24 * HOUR);
    opens(1);
    await clock.advance(HOUR + 60_000);
    expect([titles(), notifications().mutedUntil]).toEqual([[OPENED], undefined]);
  });

  it('can be ended at once', () => {
    const { handlers, opens, titles, saved } = begin();
    handlers.mute({ until: EVENING + HOUR });
    opens(1);
    handlers.mute({ until: null });
    expect([titles(), saved().mutedUntil]).toEqual([[OPENED], undefined]);
  });

  it('goes on over a restart, and one that has passed meanwhile is none', () => {
    expect(begin({ mutedUntil: EVENING + HOUR }).notifications().mutedUntil).toBe(EVENING + HOUR);
    expect(begin({ mutedUntil: EVENING - 1 }).notifications().mutedUntil).toBeUndefined();
  });

  it('that cannot be saved is none, and says so', async () => {
    const { handlers, file, notifications } = begin();
    file.refuse(true);
    expect(await handlers.mute({ until: EVENING + HOUR })).toMatchObject({ ok: false, failure: { kind: 'disk' } });
    expect(notifications().mutedUntil).toBeUndefined();
  });
});

describe('nothing is notified', () => {
  it('after the start until every account has been looked at', async () => {
    const { clock, looked, opens, titles } = begin({ isSettled: false });
    opens(1);
    opens(2);
    await clock.advance(5_000);
    expect(titles()).toEqual([]);
    looked();
    expect(titles()).toEqual(['While you were away: 2 incidents opened, 2 still open']);
  });

  it('for longer than a minute after the start, whatever an account does', async () => {
    const { clock, opens, titles } = begin({ isSettled: false });
    opens(1);
    await clock.advance(MINUTE - 1);
    expect(titles()).toEqual([]);
    await clock.advance(1);
    expect(titles()).toEqual([OPENED]);
  });

  it('while the screen is locked', () => {
    const { setLocked, opens, titles } = begin();
    setLocked(true);
    opens(1);
    opens(2);
    expect(titles()).toEqual([]);
    setLocked(false);
    expect(titles()).toEqual(['While you were away: 2 incidents opened, 2 still open']);
  });

  it('from sleep until every account has been looked at again', async () => {
    const { clock, suspended, resumed, watch, looked, opens, titles } = begin();
    suspended();
    watch({ outcome: { kind: 'asleep' }, nextAt: undefined });
    opens(1);
    clock.jump(8 * HOUR);
    resumed();
    watch({ nextAt: clock.now() + 30_000 });
    await clock.advance(30_000);
    opens(2);
    expect(titles()).toEqual([]);
    looked();
    expect(titles()).toEqual(['While you were away: 2 incidents opened, 2 still open']);
  });

  it('does not wait for an account whose key is refused', () => {
    const { suspended, resumed, watch, opens, titles } = begin();
    watch({ outcome: { kind: 'key_refused', detail: '' }, nextAt: undefined });
    suspended();
    opens(1);
    resumed();
    expect(titles()).toEqual([OPENED]);
  });
});

describe('a button of a message', () => {
  it('acknowledges its incident, and takes the message off the screen', () => {
    const { opens, notifier, commands } = begin();
    opens(1);
    notifier.sent[0]?.act('acknowledge');
    const { accountId, id } = opening(1).incident;
    expect(commands).toEqual([[accountId, id, { kind: 'acknowledged', note: '' }]]);
    expect(notifier.withdrawn).toEqual([id]);
  });

  it('snoozes its incident for an hour', () => {
    const { opens, notifier, commands, clock } = begin();
    opens(1);
    notifier.sent[0]?.act('snooze');
    expect(commands[0]?.[2]).toMatchObject({ kind: 'snoozed', until: clock.now() + HOUR });
    expect(notifier.withdrawn).toEqual([opening(1).incident.id]);
  });

  it('that comes too late changes nothing, and is in the log', () => {
    const { opens, notifier, logged } = begin({ told: fail({ kind: 'conflict', what: 'This incident' }) });
    opens(1);
    notifier.sent[0]?.act('snooze');
    expect(notifier.withdrawn).toEqual([]);
    expect(logged).toEqual(['notifications: could not snooze from a notification: conflict']);
  });
});

describe('what the window asks for', () => {
  const about = { accountId: ACCOUNT.id, incidentId: incident().id };

  it('is an acknowledgement with a note', () => {
    const { handlers, commands, notifier } = begin();
    expect(handlers.acknowledge_incident({ ...about, note: 'on it' })).toEqual(ok(null));
    expect(commands[0]?.[2]).toEqual({ kind: 'acknowledged', note: 'on it' });
    expect(notifier.withdrawn).toEqual([about.incidentId]);
  });

  it('is a snooze that says until when, and whose end is no snooze', () => {
    const { handlers, commands, notifier } = begin();
    handlers.snooze_incident({ ...about, until: new Date(2026, 10, 26, 8, 0).getTime() });
    expect(commands[0]?.[2]).toMatchObject({ kind: 'snoozed', note: expect.stringMatching(/^until Thu/) });
    handlers.snooze_incident({ ...about, until: null });
    handlers.snooze_incident({ ...about, until: EVENING - 1 });
    expect(commands.slice(1).map(([, , command]) => command.kind)).toEqual(['unsnoozed', 'unsnoozed']);
    expect(notifier.withdrawn).toHaveLength(1);
  });

  it('is refused where the incident is', () => {
    const refused = fail({ kind: 'conflict', what: 'This incident' });
    expect(begin({ told: refused }).handlers.acknowledge_incident({ ...about, note: '' })).toEqual(refused);
  });
});

describe('a test notification', () => {
  it('is well when the desktop confirms it, also while muted', async () => {
    const { handlers, notifier } = begin({ mutedUntil: EVENING + HOUR });
    const answer = handlers.test_notification(undefined);
    expect(notifier.sent).toMatchObject([{ title: 'Test notification', actions: [] }]);
    notifier.sent[0]?.confirm();
    expect(await answer).toEqual(ok(null));
  });

  it('says what the desktop said when it was not shown', async () => {
    const { handlers, notifier } = begin();
    const answer = handlers.test_notification(undefined);
    notifier.sent[0]?.fail();
    expect(await answer).toEqual(fail({ kind: 'not-shown', reason: 'no service' }));
  });

  it('does not wait for ever', async () => {
    const { handlers, clock } = begin();
    const answer = handlers.test_notification(undefined);
    await clock.advance(10_000);
    expect(await answer).toMatchObject({ ok: false, failure: { kind: 'not-shown' } });
  });
});

describe('once stopped', () => {
  it('waits for nothing any more', () => {
    const { stop, clock } = begin();
    stop();
    expect(clock.waiting()).toBe(0);
  });
});
