import type { Trace } from '../model/chart/series.ts';
import { when } from '../model/format.ts';
import type { Scale } from './chart-scale.ts';

interface Props {
  readonly scale: Scale;
  readonly trace: Trace;
  readonly pointerX: number | undefined;
  /** Decides whether the date is shown too. */
  readonly now: number;
  readonly locale: string;
  readonly say: (value: number) => string;
}

/** The time and value of the reading under the pointer, above the plot. */
export function ChartCursor({ scale, trace, pointerX, now, locale, say }: Props) {
  if (pointerX === undefined) return null;
  const points = trace.runs.flat();
  const nearest = points.reduce<(typeof points)[number] | undefined>((best, point) => {
    const distance = Math.abs(scale.x(point.at) - pointerX);
    return distance < 12 && (!best || distance < Math.abs(scale.x(best.at) - pointerX)) ? point : best;
  }, undefined);
  if (!nearest) return null;
  const x = scale.x(nearest.at);
  const isRight = x > scale.left + scale.plotWidth / 2;
  return (
    <g>
      <line x1={x} x2={x} y1={scale.top} y2={scale.floor} className="stroke-text-3" />
      <circle cx={x} cy={scale.y(nearest.value)} r={3.5} className="fill-text stroke-canvas" />
      <text
        x={isRight ? x - 8 : x + 8}
        y={11}
        textAnchor={isRight ? 'end' : 'start'}
        className="fill-text text-small font-semibold"
      >
        {say(nearest.value)}
        <tspan className="fill-text-3 font-normal"> {when(nearest.at, now, locale)}</tspan>
      </text>
    </g>
  );
}
