import { useId, useState } from 'react';
import { timeTicks, valueTicks } from '../model/chart/axis.ts';
import { type Point, type Trace, thin } from '../model/chart/series.ts';
import type { Limits, StateBand } from '../model/chart/state-bands.ts';
import { ChartCursor } from './ChartCursor.tsx';
import { Breaches, Gaps, Grid, LimitLines, Runs, StateBands } from './chart-layers.tsx';
import { scaleOf } from './chart-scale.ts';
import { useWidth } from './use-width.ts';

interface Props {
  readonly trace: Trace;
  readonly bands: readonly StateBand[];
  /** The parts of the trace that are compared with the limits. */
  readonly judged: readonly (readonly Point[])[];
  readonly limits: Limits;
  /** The smallest top of the scale, in the unit of the values. */
  readonly least: number;
  readonly from: number;
  readonly to: number;
  readonly locale: string;
  /** A value in its unit: `13.4%`. */
  readonly say: (value: number) => string;
  readonly sayLimit: (value: number) => string;
  /** A summary in one sentence; the table has the figures. */
  readonly label: string;
}

/** One series over time against its limits (look.md 5, "Chart"). */
export function Chart({ trace, bands, judged, limits, least, from, to, locale, say, sayLimit, label }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const [pointerX, setPointerX] = useState<number>();

  const points = trace.runs.flat();
  const highest = Math.max(
    least,
    (limits.critical ?? limits.warning ?? 0) * 1.2,
    ...points.map((point) => point.value),
  );
  const ticks = valueTicks(highest);
  const values = ticks.map((value) => ({ value, label: sayLimit(value) }));
  const labels = values.map(({ label }) => label);
  const scale = scaleOf({ labels, width, from, to, highest: ticks.at(-1) ?? highest });
  const thinned = (run: readonly Point[]) => thin(run, from, to, Math.max(1, Math.floor(scale.plotWidth)));
  const runs = trace.runs.map(thinned);
  const last = trace.runs.at(-1)?.at(-1);

  return (
    <div ref={ref} className="relative" role="img" aria-label={label}>
      {width > 0 && (
        <svg
          width={width}
          height={scale.height}
          className="block"
          aria-hidden
          onPointerMove={(event) => setPointerX(event.clientX - event.currentTarget.getBoundingClientRect().left)}
          onPointerLeave={() => setPointerX(undefined)}
        >
          <Grid
            scale={scale}
            values={values}
            times={timeTicks(from, to, Math.max(2, Math.floor(scale.plotWidth / 64)), locale)}
          />
          <Breaches scale={scale} runs={judged.map(thinned)} limits={limits} id={id} />
          <Gaps scale={scale} gaps={trace.gaps} id={id} />
          <LimitLines scale={scale} limits={limits} say={sayLimit} />
          <Runs scale={scale} runs={runs} />
          {last && (
            <>
              <circle cx={scale.x(last.at)} cy={scale.y(last.value)} r={3.5} className="fill-text stroke-canvas" />
              {pointerX === undefined && (
                <text
                  x={scale.x(last.at) - 8}
                  y={Math.max(scale.y(last.value) - 9, 12)}
                  textAnchor="end"
                  className="fill-text stroke-canvas stroke-4 [paint-order:stroke] text-small font-semibold"
                >
                  {say(last.value)}
                </text>
              )}
            </>
          )}
          <StateBands scale={scale} bands={bands} />
          <ChartCursor scale={scale} trace={trace} pointerX={pointerX} now={to} locale={locale} say={say} />
        </svg>
      )}
    </div>
  );
}
