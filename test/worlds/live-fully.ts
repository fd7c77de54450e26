import { createApp } from '../../src/main/core/app.ts';
import type { AccountStore } from '../../src/main/core/store/account-store.ts';
import { openAccountStore } from '../../src/main/core/store/open.ts';
import type { Incident } from '../../src/shared/alert.ts';
import { DAY_MS } from '../../src/shared/calendar.ts';
import { fakeClock } from '../fakes/clock.ts';
import { testPorts } from '../fakes/ports.ts';
import { keepingNotifier, type Life } from './life.ts';
import type { Mail } from './mail.ts';
import { createProvider, keyOf } from './provider.ts';
import { at } from './time.ts';

/** Never called: the provider is in this process. */
const NOWHERE = 'http://127.0.0.1:9/v3';
const PAGE = 500;

/**
 * Lives through a world with the whole core: client, poller, engine, notifications and store, in files. Only the clock,
 * the network and the desktop are not real.
 */
export async function liveFully(mails: readonly Mail[], days: number): Promise<Life> {
  const clock = fakeClock(at(0));
  const notifier = keepingNotifier(clock.now);
  const around = testPorts({ clock, notifier, http: createProvider(mails, clock.now) });
  const app = createApp(around.ports);
  try {
    await app.start();
    const names = new Map<string, string>();
    for (const { account } of mails) {
      const connected = await app.handlers.connect_account({
        key: keyOf(account),
        name: account.name,
        endpoint: { kind: 'custom', baseUrl: NOWHERE },
      });
      if (!connected.ok) throw new Error(`${account.name} was not connected: ${connected.failure.kind}`);
      names.set(connected.data.accountId, account.name);
    }
    await clock.advance(days * DAY_MS);
    await app.stop();
    const { log, platform } = around.ports;
    const incidents = [...names].flatMap(([accountId, account]) => {
      const { store } = openAccountStore({ folder: platform.dataFolder, accountId, clock, log });
      try {
        return allIn(store).map(({ id }) => {
          const details = store.incidentDetails(id);
          if (!details) throw new Error(`Incident ${id} has gone`);
          return { account, ...details };
        });
      } finally {
        store.close();
      }
    });
    return { shown: notifier.shown, incidents };
  } finally {
    await app.stop();
    around.remove();
  }
}

function allIn(store: AccountStore): readonly Incident[] {
  const ended: Incident[] = [];
  for (let before: { openedAt: number; id: string } | undefined; ; ) {
    const page = store.incidents({ state: 'ended', limit: PAGE, before });
    ended.push(...page.incidents);
    if (!page.next) return [...ended, ...store.openIncidents()];
    before = page.next;
  }
}
