import { writeSync } from 'node:fs';
import { createDispatcher } from '../../src/main/core/notifications/dispatcher.ts';
import { openAccountStore } from '../../src/main/core/store/open.ts';
import { fakeLog } from '../fakes/log.ts';
import { change, eventOf, opening } from '../fixtures/changes.ts';

/**
 * Records incidents and shows them until it is killed, saying each thing that is certain on its own line. Arguments:
 * a folder; the number of the first incident; `shows`, `holds` to keep every message back, or `waits` to stop between
 * storing and showing.
 */
const [folder = '', from = '0', mode] = process.argv.slice(2);

// At once and unbuffered: a line is out before the next thing is done.
const say = (...words: readonly (string | number)[]) => writeSync(1, `${words.join(' ')}\n`);

say('opening');
const clock = { now: () => opening(0).incident.openedAt };
const log = fakeLog();
const { store, problem } = openAccountStore({ folder, accountId: opening(0).incident.accountId, clock, log });
if (problem !== undefined) say('problem', problem);

const dispatcher = createDispatcher({
  clock,
  log,
  locale: 'en-GB',
  deferReason: () => (mode === 'holds' ? 'quiet_hours' : undefined),
  onOpen: () => undefined,
  onAction: () => undefined,
  notifier: {
    show: ({ id }, on) => {
      say('shown', id);
      on.shown();
      say('marked', id);
    },
    withdraw: () => undefined,
  },
});
dispatcher.register({
  accountId: opening(0).incident.accountId,
  store,
  name: () => 'Northwind',
  rules: () => [],
  isOpen: () => true,
});

for (let index = Number(from); ; index += 1) {
  const first = opening(index);
  store.record(first);
  say('recorded', first.incident.id, 1);
  if (mode === 'waits') {
    setInterval(() => undefined, 60_000);
    break;
  }
  dispatcher.flush();
  const at = first.incident.openedAt + 1;
  store.record(
    change({ incidents: [first.incident], events: [eventOf(first.incident, { sequence: 2, kind: 'escalated', at })] }),
  );
  say('recorded', first.incident.id, 2);
  dispatcher.flush();
}
