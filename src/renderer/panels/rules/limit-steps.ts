import { METRICS, type Rule } from '../../../shared/alert.ts';
import { tidy } from '../../model/rule/parse-number.ts';

/** A limit that is moved by hand. */

/** By how much one key press moves it: 0.1 for a share in percent, finer for complaints, coarser for what is large. */
export function stepOf({ metric, compare }: Pick<Rule, 'metric' | 'compare'>, top: number): number {
  if (compare !== 'above' || metric === 'quota_used') return 1;
  if (METRICS[metric].unit === 'percent') return 10 ** -METRICS[metric].decimals;
  return Math.max(1, 10 ** Math.floor(Math.log10(Math.max(top, 1) / 100)));
}

export interface Bounds {
  readonly step: number;
  /** A warning stays below its critical, which stays above it. */
  readonly least: number;
  readonly most: number;
}

/** The bounds of one of two limits, on a scale that ends at `top`. */
export function boundsOf(
  name: 'warning' | 'critical',
  { warning, critical }: Pick<Rule, 'warning' | 'critical'>,
  step: number,
  top: number,
): Bounds {
  const least = name === 'critical' && warning !== undefined ? tidy(warning + step) : step;
  const most = name === 'warning' && critical !== undefined ? tidy(critical - step) : top;
  return { step, least, most: Math.max(least, most) };
}

/** The nearest place a limit may have. */
export const placed = (value: number, { step, least, most }: Bounds): number =>
  tidy(Math.min(most, Math.max(least, Math.round(value / step) * step)));

const KEYS: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};

/** Where a key moves a limit; undefined where it moves none. */
export function movedByKey(key: string, value: number, bounds: Bounds): number | undefined {
  if (key === 'Home') return bounds.least;
  if (key === 'End') return bounds.most;
  const steps = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  return steps === undefined ? undefined : placed(value + steps * bounds.step, bounds);
}
