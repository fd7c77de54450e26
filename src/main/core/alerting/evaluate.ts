import {
  type Evaluation,
  type Incident,
  type IncidentEvent,
  isEnd,
  type Rule,
  type Sample,
  type Series,
  type Subject,
} from '../../../shared/alert.ts';
import { isWatchable } from '../../../shared/rule-check.ts';
import { judge } from '../../../shared/thresholds.ts';
import { type AlertInstance, createCoverage, instanceKey, newInstance } from './alert-instances.ts';
import { createIncidentChanges, type IncidentChanges, type LastReading, UNREAD } from './incident-changes.ts';
import type { NoDataState } from './no-data.ts';
import { figureWords, type NoDataGroup, noDataGroups } from './no-data-groups.ts';
import { updateNoDataIncidents } from './no-data-incidents.ts';
import type { PollObservation } from './poll-observation.ts';
import { type AlertEvent, type AlertState, isOpen, NORMAL, transition } from './state-machine.ts';

/** The evaluation state of one account between two polls. After a restart it is read from the account store. */
export interface EvaluationState {
  readonly instances: readonly AlertInstance[];
  readonly noData: NoDataState;
  readonly openIncidents: readonly Incident[];
}

export interface PollEvaluation {
  /** What to store, in one transaction. */
  readonly change: Change;
  /** The state after this poll, valid once `change` is stored. Instances in the normal state are left out. */
  readonly next: EvaluationState;
  /** Figures that rules watch and this poll had no data for. */
  readonly unseen: readonly NoDataGroup[];
  /** Whether any figure of the mail could be judged, of the account or of a member. */
  readonly isMailJudged: boolean;
}

type Poll = Pick<PollObservation, 'at' | 'intervalMs' | 'outcome' | 'samples' | 'unanswered'>;

/**
 * Evaluates one poll: applies every sample to each rule that covers it, closes incidents that no rule covers any more,
 * and opens or closes no-data incidents (design: alerts.md). Pure, except that `newId` returns a new unique id each
 * time.
 */
export function evaluate(
  evaluationState: EvaluationState,
  poll: Poll,
  rules: readonly Rule[],
  accountId: string,
  newId: () => string,
): PollEvaluation {
  const changes = createIncidentChanges(evaluationState.openIncidents, accountId, poll.at, newId);
  const watchable = rules.filter(isWatchable);
  const coverage = createCoverage(watchable);
  const before = new Map(evaluationState.instances.map((instance) => [instanceKey(instance), instance]));
  let isMailJudged = false;
  const changed = [
    ...evaluationState.instances
      .filter((instance) => instance.state.phase !== 'normal' && !coverage.has(instance))
      .map((instance) => abandonInstance(instance, rules, changes)),
    ...poll.samples.flatMap(({ series, sample }) =>
      coverage.of(series).map((rule) => {
        const fresh = newInstance(rule, series);
        const evaluation = judge(sample, rule);
        isMailJudged ||= evaluation.kind === 'value' && series.metric !== 'quota_used';
        return updateInstance(before.get(instanceKey(fresh)) ?? fresh, rule, evaluation, poll, changes);
      }),
    ),
  ];
  const instances = new Map([...before, ...changed.map((instance) => [instanceKey(instance), instance] as const)]);
  const unseen = noDataGroups(poll, coverage);
  const figures = new Set(watchable.map(({ metric, window, scope: { by } }) => figureWords({ metric, window, by })));
  const noData = updateNoDataIncidents(evaluationState.noData, poll, unseen, figures, changes);
  return {
    unseen,
    isMailJudged,
    change: {
      samples: poll.samples,
      instances: changed.filter((instance) => instance.state.phase !== 'normal' || before.has(instanceKey(instance))),
      noData,
      incidents: changes.changed(),
      events: changes.events(),
    },
    next: {
      instances: [...instances.values()].filter((instance) => instance.state.phase !== 'normal'),
      noData,
      openIncidents: changes.openIncidents(),
    },
  };
}

