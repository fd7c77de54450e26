import { type IncidentEvent, seriesKey } from '../../../shared/alert.ts';
import { isMistake } from '../../../shared/failure.ts';
import type { Change, EvaluationState } from '../alerting/evaluate.ts';
import { joinUnsaved, mergeChanges } from '../alerting/unsaved-changes.ts';
import type { Log } from '../ports.ts';
import type { AccountStore, StoredNotification } from './account-store.ts';
import { isHeld, onDisk, type Refusal, reasonIn, refusalOf } from './disk-errors.ts';

/**
 * An account store that goes on while the disk refuses: what can't be stored is kept in memory and stored with the next
 * change. Its file may be one that can't be opened yet. Reads of what is only on the disk throw, as those of any store.
 */
export interface BufferedStore extends AccountStore {
  /**
   * Tries to open the file if it is not open yet; returns whether it is. Call between two polls only: opening it may
   * change the rules and the state that a poll goes by.
   */
  readonly connect: () => 'open' | 'held' | 'refused';
  /**
   * Stores the changes of one poll, and what is in memory, in one durable transaction. If the disk refuses, all of it
   * stays in memory, and the reason is returned.
   */
  readonly record: (change: Change) => Refusal | undefined;
  /** The incidents that are in memory only. */
  readonly unsavedIncidents: () => readonly string[];
}

/** The rules are in the file that can't be opened. */
const WITHOUT_RULES = 'Its rules can’t be read either, so SMTP2GO’s own limits apply.';

