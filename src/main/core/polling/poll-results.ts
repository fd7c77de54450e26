import { randomUUID } from 'node:crypto';
import type { Incident, Rule, Sample, Series } from '../../../shared/alert.ts';
import { DAY_MS } from '../../../shared/calendar.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/failure.ts';
import type { Watch } from '../../../shared/state.ts';
import type { Counts } from '../../../shared/thresholds.ts';
import { incidentsWorstFirst, UNWATCHED, type WatchSnapshot } from '../alerting/account-snapshot.ts';
import { type EvaluationState, evaluate } from '../alerting/evaluate.ts';
import { applyCommand, type IncidentCommand } from '../alerting/incident-commands.ts';
import type { PollObservation } from '../alerting/poll-observation.ts';
import { metricWindowKey, readingsOf, watchedMetricWindows } from '../alerting/readings.ts';
import type { Log } from '../ports.ts';
import type { AccountStore } from '../store/account-store.ts';
import { onDisk, reasonIn } from '../store/disk-errors.ts';
import { keptDays } from './daily-totals.ts';

/** How far back a new run looks for the last known figures, in time and in samples. */
const LOOK_BACK_MS = 7 * DAY_MS;
const LOOK_BACK_SAMPLES = 500;

/** Evaluates and stores the poll results of one account, then shows them. */
export interface PollResults {
  /** Loads the state that the last run stored. */
  readonly resume: (rules: readonly Rule[], now: number) => void;
  /** The series not in the normal state, which need a sample in every poll. */
  readonly activeSeries: () => readonly Series[];
  /** Consecutive polls without data. */
  readonly failedPolls: () => number;
  /**
   * Evaluates and stores a poll, then shows it together with `watch`. If it can't be stored, it is neither notified nor
   * shown as data, and the result is false.
   */
  readonly record: (seen: PollObservation, rules: readonly Rule[], watch: Partial<Watch>) => boolean;
  /**
   * Stores a person's command on an incident at `at` (ms since the epoch) and shows it. Fails without storing anything
   * if the incident has ended or belongs to another account.
   */
  readonly applyCommand: (incidentId: string, command: IncidentCommand, at: number) => Result<null>;
  /** The part of the account status that is shown now. */
  readonly snapshot: () => WatchSnapshot;
  readonly showWatch: (change: Partial<Watch>) => void;
  /** Shows the stored daily totals. Call after they have changed or a new day has begun. */
  readonly showDays: (now: number) => void;
}

