import { memoryLabels } from '../../src/main/core/actions/labels.ts';
import type { AlertInstance } from '../../src/main/core/alerting/alert-instances.ts';
import type { Change } from '../../src/main/core/alerting/evaluate.ts';
import { HAS_DATA } from '../../src/main/core/alerting/no-data.ts';
import type { AccountStore } from '../../src/main/core/store/account-store.ts';
import type { Owner } from '../../src/main/core/store/owners.ts';
import {
  type Group,
  type Incident,
  type IncidentEvent,
  type Rule,
  type Sample,
  type Series,
  seriesKey,
} from '../../src/shared/alert.ts';
import type { Cause } from '../../src/shared/cause.ts';
import type { Day } from '../../src/shared/state.ts';

export interface FakeAccountStore extends AccountStore {
  /** Everything ever recorded, oldest first. */
  readonly changes: Change[];
  /** All incidents, oldest first, and all events in the order of their telling. */
  readonly allIncidents: () => readonly Incident[];
  readonly allEvents: () => readonly IncidentEvent[];
  /**
   * Makes every call throw, as a disk that refuses does, or only those that write, as a full one; undefined lets them
   * work again.
   */
  readonly refuse: (reason: string | undefined, what?: 'everything' | 'writing') => void;
  /** Makes it seem held by another program: it says so, and refuses. */
  readonly hold: (isHeld: boolean) => void;
}

const instanceKey = ({ ruleId, ruleRevision, series }: AlertInstance): string =>
  `${ruleId}/${ruleRevision}/${seriesKey(series)}`;

