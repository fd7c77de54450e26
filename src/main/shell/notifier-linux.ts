import { pathToFileURL } from 'node:url';
import type { Clock, Message, MessageEvents, Notifier } from '../core/ports.ts';
import { escapeMarkup, plainText } from './notification-text.ts';
import type { BusCall, BusReply, BusSignal, SessionBus } from './session-bus.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const TIME_LIMIT_MS = 10_000;
const SLOW = `the desktop did not confirm it within ${TIME_LIMIT_MS / 1000} s`;

/** A message on its way, and everybody who asked for just this one. */
interface Wanted {
  readonly message: Message;
  readonly askers: { readonly on: MessageEvents; readonly stopWaiting: () => void; hasFailed: boolean }[];
  isWithdrawn: boolean;
}

/** What a daemon shows. Its number means something only to the daemon that gave it. */
interface Shown {
  readonly daemon: string;
  readonly number: number;
  readonly message: Message;
  readonly on: MessageEvents;
}

/** All about one message id: one message is on its way at a time, or its number would come too late to be replaced. */
interface Place {
  sending: Wanted | undefined;
  next: Wanted | undefined;
  shown: Shown | undefined;
}

/**
 * The notifications of a Linux desktop, spoken over D-Bus by ourselves (Desktop Notifications Specification 1.2):
 * Electron has no buttons there and no proof that anything was shown (electron#24333). The number that `Notify` returns
 * is the confirmation. `failed` is said after 10 s, yet what was asked of the daemon stands: should it answer later,
 * `shown` is said after all, and the same message shown again meanwhile waits for that answer instead of a second one.
 * Where there is no such service, `fallback` shows the message.
 */
