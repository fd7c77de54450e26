import type { Incident, NoDataReason, Subject } from '../../../shared/alert.ts';
import { type IncidentChanges, UNREAD } from './incident-changes.ts';
import { HAS_DATA, hasLasted, isIncident, type NoDataState, noDataAfter } from './no-data.ts';
import { type NoDataGroup, reasonKey } from './no-data-groups.ts';
import type { PollObservation } from './poll-observation.ts';

type Poll = Pick<PollObservation, 'at' | 'intervalMs' | 'outcome'>;

/**
 * Opens, continues and closes no-data incidents: one for the whole account, and one per reason for single figures, once
 * data has been missing long enough (design: alerts.md, "Never green while blind").
 */
export function updateNoDataIncidents(
  before: NoDataState,
  poll: Poll,
  unseen: readonly NoDataGroup[],
  /** The figures that rules watch. */
  watched: ReadonlySet<string>,
  changes: IncidentChanges,
): NoDataState {
  const whole = updateForAccount(before, poll, changes);
  const parts = updateForParts(before.parts ?? {}, poll, unseen, watched, changes);
  const { parts: _, ...rest } = whole;
  return Object.keys(parts).length > 0 ? { ...rest, parts } : rest;
}

function updateForAccount(
  before: NoDataState,
  { at, intervalMs, outcome }: Poll,
  changes: IncidentChanges,
): NoDataState {
  const after = noDataAfter(before, outcome, at, intervalMs);
  const incident = changes.findNoData();
  if (outcome.kind === 'ok') {
    if (incident) changes.appendEvent(incident.id, 'resolved', 'no_data', true);
    return after;
  }
  if (outcome.kind === 'asleep' || outcome.kind === 'paused' || !isIncident(after, outcome)) return after;
  const subject: Subject = { kind: 'no_data', why: outcome };
  if (incident && !mustReopen(incident.subject, outcome)) {
    continueIncident(incident, subject, at, changes);
    return after;
  }
  // A refused key needs the person, so it is notified even if data was already missing for another reason.
  if (incident) changes.appendEvent(incident.id, 'closed_without_judgement', 'no_data', false, 'key refused');
  changes.open(subject, 'no_data', { ...UNREAD, readAt: at }, true);
  return after;
}

/**
 * Updates a no-data incident that continues, perhaps for another reason, and reminds the person if its snooze has
 * ended.
 */
function continueIncident(incident: Incident, subject: Subject, at: number, changes: IncidentChanges): void {
  const isWoken = incident.snoozedUntil !== undefined && at >= incident.snoozedUntil;
  changes.put({ ...incident, subject, ...(isWoken ? { snoozedUntil: undefined } : {}) });
  if (isWoken && !incident.acknowledged) changes.appendEvent(incident.id, 'reminded', 'no_data', true);
}

const mustReopen = (subject: Subject, why: NoDataReason): boolean =>
  why.kind === 'key_refused' && subject.kind === 'no_data' && subject.why.kind !== 'key_refused';

type Parts = NonNullable<NoDataState['parts']>;

/** While there is no data at all, the state of single figures is unknown and their timers stop. */
const onHold = (parts: Parts): Parts =>
  Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, { ...part, lastAt: undefined }]));

function updateForParts(
  before: Parts,
  { at, intervalMs, outcome }: Poll,
  unseen: readonly NoDataGroup[],
  watched: ReadonlySet<string>,
  changes: IncidentChanges,
): Parts {
  if (outcome.kind !== 'ok') return onHold(before);
  const lacking = new Set(unseen.flatMap(({ figures }) => figures));
  const isSeen = (figure: string): boolean => watched.has(figure) && !lacking.has(figure);
  for (const { id, subject } of changes.openPartialNoData()) {
    if (unseen.some(({ key }) => key === reasonKey(subject.why))) continue;
    if (subject.parts.some(isSeen)) changes.appendEvent(id, 'resolved', 'no_data', true);
    else changes.appendEvent(id, 'closed_without_judgement', 'no_data', false, 'no longer watched');
  }
  return Object.fromEntries(
    unseen.map(({ key, why, figures: parts }) => {
      const { failedPolls, watchedMs, lastAt } = noDataAfter(before[key] ?? HAS_DATA, why, at, intervalMs);
      const after = { failedPolls, watchedMs, lastAt };
      const subject = { kind: 'no_data', why, parts } as const;
      const incident = changes.findNoData(why);
      if (incident) continueIncident(incident, subject, at, changes);
      else if (hasLasted(after)) changes.open(subject, 'no_data', { ...UNREAD, readAt: at }, true);
      return [key, after];
    }),
  );
}