/** A store in memory. Like the real one it keeps copies, not what it was handed. */
export function fakeAccountStore(): FakeAccountStore {
  const changes: Change[] = [];
  const instances = new Map<string, AlertInstance>();
  const incidents = new Map<string, Incident>();
  const events = new Map<string, IncidentEvent>();
  const samples = new Map<string, Map<number, Sample>>();
  const seen: Series[] = [];
  const days = new Map<string, Day>();
  const answers = new Map<string, { readonly value: unknown; readonly at: number }>();
  const causes = new Map<string, Cause>();
  const labels = memoryLabels();
  const owners: Owner[] = [];
  let rules: readonly Rule[] | undefined;
  let noData = HAS_DATA;
  let refusal: string | undefined;
  let mayRead = true;
  let isHeld = false;

  const unless =
    (isRefused: () => boolean) =>
    <Args extends readonly unknown[], T>(call: (...args: Args) => T) =>
    (...args: Args): T => {
      if (isRefused()) throw new Error(refusal);
      return structuredClone(call(...args));
    };
  const whenAllowed = unless(() => !mayRead);
  const whenWritable = unless(() => refusal !== undefined);
  const open = () => [...incidents.values()].filter((incident) => incident.endedAt === undefined);
  const eventKey = (incidentId: string, sequence: number) => `${incidentId}#${sequence}`;

  return {
    changes,
    allIncidents: () => [...incidents.values()],
    allEvents: () => [...events.values()],
    refuse: (reason, what = 'everything') => {
      refusal = reason;
      mayRead = reason === undefined || what === 'writing';
    },
    hold: (next) => {
      isHeld = next;
      refusal = next ? 'another program holds the file' : undefined;
      mayRead = !next;
    },
    resume: whenAllowed(() => ({ instances: [...instances.values()], noData, openIncidents: open() })),
    record: whenWritable((change: Change) => {
      const copy = structuredClone(change);
      for (const event of copy.events) {
        const key = eventKey(event.incidentId, event.sequence);
        if (events.has(key)) throw new Error(`Event ${key} is there already`);
      }
      for (const event of copy.events) events.set(eventKey(event.incidentId, event.sequence), event);
      for (const incident of copy.incidents) incidents.set(incident.id, incident);
      for (const instance of copy.instances) instances.set(instanceKey(instance), instance);
      for (const { series, sample } of copy.samples) {
        seen.push(series);
        const known = samples.get(seriesKey(series)) ?? new Map<number, Sample>();
        samples.set(seriesKey(series), known.set(sample.at, sample));
      }
      noData = copy.noData;
      changes.push(copy);
    }),
    appendEvent: whenWritable((incident, event) => {
      const key = eventKey(event.incidentId, event.sequence);
      if (events.has(key)) throw new Error(`Event ${key} is there already`);
      events.set(key, structuredClone(event));
      incidents.set(incident.id, structuredClone(incident));
    }),
    waitingDeliveries: whenAllowed(() =>
      [...events.values()].flatMap((event) => {
        const incident = incidents.get(event.incidentId);
        return incident && event.delivery && event.delivery.state !== 'shown' ? [{ incident, event }] : [];
      }),
    ),
    markShown: whenWritable((incidentId: string, sequence: number, at: number) => {
      const event = events.get(eventKey(incidentId, sequence));
      if (!event?.delivery || event.delivery.state === 'shown') return;
      const delivery = { ...event.delivery, state: 'shown', shownAt: at } as const;
      events.set(eventKey(incidentId, sequence), { ...event, delivery });
    }),
    markDeferred: whenWritable((incidentId, sequence, deferReason) => {
      const event = events.get(eventKey(incidentId, sequence));
      if (event?.delivery?.state !== 'pending') return;
      const delivery = { ...event.delivery, state: 'deferred', deferReason } as const;
      events.set(eventKey(incidentId, sequence), { ...event, delivery });
    }),
    openIncidents: whenAllowed(open),
    incidents: whenAllowed(({ state, limit }: Parameters<AccountStore['incidents']>[0]) => ({
      incidents: [...incidents.values()]
        .filter((incident) => (incident.endedAt === undefined) === (state === 'open'))
        .toSorted((a, b) => b.openedAt - a.openedAt)
        .slice(0, limit),
      next: undefined,
    })),
    incidentDetails: whenAllowed((incidentId: string) => {
      const incident = incidents.get(incidentId);
      return incident && { incident, events: [...events.values()].filter((event) => event.incidentId === incidentId) };
    }),
    storeCause: whenWritable((incidentId: string, cause: Cause) => {
      if (!causes.has(incidentId)) causes.set(incidentId, structuredClone(cause));
    }),
    hasCause: whenAllowed((incidentId: string) => causes.has(incidentId)),
    cause: whenAllowed((incidentId: string) => causes.get(incidentId)),
    samples: whenAllowed((series, from, to, limit) =>
      [...(samples.get(seriesKey(series))?.values() ?? [])]
        .filter((sample) => sample.at >= from && sample.at <= to)
        .toSorted((a, b) => a.at - b.at)
        .slice(-limit),
    ),
    members: whenAllowed((by: Group) =>
      [...new Set(seen.filter((one) => one.by === by && one.member !== '').map(({ member }) => member))].sort(),
    ),
    deleteExpired: whenAllowed(() => false),
    days: whenAllowed((from, to) =>
      [...days.values()]
        .filter(({ date }) => date >= from && date <= to)
        .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    ),
    keepDays: whenWritable((kept) => {
      for (const day of kept) days.set(day.date, day);
    }),
    cacheResponse: whenWritable((action: string, input: string, value: unknown, at: number) => {
      answers.set(`${action} ${input}`, { value, at });
    }),
    cachedResponse: whenAllowed((action: string, input: string) => answers.get(`${action} ${input}`)),
    labels: { get: whenAllowed(labels.get), set: whenWritable(labels.set) },
    rules: whenAllowed(() => ({ rules, unreadable: [] })),
    saveRules: whenWritable((next: readonly Rule[]) => {
      rules = structuredClone(next);
    }),
    owners: whenAllowed(() => owners),
    addOwner: whenWritable((owner: Owner) => {
      owners.push(owner);
    }),
    isHeld: () => isHeld,
    close: () => undefined,
  };
}
