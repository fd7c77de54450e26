/** Rows kept of each stride: the newest, the lowest and the highest. */
const KEPT_OF_EACH = 3;

/** A row as a point of a chart; `value` is undefined if there is none. */
interface Point {
  readonly hasNoData: boolean;
  readonly value: number | undefined;
}

/** The rows per stride, so that at most `limit` of `total` rows are kept in addition to the edges; 1 keeps all. */
export const strideFor = (total: number, limit: number): number =>
  total <= limit ? 1 : Math.ceil(total / Math.max(1, Math.floor(limit / KEPT_OF_EACH)));

/**
 * Downsamples rows, oldest first, in strides counted back from the newest. Keeps the newest, lowest and highest of
 * each, so that a short peak still shows, and both sides of every change between data and no data.
 */
export function downsample<T>(rows: readonly T[], stride: number, pointOf: (row: T) => Point): readonly T[] {
  const points = rows.map(pointOf);
  const kept = new Set<number>();
  for (let end = rows.length; end > 0; end -= stride) {
    for (const index of extremesOf(points, Math.max(0, end - stride), end)) kept.add(index);
  }
  const isEdge = (index: number): boolean =>
    [index - 1, index + 1].some((other) => points[other] && points[other].hasNoData !== points[index]?.hasNoData);
  return rows.filter((_, index) => kept.has(index) || isEdge(index));
}

/**
 * The indexes of the newest, the lowest and the highest row from `start` up to but not including `end`; of equal ones
 * the newest.
 */
function extremesOf(points: readonly Point[], start: number, end: number): readonly number[] {
  let lowest = end - 1;
  let highest = end - 1;
  const valueAt = (index: number, otherwise: number): number => points[index]?.value ?? otherwise;
  for (let index = end - 1; index >= start; index -= 1) {
    const value = points[index]?.value;
    if (value === undefined) continue;
    if (value < valueAt(lowest, Number.POSITIVE_INFINITY)) lowest = index;
    if (value > valueAt(highest, Number.NEGATIVE_INFINITY)) highest = index;
  }
  return [end - 1, lowest, highest];
}
