import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from '../../src/main/core/alerting/evaluate.ts';
import { type AlertState, NORMAL, transition } from '../../src/main/core/alerting/state-machine.ts';
import { createLog } from '../../src/main/core/log/log.ts';
import { collectSamples } from '../../src/main/core/polling/collect-samples.ts';
import { planPoll } from '../../src/main/core/polling/query-plan.ts';
import type { DayTally } from '../../src/main/core/polling/run-query.ts';
import type { QueryOutcome } from '../../src/main/core/polling/window-counts.ts';
import { createBackTests } from '../../src/main/core/rules/back-tests.ts';
import { openAccountStore } from '../../src/main/core/store/open.ts';
import { Rule, type Sample, type Series } from '../../src/shared/alert.ts';
import { ok } from '../../src/shared/failure.ts';
import { DEFAULT_RULES } from '../../src/shared/presets.ts';
import { judge } from '../../src/shared/thresholds.ts';
import { type Bench, timed } from './measure.ts';

const INTERVAL_MS = 300_000;
const NOW = Date.UTC(2026, 2, 4, 12);
const LOG = createLog(() => undefined);

/** Bounces of each member of a group over 24 h, told at once. */
const EACH = Rule.parse({
  ...DEFAULT_RULES.find(({ id }) => id === 'bounces-24h'),
  scope: { by: 'domain', members: 'all' },
  pendingForMinutes: 0,
});

const tally = (bounces: number): DayTally => ({ sent: 1000, bounces, rejects: 0, spam: 0, unsubscribes: 0 });

/**
 * What the answers of one poll mean for so many series, each with an open incident that goes on: seen, judged, stepped
 * and made ready to be stored. Against judging and stepping alone. Per series, so that it shows whether it stays flat.
 */
export const evaluationBenches = (): readonly Bench[] =>
  [10, 100, 1000].map((members) => {
    const names = Array.from({ length: members }, (_, n) => `d${n}.example`);
    const queries = planPoll([EACH], { now: NOW, localMidnight: NOW, cycleStart: NOW });
    const answersOf = (bounces: number): readonly QueryOutcome[] =>
      queries.map((query) => ({
        query,
        result: ok({ kind: 'members', tallies: new Map(names.map((name) => [name, tally(bounces)])), unreadRows: 0 }),
      }));
    const poll = (evaluationState: Parameters<typeof evaluate>[0], bounces: number, at: number) => {
      const activeSeries = evaluationState.instances.map(({ series }) => series);
      const seen = collectSamples(answersOf(bounces), [EACH], activeSeries, at, INTERVAL_MS);
      return evaluate(evaluationState, seen, [EACH], 'bench', randomUUID);
    };
    const nothing = { instances: [], noData: { failedPolls: 0, watchedMs: 0 }, openIncidents: [] };
    const { next: evaluationState } = poll(nothing, 90, NOW);
    const firing = evaluationState.instances.map(({ state }) => state);
    const sample: Sample = { kind: 'counts', at: NOW, intervalMs: INTERVAL_MS, numerator: 91, denominator: 1000 };
    // Few series are over too soon to be measured once.
    const rounds = 10_000 / members;
    const perSeries = async (work: () => unknown) => {
      const ms = await timed(() => {
        for (let round = 0; round < rounds; round += 1) work();
      });
      return (ms * 1000) / (rounds * members);
    };
    return {
      name: `evaluation: one poll of ${members} series`,
      unit: 'µs per series',
      n: 15,
      ours: () => perSeries(() => poll(evaluationState, 91, NOW + INTERVAL_MS)),
      floor: () =>
        perSeries(() =>
          firing.map((state) => transition(state, judge(sample, EACH), EACH, NOW + INTERVAL_MS, INTERVAL_MS).state),
        ),
    };
  });

const POLLS_OF_30_DAYS = 8_640;

/** Trying a rule on 30 days of samples, as with each move of a slider, against stepping through them alone. */
export function backTestBench(): { readonly bench: Bench; readonly end: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'relaywatch-bench-'));
  const clock = { now: () => NOW };
  const accountId = randomUUID();
  const { store } = openAccountStore({ folder, accountId, clock, log: LOG });
  const rule = Rule.parse(DEFAULT_RULES.find(({ id }) => id === 'bounces-24h'));
  const series: Series = { metric: rule.metric, window: rule.window, by: 'account', member: '' };
  const samples = Array.from({ length: POLLS_OF_30_DAYS }, (_, n): Sample => {
    const at = NOW - (POLLS_OF_30_DAYS - 1 - n) * INTERVAL_MS;
    return { kind: 'counts', at, intervalMs: INTERVAL_MS, numerator: 60 + 60 * Math.sin(n / 90), denominator: 1000 };
  });
  store.record({
    samples: samples.map((sample) => ({ series, sample })),
    instances: [],
    noData: { failedPolls: 0, watchedMs: 0 },
    incidents: [],
    events: [],
  });
  const backTests = createBackTests(
    clock,
    { get: () => ({ store, poller: { members: () => [] } }) },
    () => INTERVAL_MS,
  );
  return {
    bench: {
      name: `back-test: a rule on ${POLLS_OF_30_DAYS} samples`,
      unit: 'ms',
      n: 25,
      ours: () => timed(() => backTests.back_test({ accountId, rule, member: '' })),
      floor: () =>
        timed(() => {
          let state: AlertState = NORMAL;
          for (const sample of samples)
            state = transition(state, judge(sample, rule), rule, sample.at, INTERVAL_MS).state;
          return state;
        }),
    },
    end: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
