import { run } from './runs.ts';

/** Under which key a mute runs, so that its refusal shows wherever it was asked for. */
export const MUTE_RUN = 'mute';

/** Nothing speaks until then (ms since the epoch) unless it breaks through; `null` ends it. */
export const mute = (until: number | null) => run(MUTE_RUN, 'mute', { until });