/** `open` opens the store, and throws if the disk refuses. It is called at once, and again by `connect`. */
export function createBufferedStore(open: () => AccountStore, log: Pick<Log, 'warn'>): BufferedStore {
  let opened: { readonly store: AccountStore; readonly state: EvaluationState } | undefined;
  let unsaved: Change | undefined;
  let lastError: unknown;

  const openNow = (): { readonly store: AccountStore; readonly state: EvaluationState } => {
    const store = open();
    try {
      const stored = store.resume();
      const joined = unsaved && joinUnsaved(stored, unsaved);
      unsaved = joined?.change;
      return { store, state: joined?.state ?? stored };
    } catch (error) {
      store.close();
      throw error;
    }
  };
  const connect: BufferedStore['connect'] = () => {
    try {
      opened ??= openNow();
      return 'open';
    } catch (error) {
      if (isMistake(error)) throw error;
      lastError = error;
      return isHeld(error) ? 'held' : 'refused';
    }
  };
  const connected = () => {
    if (!opened) throw lastError;
    return opened;
  };
  const disk = (): AccountStore => connected().store;

  const incidentOf = (id: string) => unsaved?.incidents.find((incident) => incident.id === id);
  const isUnsaved = (id: string, sequence: number): boolean =>
    unsaved?.events.some((event) => event.incidentId === id && event.sequence === sequence) ?? false;

  /** Changes the delivery of an event that is in memory only. */
  const changeDelivery = (
    id: string,
    sequence: number,
    change: (delivery: NonNullable<IncidentEvent['delivery']>) => IncidentEvent['delivery'],
  ): void => {
    if (!unsaved) return;
    const events = unsaved.events.map((event) =>
      event.incidentId === id && event.sequence === sequence && event.delivery
        ? { ...event, delivery: change(event.delivery) }
        : event,
    );
    unsaved = { ...unsaved, events };
  };

  /** Stores a change together with what is in memory. Throws if the disk refuses. */
  const storeAll = (change: Change): void => {
    disk().record(change);
    unsaved = undefined;
  };

  connect();
  return {
    connect,
    resume: () => connected().state,
    record: (change) => {
      const all = unsaved ? mergeChanges(unsaved, change) : change;
      try {
        storeAll(all);
        return undefined;
      } catch (error) {
        if (isMistake(error)) throw error;
        unsaved = all;
        const refusal = refusalOf(error);
        return opened ? refusal : { ...refusal, advice: `${refusal.advice} ${WITHOUT_RULES}` };
      }
    },
    unsavedIncidents: () =>
      (unsaved?.events ?? []).flatMap(({ kind, incidentId }) => (kind === 'opened' ? [incidentId] : [])),
    appendEvent: (incident, event) => {
      if (!unsaved) disk().appendEvent(incident, event);
      else {
        const { noData } = unsaved;
        const appended: Change = { samples: [], instances: [], noData, incidents: [incident], events: [event] };
        storeAll(mergeChanges(unsaved, appended));
      }
    },
    waitingDeliveries: () => {
      if (!unsaved) return opened?.store.waitingDeliveries() ?? [];
      // What is in memory is notified even if the disk can't be read.
      const stored = onDisk(() => opened?.store.waitingDeliveries() ?? []);
      const inMemory = unsaved.events.flatMap((event): readonly StoredNotification[] => {
        const incident = incidentOf(event.incidentId);
        const isWaiting = event.delivery !== undefined && event.delivery.state !== 'shown';
        return incident && isWaiting ? [{ incident, event, isUnsaved: true }] : [];
      });
      const known = stored.ok ? stored.data : [];
      return [
        ...known.map((delivery) => ({ ...delivery, incident: incidentOf(delivery.incident.id) ?? delivery.incident })),
        ...inMemory,
      ];
    },
    markShown: (id, sequence, at) => {
      if (!isUnsaved(id, sequence)) disk().markShown(id, sequence, at);
      else changeDelivery(id, sequence, (delivery) => ({ ...delivery, state: 'shown', shownAt: at }));
    },
    markDeferred: (id, sequence, why) => {
      if (!isUnsaved(id, sequence)) disk().markDeferred(id, sequence, why);
      else
        changeDelivery(id, sequence, (delivery) =>
          delivery.state === 'pending' ? { ...delivery, state: 'deferred', deferReason: why } : delivery,
        );
    },
    openIncidents: () => disk().openIncidents(),
    incidents: (query) => disk().incidents(query),
    incidentDetails: (id) => {
      const incident = incidentOf(id);
      if (!incident) return disk().incidentDetails(id);
      const stored = onDisk(() => opened?.store.incidentDetails(id)?.events ?? []);
      const inMemory = (unsaved?.events ?? []).filter(({ incidentId }) => incidentId === id);
      return { incident, events: [...(stored.ok ? stored.data : []), ...inMemory] };
    },
    storeCause: (id, cause) => disk().storeCause(id, cause),
    hasCause: (id) => disk().hasCause(id),
    cause: (id) => disk().cause(id),
    samples: (series, from, to, limit) => {
      const inMemory = (unsaved?.samples ?? []).flatMap(({ series: of, sample }) =>
        seriesKey(of) === seriesKey(series) && sample.at >= from && sample.at <= to ? [sample] : [],
      );
      return [...disk().samples(series, from, to, limit), ...inMemory].slice(-limit);
    },
    members: (by, figure) => disk().members(by, figure),
    deleteExpired: () => disk().deleteExpired(),
    days: (from, to) => disk().days(from, to),
    keepDays: (days) => disk().keepDays(days),
    cacheResponse: (...response) => disk().cacheResponse(...response),
    cachedResponse: (action, input) => disk().cachedResponse(action, input),
    labels: {
      get: (kind, key) => disk().labels.get(kind, key),
      set: (kind, key, label) => disk().labels.set(kind, key, label),
    },
    rules: () => disk().rules(),
    saveRules: (rules, before) => disk().saveRules(rules, before),
    owners: () => disk().owners(),
    addOwner: (owner) => disk().addOwner(owner),
    isHeld: () => opened?.store.isHeld() ?? false,
    close: () => {
      const left = unsaved;
      try {
        const saved = onDisk(() => left && storeAll(left));
        if (!saved.ok) log.warn(`store: what was in memory could not be stored at the end${reasonIn(saved.failure)}`);
      } finally {
        opened?.store.close();
      }
    },
  };
}
