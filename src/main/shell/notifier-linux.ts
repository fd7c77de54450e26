import { pathToFileURL } from 'node:url';
import type { Clock, DesktopNotification, NotificationEvents, Notifier } from '../core/ports.ts';
import { escapeMarkup, plainText } from './notification-text.ts';
import type { BusCall, BusReply, BusSignal, SessionBus } from './session-bus.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const TIME_LIMIT_MS = 10_000;
const SLOW = `the desktop did not confirm it within ${TIME_LIMIT_MS / 1000} s`;

/** A notification that is being sent, and the callers waiting for its result. */
interface Wanted {
  readonly message: DesktopNotification;
  readonly askers: { readonly on: NotificationEvents; readonly stopWaiting: () => void; hasFailed: boolean }[];
  isWithdrawn: boolean;
}

/** A notification that a daemon shows. Its number is valid only for that daemon. */
interface Shown {
  readonly daemon: string;
  readonly number: number;
  readonly message: DesktopNotification;
  readonly on: NotificationEvents;
}

/**
 * The state of one message id. Only one notification per id is sent at a time, since its number must be known before
 * the next can replace it.
 */
interface Place {
  sending: Wanted | undefined;
  next: Wanted | undefined;
  shown: Shown | undefined;
}

/**
 * Desktop notifications on Linux, sent over D-Bus (Desktop Notifications Specification 1.2), because Electron's have no
 * buttons there and no confirmation (electron#24333). The number returned by `Notify` is the confirmation.
 *
 * `failed` is called after 10 s without one, but the request to the daemon continues: if it confirms later, `shown` is
 * called after all, and showing the same message again meanwhile waits for that confirmation instead of sending a
 * second one. Without a notification service, `fallback` shows the message.
 */
export function createLinuxNotifier(options: {
  readonly bus: SessionBus;
  readonly fallback: Notifier;
  /** Path of a PNG file. */
  readonly icon: string;
  readonly clock: Pick<Clock, 'after'>;
}): Notifier {
  const { bus, fallback, clock } = options;
  const icon = pathToFileURL(options.icon).href;
  const places = new Map<string, Place>();
  let isListening = false;

  /** Starts listening at the first notification; the bus is not needed before. */
  const listen = () => {
    if (isListening) return;
    isListening = true;
    bus.listen(`type='signal',sender='${NAME}',interface='${NAME}',path='${PATH}'`, hear);
    // Daemon names and numbers are not valid on another bus.
    bus.onLost(() => {
      for (const place of places.values()) place.shown = undefined;
    });
  };

  const placeOf = (id: string): Place => {
    const place = places.get(id) ?? { sending: undefined, next: undefined, shown: undefined };
    places.set(id, place);
    return place;
  };
  const deleteIfIdle = (id: string, { sending, next, shown }: Place) => {
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
      deleteIfIdle(id, place);
    }
  };

  const deliver = async (place: Place, wanted: Wanted): Promise<void> => {
    const daemonReply = await bus.call({ ...to(NAME), member: 'GetCapabilities' });
    if (!daemonReply.ok) return giveUp(wanted, daemonReply);
    if (wanted.isWithdrawn) return fail(wanted, 'it was withdrawn before');
    const { sender: daemon } = daemonReply;
    // After a restart of the daemon, old numbers belong to other notifications.
    const replaces = place.shown?.daemon === daemon ? place.shown.number : 0;
    const reply = await bus.call(
      notifyCall(wanted.message, { daemon, replaces, icon, can: wordsIn(daemonReply.body[0]) }),
    );
    if (!reply.ok) return giveUp(wanted, reply);
    const [number] = reply.body;
    const last = wanted.askers.at(-1);
    if (typeof number !== 'number' || number === 0 || !last) return fail(wanted, 'the desktop gave it no number');
    place.shown = { daemon, number, message: wanted.message, on: last.on };
    for (const { on, stopWaiting } of wanted.askers) {
      stopWaiting();
      on.shown();
    }
    if (wanted.isWithdrawn) closeShown(place);
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

  const closeShown = (place: Place) => {
    const { shown } = place;
    place.shown = undefined;
    if (!shown) return;
    const { daemon, number } = shown;
    // The notification may be gone already, which the daemon reports as an error.
    void bus.call({ ...to(daemon), member: 'CloseNotification', signature: 'u', body: () => [number] });
  };

  const pump = async (id: string, place: Place): Promise<void> => {
    while (place.next && !place.sending) {
      place.sending = place.next;
      place.next = undefined;
      await deliver(place, place.sending);
      place.sending = undefined;
    }
    deleteIfIdle(id, place);
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
      // A later message with the same id replaces one not sent yet.
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
      closeShown(place);
      deleteIfIdle(id, place);
    },
  };
}

/** Asks who shows notifications and what it can do. Never settles if the service does not answer. */
export async function askNotificationService(
  bus: Pick<SessionBus, 'call'>,
): Promise<{ readonly server: BusReply; readonly capabilities: BusReply }> {
  const [server, capabilities] = await Promise.all([
    bus.call({ ...to(NAME), member: 'GetServerInformation' }),
    bus.call({ ...to(NAME), member: 'GetCapabilities' }),
  ]);
  return { server, capabilities };
}

const to = (destination: string) => ({ destination, path: PATH, interface: NAME });

const isSame = (one: DesktopNotification, other: DesktopNotification): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const wordsIn = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : []);

function act({ message, on }: Shown, key: unknown): void {
  if (key === 'default') on.clicked();
  const pressed = message.actions.find(({ id }) => id === key);
  if (pressed) on.action(pressed.id);
}

function notifyCall(
  message: DesktopNotification,
  options: {
    readonly daemon: string;
    /** The number of the notification it replaces; 0 for none. */
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
