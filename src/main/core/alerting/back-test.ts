import type { Level, Rule, Sample } from '../../../shared/alert.ts';
import type { BackTest, BackTestIncident } from '../../../shared/bridge.ts';
import { judge } from '../../../shared/thresholds.ts';
import { isOpen, NORMAL, transition } from './state-machine.ts';

/**
 * The time to look at, in ms since the epoch. `intervalMs`: the polling interval, where there is no sample to tell it.
 */
interface Period {
  readonly from: number;
  readonly to: number;
  readonly intervalMs: number;
}

/** An incident that is still open while the past goes by. */
interface Open {
  readonly openedAt: number;
  level: Level;
  peak: number;
}

/**
 * What a rule would have done with the samples of one series, oldest first: the same `judge` and `transition` as when
 * watching, from a fresh start (design: alerts.md, "Try a rule on the past"). Samples outside of the period are not
 * looked at.
 */
export function backTest(samples: readonly Sample[], rule: Rule, period: Period): BackTest {
  const { from, to } = period;
  const intervalMs = samples.at(-1)?.intervalMs ?? period.intervalMs;
  const incidents: BackTestIncident[] = [];
  let state = NORMAL;
  let open: Open | undefined;
  let readings = 0;
  let watchedMs = 0;
  /** The last sample, when it could be read. */
  let readAt: number | undefined;

  for (const sample of samples) {
    const { at } = sample;
    if (at < from || at > to) continue;
    const evaluation = judge(sample, rule);
    if (evaluation.kind === 'blind') readAt = undefined;
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

/** As `transition` counts: more than two intervals apart was not watched. */
function watchedBetween(since: number | undefined, at: number, intervalMs: number): number {
  const passed = at - (since ?? at);
  return passed > 0 && passed <= 2 * intervalMs ? passed : 0;
}
