import type { Evaluation, Level, Rule } from '../../../../../src/shared/alert.ts';

/** One moment of a series as the reference model reads it. */
export interface Moment {
  readonly at: number;
  readonly intervalMs: number;
  readonly evaluation: Evaluation;
}

export interface Told {
  readonly index: number;
  readonly kind: 'opened' | 'escalated' | 'reminded' | 'resolved' | 'closed_without_judgement';
  readonly level: Level;
}

type Kind = 'breach' | 'between' | 'good' | 'insufficient_data' | 'no_data';

/**
 * alerts.md, "State machine", the slow and obvious way: no state but whether an incident is open, and everything else
 * read off the whole past again at every moment.
 */
export function reference(moments: readonly Moment[], rule: Rule): readonly Told[] {
  const lowest = Math.min(rule.warning ?? Infinity, rule.critical ?? Infinity);
  const over = Math.min(rule.resolveAt ?? lowest * 0.8, lowest);
  const kindOf = ({ evaluation }: Moment): Kind => {
    if (evaluation.kind !== 'value') return evaluation.kind;
    if (evaluation.value > lowest) return 'breach';
    return evaluation.value > over ? 'between' : 'good';
  };
  const kinds = moments.map(kindOf);

  /**
   * How long `kind` has lasted at `index`, looking back no further than `from`: only watched time between two of it.
   */
  const lasted = (kind: Kind, index: number, from: number): number => {
    let total = 0;
    for (let i = index; i > from; i -= 1) {
      const earlier = kinds[i - 1];
      if (earlier !== kind && earlier !== 'no_data') break;
      const gap = (moments[i]?.at ?? 0) - (moments[i - 1]?.at ?? 0);
      const wasWatched = gap > 0 && gap <= 2 * (moments[i]?.intervalMs ?? 0);
      if (kinds[i] === kind && earlier === kind && wasWatched) total += gap;
    }
    return total;
  };

  /** Whether at least three breaches with nothing else between them, and no long gap, span `neededMs`. */
  const wasSeenThroughout = (index: number, from: number, neededMs: number): boolean => {
    let last = moments[index];
    let count = 1;
    for (let i = index - 1; i >= from && last; i -= 1) {
      const moment = moments[i];
      if (!moment || kinds[i] === 'no_data') continue;
      const gap = last.at - moment.at;
      if (kinds[i] !== 'breach' || gap <= 0 || gap > 4 * last.intervalMs) break;
      last = moment;
      count += 1;
    }
    return count >= 3 && (moments[index]?.at ?? 0) - (last?.at ?? 0) >= neededMs;
  };

  const told: Told[] = [];
  let open: { level: Level; notifiedAt: number } | undefined;
  /** Nothing before this moment counts any more. */
  let from = 0;
  moments.forEach(({ at, evaluation }, index) => {
    const say = (kind: Told['kind'], level: Level) => told.push({ index, kind, level });
    const kind = kinds[index] ?? 'no_data';
    const level =
      evaluation.kind === 'value' && evaluation.value > (rule.critical ?? Infinity) ? 'critical' : 'warning';
    if (kind === 'no_data') return;
    if (!open) {
      const neededMs = rule.pendingForMinutes * 60_000;
      if (kind !== 'breach') return;
      if (lasted('breach', index, from) < neededMs && !wasSeenThroughout(index, from, neededMs)) return;
      open = { level, notifiedAt: at };
      from = index;
      say('opened', level);
      return;
    }
    const isOver =
      (kind === 'good' && lasted('good', index, from) >= rule.resolveForMinutes * 60_000) ||
      (kind === 'insufficient_data' && lasted('insufficient_data', index, from) >= 24 * 3_600_000);
    if (isOver) {
      say(kind === 'good' ? 'resolved' : 'closed_without_judgement', open.level);
      open = undefined;
      from = index + 1;
      return;
    }
    if (kind === 'insufficient_data') return;
    open.notifiedAt = Math.min(open.notifiedAt, at);
    if (kind === 'breach' && level === 'critical' && open.level === 'warning') {
      open = { level, notifiedAt: at };
      say('escalated', level);
    } else if (kind === 'breach' && at - open.notifiedAt >= (rule.remindEveryHours ?? Infinity) * 3_600_000) {
      open.notifiedAt = at;
      say('reminded', open.level);
    }
  });
  return told;
}
