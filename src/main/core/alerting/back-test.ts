import type { Level, Rule, Sample } from '../../../shared/alert.ts';
import type { BackTest, BackTestIncident } from '../../../shared/bridge.ts';
import { judge } from '../../../shared/thresholds.ts';
import { isOpen, NORMAL, transition } from './state-machine.ts';

/**
 * The period to back-test, in ms since the epoch. `intervalMs` is the polling interval to assume if there are no
 * samples.
 */
interface Period {
  readonly from: number;
  readonly to: number;
  readonly intervalMs: number;
}

/** An incident that is open at the current point of the replay. */
interface Open {
  readonly openedAt: number;
  level: Level;
  peak: number;
}

/**
 * Replays the samples of one series (oldest first) through one rule and returns the incidents it would have opened.
 * Uses the same `judge` and `transition` as live evaluation, starting from the normal state (design: alerts.md, "Try a
 * rule on the past"). Samples outside the period are ignored.
 */
export function backTest(samples: readonly Sample[], rule: Rule, period: Period): BackTest {
  const { from, to } = period;
  const intervalMs = samples.at(-1)?.intervalMs ?? period.intervalMs;
  const incidents: BackTestIncident[] = [];
  let state = NORMAL;
  let open: Open | undefined;
  let readings = 0;
  let watchedMs = 0;
  /** Time of the last sample; undefined if it had no data. */
  let readAt: number | undefined;

  for (const sample of samples) {
    const { at } = sample;
    if (at < from || at > to) continue;
    const evaluation = judge(sample, rule);
    if (evaluation.kind === 'no_data') readAt = undefined;
    else {
      readings += 1;
      watchedMs += watchedBetween(readAt, at, sample.intervalMs);
      readAt = at;
    }
    const next = transition(state, evaluation, rule, at, sample.intervalMs);
    state = next.state;
    const [event] = next.events;
    if (event?.kind === 'opened') open = { openedAt: at, level: event.level, peak: Number.NEGATIVE_INFINITY };
    if (open && evaluation.kind === 'value') open.peak = Math.max(open.peak, evaluation.value);
    if (open && event?.kind === 'escalated') open.level = event.level;
    if (open && !isOpen(state)) {
      incidents.push({ ...open, endedAt: at });
      open = undefined;
    }
  }
  if (open) incidents.push({ ...open, endedAt: undefined });
  watchedMs += watchedBetween(readAt, to, intervalMs);
  return {
    from,
    to,
    readings,
    expected: Math.floor((to - from) / intervalMs),
    gapMs: Math.max(0, to - from - watchedMs),
    incidents,
  };
}

/** Counts time as `transition` does: a gap of more than two intervals was not watched. */
function watchedBetween(since: number | undefined, at: number, intervalMs: number): number {
  const passed = at - (since ?? at);
  return passed > 0 && passed <= 2 * intervalMs ? passed : 0;
}
