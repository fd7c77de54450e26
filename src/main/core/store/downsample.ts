/** What is kept of each stride: its newest, its lowest and its highest. */
const KEPT_OF_EACH = 3;

/** How a row looks to whoever draws it: `undefined` where there is no value. */
interface Look {
  readonly hasNoData: boolean;
  readonly value: number | undefined;
}

/** How many rows make a stride, so that no more than `limit` of `total` are kept besides the edges; 1: all are. */
export const strideFor = (total: number, limit: number): number =>
  total <= limit ? 1 : Math.ceil(total / Math.max(1, Math.floor(limit / KEPT_OF_EACH)));

/**
 * Of rows in the order of time, counted back from the newest in strides: the newest, the lowest and the highest of
 * each, so that a short peak survives, and both sides of every change between seeing and not seeing.
 */
export function downsample<T>(rows: readonly T[], stride: number, look: (row: T) => Look): readonly T[] {
  const looks = rows.map(look);
  const kept = new Set<number>();
  for (let end = rows.length; end > 0; end -= stride) {
    for (const place of extremesOf(looks, Math.max(0, end - stride), end)) kept.add(place);
  }
  const isEdge = (place: number): boolean =>
    [place - 1, place + 1].some((other) => looks[other] && looks[other].hasNoData !== looks[place]?.hasNoData);
  return rows.filter((_, place) => kept.has(place) || isEdge(place));
}

/**
 * The places of the newest, the lowest and the highest from `start` up to but not including `end`; of equals the
 * newest.
 */
function extremesOf(looks: readonly Look[], start: number, end: number): readonly number[] {
  let lowest = end - 1;
  let highest = end - 1;
  const valueAt = (place: number, otherwise: number): number => looks[place]?.value ?? otherwise;
  for (let place = end - 1; place >= start; place -= 1) {
    const value = looks[place]?.value;
    if (value === undefined) continue;
    if (value < valueAt(lowest, Number.POSITIVE_INFINITY)) lowest = place;
    if (value > valueAt(highest, Number.NEGATIVE_INFINITY)) highest = place;
  }
  return [end - 1, lowest, highest];
}
