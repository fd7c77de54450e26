import { METRICS, type Rule } from '../../../shared/alert.ts';
import { tidy } from '../../model/rule/parse-number.ts';

/** Moving a limit by hand. */

/** The step of one key press: 0.1 for a percentage, finer for complaints, coarser for large values. */
export function stepOf({ metric, compare }: Pick<Rule, 'metric' | 'compare'>, top: number): number {
  if (compare !== 'above' || metric === 'quota_used') return 1;
  if (METRICS[metric].unit === 'percent') return 10 ** -METRICS[metric].decimals;
  return Math.max(1, 10 ** Math.floor(Math.log10(Math.max(top, 1) / 100)));
}

export interface Bounds {
  readonly step: number;
  /** A warning limit stays below the critical one. */
  readonly least: number;
  readonly most: number;
}

/** The bounds of one of the two limits on a scale up to `top`. */
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

/** The nearest allowed value of a limit. */
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

/** The value a key moves a limit to; undefined for other keys. */
export function movedByKey(key: string, value: number, bounds: Bounds): number | undefined {
  if (key === 'Home') return bounds.least;
  if (key === 'End') return bounds.most;
  const steps = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  return steps === undefined ? undefined : placed(value + steps * bounds.step, bounds);
}