export function createLinuxNotifier(options: {
  readonly bus: SessionBus;
  readonly fallback: Notifier;
  /** A PNG file. */
  readonly icon: string;
  readonly clock: Pick<Clock, 'after'>;
}): Notifier {
  const { bus, fallback, clock } = options;
  const icon = pathToFileURL(options.icon).href;
  const places = new Map<string, Place>();
  let isListening = false;

  /** Not before the first message: the bus need not be there until somebody has something to say. */
  const listen = () => {
    if (isListening) return;
    isListening = true;
    bus.listen(`type='signal',sender='${NAME}',interface='${NAME}',path='${PATH}'`, hear);
    // On another bus the same names mean others.
    bus.onLost(() => {
      for (const place of places.values()) place.shown = undefined;
    });
  };

  const placeOf = (id: string): Place => {
    const place = places.get(id) ?? { sending: undefined, next: undefined, shown: undefined };
    places.set(id, place);
    return place;
  };
  const tidy = (id: string, { sending, next, shown }: Place) => {
    if (!sending && !next && !shown) places.delete(id);
  };

  const hear = (signal: BusSignal) => {
    if (signal.interface !== NAME) return;
    const [number, key] = signal.body;
    for (const [id, place] of places) {
      const { shown } = place;
      if (shown?.number !== number || shown?.daemon !== signal.sender) continue;
      if (signal.member === 'ActionInvoked') act(shown, key);
      if (signal.member === 'NotificationClosed') place.shown = undefined;
      tidy(id, place);
    }
  };

  const deliver = async (place: Place, wanted: Wanted): Promise<void> => {
    const able = await bus.call({ ...to(NAME), member: 'GetCapabilities' });
    if (!able.ok) return giveUp(wanted, able);
    if (wanted.isWithdrawn) return fail(wanted, 'it was withdrawn before');
    const { sender: daemon } = able;
    // A daemon that has started anew has other messages under the old numbers.
    const replaces = place.shown?.daemon === daemon ? place.shown.number : 0;
    const reply = await bus.call(notifyCall(wanted.message, { daemon, replaces, icon, can: wordsIn(able.body[0]) }));
    if (!reply.ok) return giveUp(wanted, reply);
    const [number] = reply.body;
    const last = wanted.askers.at(-1);
    if (typeof number !== 'number' || number === 0 || !last) return fail(wanted, 'the desktop gave it no number');
    place.shown = { daemon, number, message: wanted.message, on: last.on };
    for (const { on, stopWaiting } of wanted.askers) {
      stopWaiting();
      on.shown();
    }
    if (wanted.isWithdrawn) takeOff(place);
  };

  const fail = ({ askers }: Wanted, reason: string) => {
    for (const asker of askers) {
      asker.stopWaiting();
      if (!asker.hasFailed) asker.on.failed(reason);
      asker.hasFailed = true;
    }
  };

  const giveUp = (wanted: Wanted, { why, detail }: BusReply & { readonly ok: false }) => {
    const waiting = wanted.askers.filter(({ hasFailed }) => !hasFailed);
    const last = waiting.at(-1);
    if (why !== 'nobody' || wanted.isWithdrawn || !last) return fail(wanted, `the desktop did not take it: ${detail}`);
    for (const { stopWaiting } of waiting) stopWaiting();
    fallback.show(wanted.message, {
      ...last.on,
      shown: () => {
        for (const { on } of waiting) on.shown();
      },
      failed: (reason) => {
        for (const { on } of waiting) on.failed(reason);
      },
    });
  };

  const takeOff = (place: Place) => {
    const { shown } = place;
    place.shown = undefined;
    if (!shown) return;
    const { daemon, number } = shown;
    // It may have gone already, which the daemon calls an error.
    void bus.call({ ...to(daemon), member: 'CloseNotification', signature: 'u', body: () => [number] });
  };

  const pump = async (id: string, place: Place): Promise<void> => {
    while (place.next && !place.sending) {
      place.sending = place.next;
      place.next = undefined;
      await deliver(place, place.sending);
      place.sending = undefined;
    }
    tidy(id, place);
  };

  return {
    show: (message, on) => {
      listen();
      const place = placeOf(message.id);
      const asker = {
        on,
        hasFailed: false,
        stopWaiting: clock.after(TIME_LIMIT_MS, () => {
          asker.hasFailed = true;
          on.failed(SLOW);
        }),
      };
      const latest = place.next ?? place.sending;
      if (latest && !latest.isWithdrawn && isSame(latest.message, message)) latest.askers.push(asker);
      // A later message on the same matter stands for one that was still to be sent.
      else place.next = { message, askers: [...(place.next?.askers ?? []), asker], isWithdrawn: false };
      void pump(message.id, place);
    },
    withdraw: (id) => {
      fallback.withdraw(id);
      const place = places.get(id);
      if (!place) return;
      if (place.next) fail(place.next, 'it was withdrawn before');
      place.next = undefined;
      if (place.sending) place.sending.isWithdrawn = true;
      takeOff(place);
      tidy(id, place);
    },
  };
}

const to = (destination: string) => ({ destination, path: PATH, interface: NAME });

const isSame = (one: Message, other: Message): boolean => JSON.stringify(one) === JSON.stringify(other);

const wordsIn = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

function act({ message, on }: Shown, key: unknown): void {
  if (key === 'default') on.clicked();
  const pressed = message.actions.find(({ id }) => id === key);
  if (pressed) on.action(pressed.id);
}

function notifyCall(
  message: Message,
  options: {
    readonly daemon: string;
    /** The number of the message it takes the place of; 0: of none. */
    readonly replaces: number;
    readonly icon: string;
    /** The daemon's capabilities. */
    readonly can: readonly unknown[];
  },
): BusCall {
  const { daemon, replaces, icon, can } = options;
  const body = plainText(message.body, 'body');
  const buttons = [...message.actions, { id: 'default', title: 'Open' }];
  return {
    ...to(daemon),
    member: 'Notify',
    signature: 'susssasa{sv}i',
    body: (variant) => [
      'Relaywatch',
      replaces,
      icon,
      plainText(message.title, 'title'),
      can.includes('body-markup') ? escapeMarkup(body) : body,
      can.includes('actions') ? buttons.flatMap(({ id, title }) => [id, plainText(title, 'button')]) : [],
      {
        urgency: variant('y', message.urgency === 'critical' ? 2 : 1),
        'desktop-entry': variant('s', 'relaywatch'),
        'image-path': variant('s', icon),
      },
      -1,
    ],
  };
}
