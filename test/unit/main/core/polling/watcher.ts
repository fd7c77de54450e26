import { type EvaluationState, evaluate } from '../../../../../src/main/core/alerting/evaluate.ts';
import { applyCommand, type IncidentCommand } from '../../../../../src/main/core/alerting/incident-commands.ts';
import type { PollOutcome, Rule, Sample, Series } from '../../../../../src/shared/alert.ts';
import type { FakeAccountStore } from '../../../../fakes/account-store.ts';
import { aRule, aSeries, blind, counts, INTERVAL, NOON } from '../alerting/builders.ts';

export const ACCOUNT = '0b5c9a52-5c9e-4c55-9d0b-6f2f5d2f6a01';
export const OK: PollOutcome = { kind: 'ok' };
export const UNREACHABLE: PollOutcome = { kind: 'unreachable', detail: 'ECONNREFUSED' };
export const REFUSED: PollOutcome = { kind: 'key_refused', detail: 'unknown key' };
export const ASLEEP: PollOutcome = { kind: 'asleep' };

export interface Poll {
  readonly at: number;
  readonly outcome: PollOutcome;
  readonly samples: readonly { series: Series; sample: Sample }[];
  readonly rules: readonly Rule[];
  /** What the person does just before, about the incident that has been open longest. */
  readonly command?: IncidentCommand | undefined;
}

/** Watches through a store; `restart` forgets everything in memory before each poll. */
export function watcher(store: FakeAccountStore, restart = false) {
  let evaluationState: EvaluationState = store.resume();
  let ids = 0;
  const does = (command: IncidentCommand, at: number): void => {
    const [about] = store.openIncidents();
    if (!about) return;
    const { incident, event } = applyCommand(about, command, at);
    store.appendEvent(incident, event);
    const openIncidents = evaluationState.openIncidents.map((one) => (one.id === incident.id ? incident : one));
    evaluationState = { ...evaluationState, openIncidents };
  };
  return ({ at, outcome, samples, rules, command }: Poll) => {
    if (command) does(command, at - 1);
    const before = restart ? store.resume() : evaluationState;
    const saw = { at, intervalMs: INTERVAL, outcome, samples, unanswered: [] };
    const { change, next: after } = evaluate(before, saw, rules, ACCOUNT, () => `incident-${++ids}`);
    store.record(change);
    evaluationState = after;
    return change;
  };
}

export const PROMPT = aRule({ pendingForMinutes: 0, resolveForMinutes: 0 });
export const at = (index: number) => NOON + index * INTERVAL;
export const sees = (index: number, percent: number, rules: readonly Rule[] = [PROMPT]): Poll => ({
  at: at(index),
  outcome: OK,
  samples: [{ series: aSeries(), sample: counts(percent, at(index)) }],
  rules,
});
export const fails = (index: number, outcome: PollOutcome = UNREACHABLE): Poll => ({
  at: at(index),
  outcome,
  samples: [{ series: aSeries(), sample: blind(at(index)) }],
  rules: [PROMPT],
});
export const story = (store: FakeAccountStore) =>
  store.allEvents().map(({ incidentId, sequence, kind, level }) => `${incidentId}#${sequence} ${kind} ${level}`);