export function createPollResults(options: {
  readonly accountId: string;
  readonly store: AccountStore;
  readonly log: Log;
  readonly onChange: (snapshot: WatchSnapshot) => void;
  readonly onDeliveries: () => void;
  /** Called after a new incident has been stored. */
  readonly onOpened?: (incident: Incident) => void;
}): PollResults {
  const { accountId, store, log, onChange, onDeliveries, onOpened } = options;
  const lastCounts = new Map<string, Counts>();
  let evaluationState: EvaluationState | undefined;
  let snapshot = UNWATCHED;

  const show = (change: Partial<WatchSnapshot>): void => {
    snapshot = { ...snapshot, ...change };
    onChange(snapshot);
  };

  /** Reads the stored state again on every call until it succeeds, since the disk may recover. */
  const loadState = (): Result<EvaluationState> => {
    const read = onDisk(() => evaluationState ?? store.resume());
    if (read.ok) evaluationState = read.data;
    return read;
  };

  /**
   * Shows every reading as no data until the disk works again, so that figures that were not stored never look healthy.
   */
  const showUnsaved = (failure: Failure, rules: readonly Rule[], watch: Partial<Watch>): false => {
    log.warn(`store: could not save poll results of account ${accountId}${reasonIn(failure)}`);
    const readings = readingsOf(rules, new Map(), lastCounts);
    show({ watch: { ...snapshot.watch, ...watch, failure }, readings, sentToday: undefined });
    return false;
  };

  const record: PollResults['record'] = (seen, rules, watch) => {
    const { outcome, failure } = seen;
    const before = loadState();
    if (!before.ok) return showUnsaved(before.failure, rules, { ...watch, outcome });
    const { change, next: after, unseen } = evaluate(before.data, seen, rules, accountId, randomUUID);
    const recorded = onDisk(() => store.record(change));
    if (!recorded.ok) return showUnsaved(recorded.failure, rules, { ...watch, outcome });
    evaluationState = after;
    const figures = new Map<string, Sample>();
    for (const { series, sample } of seen.samples) {
      if (series.by !== 'account') continue;
      figures.set(metricWindowKey(series), sample);
      if (sample.kind === 'counts') lastCounts.set(metricWindowKey(series), sample);
    }
    const seenAt = outcome.kind === 'ok' ? seen.at : snapshot.watch.seenAt;
    show({
      watch: {
        ...snapshot.watch,
        ...watch,
        outcome,
        failure,
        seenAt,
        unseen: outcome.kind === 'ok' ? unseen[0]?.why : undefined,
      },
      readings: readingsOf(rules, figures, lastCounts),
      quota: seen.quota ?? snapshot.quota,
      sentToday: seen.sentToday,
      openIncidents: incidentsWorstFirst(after.openIncidents),
    });
    // Also for an incident that ended without a notification: the one on screen is no longer true.
    if (change.events.length > 0) onDeliveries();
    const opened = new Set(change.events.filter(({ kind }) => kind === 'opened').map((event) => event.incidentId));
    for (const incident of after.openIncidents) if (opened.has(incident.id)) onOpened?.(incident);
    return true;
  };

  const apply: PollResults['applyCommand'] = (incidentId, command, at) => {
    const before = loadState();
    if (!before.ok) return before;
    const open = before.data.openIncidents;
    const found = open.find(({ id }) => id === incidentId);
    if (!found) return fail({ kind: 'conflict', what: 'This incident is no longer open; it' });
    const { incident, event } = applyCommand(found, command, at);
    const recorded = onDisk(() => store.appendEvent(incident, event));
    if (!recorded.ok) return recorded;
    const openIncidents = open.map((one) => (one.id === incidentId ? incident : one));
    evaluationState = { ...before.data, openIncidents };
    show({ openIncidents: incidentsWorstFirst(openIncidents) });
    return ok(null);
  };

  const lookBack = (rules: readonly Rule[], now: number): void => {
    for (const figure of watchedMetricWindows(rules)) {
      const series: Series = { ...figure, by: 'account', member: '' };
      const samples = store.samples(series, now - LOOK_BACK_MS, now, LOOK_BACK_SAMPLES);
      const last = samples.findLast((sample) => sample.kind === 'counts');
      if (last) lastCounts.set(metricWindowKey(figure), last);
    }
  };

  const showDays = (now: number): void => {
    const days = onDisk(() => keptDays(store, now));
    if (days.ok) show({ days: days.data });
  };

  return {
    resume: (rules, now) => {
      const before = loadState();
      const looked = onDisk(() => lookBack(rules, now));
      if (!before.ok || !looked.ok) log.warn(`store: could not read earlier poll results of account ${accountId}`);
      const seenAt = Math.max(...[...lastCounts.values()].map((counts) => counts.at));
      snapshot = {
        ...snapshot,
        watch: { ...snapshot.watch, seenAt: Number.isFinite(seenAt) ? seenAt : undefined },
        readings: readingsOf(rules, new Map(), lastCounts),
        openIncidents: before.ok ? incidentsWorstFirst(before.data.openIncidents) : [],
      };
      showDays(now);
    },
    activeSeries: () => evaluationState?.instances.map((instance) => instance.series) ?? [],
    failedPolls: () => evaluationState?.noData.failedPolls ?? 0,
    record,
    applyCommand: apply,
    snapshot: () => snapshot,
    showWatch: (change) => show({ watch: { ...snapshot.watch, ...change } }),
    showDays,
  };
}
