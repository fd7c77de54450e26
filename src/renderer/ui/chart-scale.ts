import type { Point } from '../model/chart/series.ts';

/** The geometry of a chart, in px. */
export interface Scale {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly plotWidth: number;
  readonly plotHeight: number;
  /** The bottom of the plot. */
  readonly floor: number;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  /** The path of a run of points; a single point becomes a short visible stroke. */
  readonly line: (points: readonly Point[]) => string;
}

const LEAST_LEFT = 36;
/** At 11 px. */
const DIGIT_PX = 7;
const BESIDE = 10;
const RIGHT = 92;
const TOP = 16;
const PLOT_HEIGHT = 228;
const BELOW = 52;

/** `labels`: the labels of the value axis, which decide its width. */
export function scaleOf(plot: {
  readonly labels: readonly string[];
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly highest: number;
}): Scale {
  const longest = Math.max(...plot.labels.map((label) => label.length));
  const left = Math.max(LEAST_LEFT, longest * DIGIT_PX + BESIDE);
  const plotWidth = Math.max(plot.width - left - RIGHT, 40);
  const floor = TOP + PLOT_HEIGHT;
  const x = (at: number) => left + ((at - plot.from) / (plot.to - plot.from)) * plotWidth;
  const y = (value: number) => floor - (value / plot.highest) * PLOT_HEIGHT;
  const coordinates = (point: Point) => `${x(point.at).toFixed(1)} ${y(point.value).toFixed(1)}`;
  return {
    width: plot.width,
    height: floor + BELOW,
    left,
    top: TOP,
    plotWidth,
    plotHeight: PLOT_HEIGHT,
    floor,
    x,
    y,
    line: (points) => {
      const [first] = points;
      if (first && points.length === 1) return `M${coordinates(first)}h1`;
      return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${coordinates(point)}`).join('');
    },
  };
}
