import type { Incident, IncidentEvent } from '../../../shared/alert.ts';
import { type AlertInstance, instanceKey } from './alert-instances.ts';
import type { Change, EvaluationState } from './evaluate.ts';
import { aboutOf } from './incident-changes.ts';
import { isOpen } from './state-machine.ts';

/** The most samples to keep in memory: days of one account's own figures, or some hours of a thousand members'. */
const MOST_SAMPLES = 20_000;

/** The things of both lists, of two with one key the later. */
const latest = <Thing>(earlier: readonly Thing[], later: readonly Thing[], keyOf: (thing: Thing) => string) => [
  ...new Map([...earlier, ...later].map((thing) => [keyOf(thing), thing])).values(),
];

/** Two changes as one. If there are too many samples, the oldest are left out. */
export const mergeChanges = (earlier: Change, later: Change): Change => ({
  samples: [...earlier.samples, ...later.samples].slice(-MOST_SAMPLES),
  instances: latest(earlier.instances, later.instances, instanceKey),
  noData: later.noData,
  incidents: latest(earlier.incidents, later.incidents, ({ id }) => id),
  events: [...earlier.events, ...later.events],
});

/**
 * Joins what was evaluated while the stored state could not be read with that state, once it can. Of two open incidents
 * about the same the stored one goes on, at the worse level, and nothing is notified again. Returns the state to go on
 * from, and the change that is still to be stored.
 */
export function joinUnsaved(
  stored: EvaluationState,
  unsaved: Change,
): { readonly state: EvaluationState; readonly change: Change } {
  const openAbout = new Map(stored.openIncidents.map((incident) => [aboutOf(incident.subject), incident]));
  const twinOf = (incident: Incident): Incident | undefined =>
    incident.endedAt === undefined ? openAbout.get(aboutOf(incident.subject)) : undefined;
  const joined = unsaved.incidents.map((incident) => {
    const twin = twinOf(incident);
    const events = unsaved.events.filter((event) => event.incidentId === incident.id);
    return twin ? continued(twin, incident, events) : { incident, events };
  });

  const before = new Map(stored.instances.map((instance) => [instanceKey(instance), instance]));
  const change: Change = {
    ...unsaved,
    instances: unsaved.instances.map((instance) => goOn(before.get(instanceKey(instance)), instance)),
    incidents: joined.map(({ incident }) => incident),
    events: joined.flatMap(({ events }) => events),
  };
  const isActive = ({ state }: AlertInstance): boolean => state.phase !== 'normal';
  return {
    change,
    state: {
      instances: latest(stored.instances, change.instances, instanceKey).filter(isActive),
      noData: change.noData,
      openIncidents: latest(stored.openIncidents, change.incidents, ({ id }) => id).filter(
        ({ endedAt }) => endedAt === undefined,
      ),
    },
  };
}

/** A stored incident that goes on with the figures of its twin. If that was worse, it escalates, which was notified. */
function continued(
  stored: Incident,
  { subject, level, levelSince, numerator, denominator, value, readAt }: Incident,
  events: readonly IncidentEvent[],
): { readonly incident: Incident; readonly events: readonly IncidentEvent[] } {
  const incident = { ...stored, subject, numerator, denominator, value, readAt };
  const last = events.findLast((event) => event.level === 'critical');
  if (stored.level !== 'warning' || level !== 'critical' || !last) return { incident, events: [] };
  const sequence = stored.lastSequence + 1;
  return {
    incident: { ...incident, level, levelSince, lastSequence: sequence, acknowledged: undefined },
    events: [{ ...last, incidentId: stored.id, sequence, kind: 'escalated' }],
  };
}

/** The state of an alert instance: the one in memory, but what is open stays open, at the worse level. */
function goOn(stored: AlertInstance | undefined, unsaved: AlertInstance): AlertInstance {
  if (!stored || !isOpen(stored.state)) return unsaved;
  if (!isOpen(unsaved.state)) return stored;
  return stored.state.level === 'critical' ? { ...unsaved, state: { ...unsaved.state, level: 'critical' } } : unsaved;
}
