import { randomUUID } from 'node:crypto';
import type { Incident, Rule, Sample, Series } from '../../../shared/alert.ts';
import { DAY_MS } from '../../../shared/calendar.ts';
import { fail, ok, type Result } from '../../../shared/failure.ts';
import type { Watch } from '../../../shared/state.ts';
import type { Counts } from '../../../shared/thresholds.ts';
import { incidentsWorstFirst, UNWATCHED, type WatchSnapshot } from '../alerting/account-snapshot.ts';
import { type EvaluationState, evaluate } from '../alerting/evaluate.ts';
import { applyCommand, type IncidentCommand } from '../alerting/incident-commands.ts';
import { HAS_DATA } from '../alerting/no-data.ts';
import type { PollObservation } from '../alerting/poll-observation.ts';
import { metricWindowKey, readingsOf, watchedMetricWindows } from '../alerting/readings.ts';
import type { Log } from '../ports.ts';
import type { BufferedStore } from '../store/buffered-store.ts';
import { onDisk } from '../store/disk-errors.ts';
import { keptDays } from './daily-totals.ts';

/** How far back a new run looks for the last known figures, in time and in samples. */
const LOOK_BACK_MS = 7 * DAY_MS;
const LOOK_BACK_SAMPLES = 500;

/** Evaluates and stores the poll results of one account, then shows them. */
export interface PollResults {
  /** Loads the state that the last run stored, or starts without one if it can't be read yet. */
  readonly resume: (rules: readonly Rule[], now: number) => void;
  /** Loads it if that failed before. Call when a poll begins. */
  readonly resumeLate: (now: number) => void;
  /** The series not in the normal state, which need a sample in every poll. */
  readonly activeSeries: () => readonly Series[];
  /** Consecutive polls without data. */
  readonly failedPolls: () => number;
  /**
   * Evaluates and stores a poll, then shows and notifies it together with `watch`. False if the disk refuses: it is then
   * shown and notified as not stored, and stored with a later poll.
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
  readonly store: BufferedStore;
  readonly log: Log;
  readonly onChange: (snapshot: WatchSnapshot) => void;
  readonly onDeliveries: () => void;
  /** Called after a new incident has been stored. */
  readonly onOpened?: (incident: Incident) => void;
}): PollResults {
  const { accountId, store, log, onChange, onDeliveries, onOpened } = options;
  const lastCounts = new Map<string, Counts>();
  let evaluationState: EvaluationState = { instances: [], noData: HAS_DATA, openIncidents: [] };
  let isResumed = false;
  let snapshot = UNWATCHED;

  const show = (change: Partial<WatchSnapshot>): void => {
    snapshot = { ...snapshot, ...change };
    onChange(snapshot);
  };

  /** Reads the stored state, again on every call until it succeeds. Until then, evaluation goes on from memory. */
  const loadState = (): Result<EvaluationState> => {
    if (isResumed) return ok(evaluationState);
    const read = onDisk(store.resume);
    if (read.ok) {
      evaluationState = read.data;
      isResumed = true;
    }
    return read;
  };

  const record: PollResults['record'] = (seen, rules, watch) => {
    const { outcome, failure } = seen;
    loadState();
    const { change, next, unseen, isMailJudged } = evaluate(evaluationState, seen, rules, accountId, randomUUID);
    const refusal = store.record(change);
    // It lasts until the person acts; log each reason only once.
    if (refusal && refusal.reason !== snapshot.watch.notStored?.reason)
      log.warn(`store: could not save poll results of account ${accountId}: ${refusal.reason}`);
    evaluationState = next;
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
        isMailJudged,
        notStored: refusal && { ...refusal, incidentIds: store.unsavedIncidents() },
      },
      readings: readingsOf(rules, figures, lastCounts),
      quota: seen.quota ?? snapshot.quota,
      sentToday: seen.sentToday,
      openIncidents: incidentsWorstFirst(next.openIncidents),
    });
    // Also for an incident that ended without a notification: the one on screen is no longer true.
    if (change.events.length > 0) onDeliveries();
    if (refusal) return false;
    const opened = new Set(change.events.filter(({ kind }) => kind === 'opened').map((event) => event.incidentId));
    for (const incident of next.openIncidents) if (opened.has(incident.id)) onOpened?.(incident);
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
        openIncidents: incidentsWorstFirst(evaluationState.openIncidents),
      };
      showDays(now);
    },
    resumeLate: (now) => {
      if (!isResumed && loadState().ok) showDays(now);
    },
    activeSeries: () => evaluationState.instances.map((instance) => instance.series),
    failedPolls: () => evaluationState.noData.failedPolls,
    record,
    applyCommand: apply,
    snapshot: () => snapshot,
    showWatch: (change) => show({ watch: { ...snapshot.watch, ...change } }),
    showDays,
  };
}
