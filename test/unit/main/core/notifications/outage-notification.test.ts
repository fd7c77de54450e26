import { describe, expect, it } from 'vitest';
import { createOutageNotification } from '../../../../../src/main/core/notifications/outage-notification.ts';
import { newStatus } from '../../../../../src/main/core/state.ts';
import type { Route } from '../../../../../src/shared/settings.ts';
import type { AccountStatus } from '../../../../../src/shared/state.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { fakeNotifier } from '../../../../fakes/notifier.ts';
import { WATCHED } from '../../../../fixtures/watched.ts';

const FULL = { reason: 'the disk is full', advice: 'Free some space on it.', incidentIds: [] };
const HOUR = 3_600_000;
const TITLE = 'Relaywatch can’t store what it sees: the disk is full';

const account = (name: string, isRefused: boolean, paused = false): AccountStatus => {
  const status = newStatus({ ...WATCHED, name, paused }, 'keychain');
  return isRefused ? { ...status, watch: { ...status.watch, notStored: FULL } } : status;
};

const setUp = () => {
  const clock = fakeClock();
  const notifier = fakeNotifier();
  const opened: Route[] = [];
  let accounts: readonly AccountStatus[] = [];
  let isDeferred = false;
  const { look } = createOutageNotification({
    notifier,
    clock,
    locale: 'en-GB',
    accounts: () => accounts,
    isDeferred: () => isDeferred,
    onOpen: (route) => opened.push(route),
  });
  return {
    clock,
    notifier,
    opened,
    titles: () => notifier.sent.map(({ title }) => title),
    look: (...next: readonly AccountStatus[]) => {
      accounts = next;
      look();
    },
    defer: (next: boolean) => {
      isDeferred = next;
      look();
    },
  };
};

describe('the notification that nothing can be stored', () => {
  it('is one for all accounts, and names them, the reason, what to do and what is at stake', () => {
    const { look, notifier, opened } = setUp();
    look(account('Northwind', false));
    look(account('Northwind', true));
    look(account('Northwind', true), account('Contoso', true));
    expect(notifier.sent).toMatchObject([
      {
        id: 'storage',
        title: TITLE,
        body: 'Northwind · Free some space on it. Until then Relaywatch goes on checking and notifying, but what it sees is lost if it quits.',
        urgency: 'normal',
        actions: [],
      },
    ]);
    notifier.sent[0]?.click();
    expect(opened).toEqual([{ screen: 'overview' }]);

    const several = setUp();
    several.look(...['A', 'B', 'C', 'D', 'E'].map((name) => account(name, name !== 'B')));
    expect(several.notifier.sent[0]?.body).toMatch(/^A; C; D; 1 more · Free some space/);
  });

  it('is taken off the screen when the last account can store again', () => {
    const { look, notifier } = setUp();
    look(account('Northwind', true), account('Contoso', true));
    look(account('Northwind', false), account('Contoso', true));
    expect(notifier.withdrawn).toEqual([]);
    look(account('Northwind', false), account('Contoso', false));
    look(account('Northwind', false), account('Contoso', false));
    expect(notifier.withdrawn).toEqual(['storage']);
  });

  it('is shown again at once for another reason', () => {
    const { look, titles } = setUp();
    look(account('Northwind', true));
    look(account('Northwind', false));
    const held = account('Northwind', true);
    const notStored = { ...FULL, reason: 'another program holds the file' };
    look({ ...held, watch: { ...held.watch, notStored } });
    expect(titles()[1]).toBe('Relaywatch can’t store what it sees: another program holds the file');
  });

  it('is shown once per outage, and not again for one that comes back within the hour', async () => {
    const { look, clock, titles } = setUp();
    for (const isRefused of [true, false, true, true]) look(account('Northwind', isRefused));
    expect(titles()).toEqual([TITLE]);
    await clock.advance(HOUR - 1);
    look(account('Northwind', true));
    expect(titles()).toEqual([TITLE]);
    await clock.advance(1);
    look(account('Northwind', true));
    look(account('Northwind', true));
    expect(titles()).toEqual([TITLE, TITLE]);
  });

  it('waits while notifications are deferred, and is not shown for an outage that has ended meanwhile', () => {
    const { look, defer, titles } = setUp();
    defer(true);
    look(account('Northwind', true));
    expect(titles()).toEqual([]);
    defer(false);
    expect(titles()).toEqual([TITLE]);

    const over = setUp();
    over.defer(true);
    over.look(account('Northwind', true));
    over.look(account('Northwind', false));
    over.defer(false);
    expect([over.titles(), over.notifier.withdrawn]).toEqual([[], []]);
  });

  it('is tried again when the desktop could not show it', () => {
    const { look, notifier, titles } = setUp();
    look(account('Northwind', true));
    notifier.sent[0]?.fail();
    look(account('Northwind', true));
    expect(titles()).toEqual([TITLE, TITLE]);
  });

  it('leaves out a paused account, which sees nothing that could be stored', () => {
    const { look, titles } = setUp();
    look(account('Northwind', true, true));
    expect(titles()).toEqual([]);
  });
});
