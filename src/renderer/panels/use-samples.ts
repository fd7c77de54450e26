import type { Sample, Series } from '../../shared/alert.ts';
import { beginOf } from '../model/chart/ranges.ts';
import { ask } from '../state/runs.ts';
import { type Asked, useAnswer } from './use-answer.ts';

/** The readings of a series, and the time span of their chart (ms since the epoch). */
export interface Samples extends Asked<readonly Sample[]> {
  readonly from: number;
  readonly to: number;
  /** The span is shorter than requested, because nothing was watched before `from`. */
  readonly isShort: boolean;
}

/**
 * Loads the readings of a span, again whenever its end moves. `subject` names the chart. Without a series there are no
 * readings.
 */
export function useSamples(
  subject: string,
  accountId: string,
  series: Series | undefined,
  span: { readonly from: number; readonly to: number },
): Samples {
  const asked = useAnswer<readonly Sample[]>(subject, span.to, async () =>
    series ? ask('list_samples', { accountId, series, ...span }) : { ok: true, data: [] },
  );
  const from = beginOf(asked.data ?? [], span.from, span.to);
  return { ...asked, from, to: span.to, isShort: from > span.from };
}
