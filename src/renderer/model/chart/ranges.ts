import type { Sample } from '../../../shared/alert.ts';
import { HOUR_MS } from '../../../shared/calendar.ts';

/** The time ranges a chart can show. */
export const RANGES = {
  '8h': { title: '8 h', ms: 8 * HOUR_MS },
  '24h': { title: '24 h', ms: 24 * HOUR_MS },
  '7d': { title: '7 d', ms: 7 * 24 * HOUR_MS },
  '30d': { title: '30 d', ms: 30 * 24 * HOUR_MS },
} as const;

export type Range = keyof typeof RANGES;
export const RANGE_NAMES: readonly Range[] = ['8h', '24h', '7d', '30d'];

/** The shortest range that starts before the incident opened; the longest one if it is older than all. */
export function rangeFor(openedAt: number, until: number): Range {
  const needed = (until - openedAt) * 1.2;
  return RANGE_NAMES.find((name) => RANGES[name].ms >= needed) ?? '30d';
}

/** The time a chart spans: until now, or a tenth of the range past the end of an ended incident. */
export function spanOf(
  range: Range,
  endedAt: number | undefined,
  now: number,
): { readonly from: number; readonly to: number } {
  const { ms } = RANGES[range];
  const to = endedAt === undefined ? now : Math.min(now, endedAt + ms / 10);
  return { from: to - ms, to };
}

const FEWEST_INTERVALS = 12;

/**
 * Where a chart begins. Not before the first sample in the requested time, because nothing is known before it; but with
 * room for a dozen readings, so that the first two are not drawn as a cliff.
 */
export function beginOf(samples: readonly Sample[], from: number, to: number): number {
  const first = samples.find((sample) => sample.at >= from);
  if (!first || first.at - from <= 2 * first.intervalMs) return from;
  return Math.max(from, Math.min(first.at, to - FEWEST_INTERVALS * first.intervalMs));
}