function updateInstance(
  instance: AlertInstance,
  rule: Rule,
  evaluation: Evaluation,
  { at, intervalMs }: Poll,
  changes: IncidentChanges,
): AlertInstance {
  const incident = changes.findSeries(instance);
  // If the incident's row could not be read back, it counts as closed, and the series starts over so that it can alert
  // again.
  const state = isOpen(instance.state) && !incident ? NORMAL : instance.state;
  const next = transition(state, evaluation, rule, at, intervalMs);
  const reading = evaluation.kind === 'value' ? { ...counts(evaluation), readAt: at } : {};
  const after = (stateAfter: AlertState, isTold: boolean): AlertInstance => ({
    ...instance,
    state: isOpen(stateAfter) && !isTold ? { ...stateAfter, isTold } : stateAfter,
  });
  const [event] = next.events;
  if (event?.kind === 'opened') {
    const isTold = isNotified(rule, event);
    changes.open(subjectOf(rule, instance.series), event.level, { ...UNREAD, ...reading }, isTold);
    return after(next.state, isTold);
  }
  if (!incident) return after(next.state, true);
  const wasTold = isOpen(state) && state.isTold !== false;
  const isWoken = evaluation.kind === 'value' && incident.snoozedUntil !== undefined && at >= incident.snoozedUntil;
  changes.put({ ...incident, ...reading, ...(isWoken ? { snoozedUntil: undefined } : {}) });
  if (event && !isReminderSuppressed(event, incident, rule, at)) {
    // An end is of interest only to who was told of the incident.
    const isTold = isNotified(rule, event) && (wasTold || !isEnd(event));
    changes.appendEvent(incident.id, event.kind, event.level, isTold, event.note);
    return after(next.state, wasTold || isTold);
  }
  if (isWoken && next.state.phase === 'firing' && !incident.acknowledged) {
    // The snooze is over: remind the person.
    const reminder = { kind: 'reminded', level: next.state.level } as const;
    const isTold = isNotified(rule, reminder);
    changes.appendEvent(incident.id, reminder.kind, reminder.level, isTold);
    return after({ ...next.state, notifiedAt: at }, wasTold || isTold);
  }
  return after(next.state, wasTold);
}

/**
 * Whether an event is suppressed. Only reminders are: while the incident is acknowledged, and while it is snoozed
 * unless the rule breaks through a snooze.
 */
function isReminderSuppressed({ kind, level }: AlertEvent, incident: Incident, { speak }: Rule, at: number): boolean {
  if (kind !== 'reminded') return false;
  const isSnoozed = incident.snoozedUntil !== undefined && at < incident.snoozedUntil;
  return incident.acknowledged !== undefined || (isSnoozed && speak[level] !== 'break_through');
}

/**
 * Ends an alert instance whose rule was disabled, changed or removed, or no longer covers its series. Its incident
 * closes without judgement.
 */
function abandonInstance(instance: AlertInstance, rules: readonly Rule[], changes: IncidentChanges): AlertInstance {
  const incident = changes.findSeries(instance);
  if (incident && isOpen(instance.state)) {
    const { level } = instance.state;
    changes.appendEvent(incident.id, 'closed_without_judgement', level, false, whyAbandoned(instance, rules));
  }
  return { ...instance, state: NORMAL };
}

function whyAbandoned(instance: AlertInstance, rules: readonly Rule[]): string {
  const rule = rules.find((one) => one.id === instance.ruleId);
  if (!rule) return 'rule removed';
  return rule.enabled ? 'rule changed' : 'rule disabled';
}

/**
 * Whether the event is to be notified, by the rule's setting for its level or for the end (design: alerts.md, "Rule").
 */
function isNotified({ speak }: Rule, event: Pick<AlertEvent, 'kind' | 'level'>): boolean {
  return speak[isEnd(event) ? 'resolved' : event.level] !== 'log_only';
}

const subjectOf = (rule: Rule, series: Series): Subject => ({
  kind: 'series',
  series,
  ruleId: rule.id,
  ruleRevision: rule.revision,
  ruleName: rule.name,
  compare: rule.compare,
  warning: rule.warning,
  critical: rule.critical,
  minimum: rule.minimum,
});

const counts = ({ numerator, denominator, value }: Omit<LastReading, 'readAt'>) => ({ numerator, denominator, value });

/** Everything one poll changed, stored in one transaction. */
export interface Change {
  readonly samples: readonly { readonly series: Series; readonly sample: Sample }[];
  readonly instances: readonly AlertInstance[];
  readonly noData: NoDataState;
  /** New and changed incidents, in their new state. */
  readonly incidents: readonly Incident[];
  /** New events. Those with a `delivery` are to be notified. */
  readonly events: readonly IncidentEvent[];
}
