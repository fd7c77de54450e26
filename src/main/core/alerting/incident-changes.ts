import type { Incident, IncidentEvent, Level, NoDataReason, Subject } from '../../../shared/alert.ts';
import { type AlertInstance, instanceKey } from './alert-instances.ts';
import { reasonKey } from './no-data-groups.ts';

/** The last reading of an incident that could be judged. */
export type LastReading = Pick<Incident, 'numerator' | 'denominator' | 'value' | 'readAt'>;

/** Of an incident that nothing has been read for yet. */
export const UNREAD: LastReading = { numerator: 0, denominator: 0, value: 0, readAt: 0 };

/**
 * Collects the changes to one account's incidents while one poll is evaluated: incidents, events, and which events are
 * notified.
 */
export interface IncidentChanges {
  /** Replaces an incident without adding an event. */
  readonly put: (incident: Incident) => void;
  /**
   * Adds an event to an incident, and escalates or ends the incident if the event is of that kind. With `isNotified`,
   * the person gets a notification.
   */
  readonly appendEvent: (
    id: string,
    kind: IncidentEvent['kind'],
    level: Level | 'no_data',
    isNotified: boolean,
    note?: string,
  ) => void;
  readonly open: (subject: Subject, level: Level | 'no_data', reading: LastReading, isNotified: boolean) => void;
  /** The open incident of a series under one revision of a rule. */
  readonly findSeries: (instance: Omit<AlertInstance, 'state'>) => Incident | undefined;
  /** The open no-data incident of the whole account, or with `part`, of the figures missing for that reason. */
  readonly findNoData: (part?: NoDataReason) => Incident | undefined;
  /** The open no-data incidents about some figures only. */
  readonly openPartialNoData: () => readonly { readonly id: string; readonly subject: PartialNoData }[];
  readonly changed: () => readonly Incident[];
  readonly events: () => readonly IncidentEvent[];
  readonly openIncidents: () => readonly Incident[];
}

type PartialNoData = Subject & { readonly kind: 'no_data'; readonly parts: readonly string[] };

const NO_DATA = 'no_data';
const partKey = (why: NoDataReason): string => `${NO_DATA} ${reasonKey(why)}`;
const isPartly = (subject: Subject): subject is PartialNoData =>
  subject.kind === 'no_data' && subject.parts !== undefined;

/** What an incident is about. Of each there is at most one open incident. */
export function aboutOf(subject: Subject): string {
  if (subject.kind === 'series') return instanceKey(subject);
  return isPartly(subject) ? partKey(subject.why) : NO_DATA;
}

export function createIncidentChanges(
  open: readonly Incident[],
  accountId: string,
  at: number,
  newId: () => string,
): IncidentChanges {
  const incidents = new Map(open.map((incident) => [incident.id, incident]));
  const openAbout = new Map(open.map(({ id, subject }) => [aboutOf(subject), id]));
  const changed = new Set<string>();
  const events: IncidentEvent[] = [];

  const put: IncidentChanges['put'] = (incident) => {
    incidents.set(incident.id, incident);
    changed.add(incident.id);
  };
  const findOpen = (about: string): Incident | undefined => incidents.get(openAbout.get(about) ?? '');

  const appendEvent: IncidentChanges['appendEvent'] = (id, kind, level, isNotified, note) => {
    const incident = incidents.get(id);
    if (!incident) throw new Error(`There is no incident ${id} to add an event to`);
    const { numerator, denominator, value, subject } = incident;
    const sequence = incident.lastSequence + 1;
    const numbered = { ...incident, lastSequence: sequence };
    if (kind === 'escalated') {
      // The acknowledgement of the warning does not cover the critical level.
      put({ ...numbered, level, levelSince: at, acknowledged: undefined });
    } else if (kind === 'resolved' || kind === 'closed_without_judgement') {
      put({ ...numbered, endedAt: at, ending: kind, snoozedUntil: undefined });
      openAbout.delete(aboutOf(subject));
    } else put(numbered);
    const delivery = isNotified ? ({ state: 'pending', shownAt: undefined } as const) : undefined;
    events.push({ incidentId: id, sequence, kind, at, level, numerator, denominator, value, note, delivery });
  };

  return {
    put,
    appendEvent,
    open: (subject, level, reading, isNotified) => {
      const id = newId();
      const times = { openedAt: at, levelSince: at, endedAt: undefined, ending: undefined };
      const untouched = { lastSequence: 0, acknowledged: undefined, snoozedUntil: undefined };
      put({ id, accountId, subject, level, ...times, ...reading, ...untouched });
      openAbout.set(aboutOf(subject), id);
      appendEvent(id, 'opened', level, isNotified);
    },
    findSeries: (instance) => findOpen(instanceKey(instance)),
    findNoData: (part) => findOpen(part ? partKey(part) : NO_DATA),
    openPartialNoData: () =>
      [...incidents.values()].flatMap(({ id, subject, endedAt }) =>
        endedAt === undefined && isPartly(subject) ? [{ id, subject }] : [],
      ),
    changed: () => [...changed].flatMap((id) => incidents.get(id) ?? []),
    events: () => events,
    openIncidents: () => [...incidents.values()].filter(({ endedAt }) => endedAt === undefined),
  };
}
