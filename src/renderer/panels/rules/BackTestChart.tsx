import { useId, useMemo, useRef, useState } from 'react';
import { METRICS, type Rule } from '../../../shared/alert.ts';
import type { BackTestIncident } from '../../../shared/bridge.ts';
import { timeTicks, valueTicks } from '../../model/chart/axis.ts';
import { type Trace, thin } from '../../model/chart/series.ts';
import type { Limits } from '../../model/chart/state-bands.ts';
import { ChartCursor } from '../../ui/ChartCursor.tsx';
import { Gaps, Grid, LimitLines, Runs } from '../../ui/chart-layers.tsx';
import { type Scale, scaleOf } from '../../ui/chart-scale.ts';
import { useWidth } from '../../ui/use-width.ts';
import { LimitGrip } from './LimitGrip.tsx';
import { boundsOf, stepOf } from './limit-steps.ts';

/** The layers of a back-test chart on top of those of every chart. */

const BAND = { warning: 'fill-warning-mark/20', critical: 'fill-critical/20' } as const;
const NARROWEST_PX = 3;

/** The times of incidents that would have opened. */
function Bands({
  scale,
  incidents,
  to,
}: {
  readonly scale: Scale;
  readonly incidents: readonly BackTestIncident[];
  readonly to: number;
}) {
  const right = scale.left + scale.plotWidth;
  return (
    <g>
      {incidents.map(({ openedAt, endedAt, level }) => {
        const x = Math.min(Math.max(scale.x(openedAt), scale.left), right - NARROWEST_PX);
        const width = Math.max(Math.min(scale.x(endedAt ?? to), right) - x, NARROWEST_PX);
        return (
          <rect key={openedAt} x={x} y={scale.top} width={width} height={scale.plotHeight} className={BAND[level]} />
        );
      })}
    </g>
  );
}

/** The saved limits, where they differ. */
function SavedLimits({
  scale,
  limits,
  saved,
}: {
  readonly scale: Scale;
  readonly limits: Limits;
  readonly saved: { readonly warning?: number | undefined; readonly critical?: number | undefined } | undefined;
}) {
  const elsewhere = (['warning', 'critical'] as const).flatMap((name) => {
    const value = saved?.[name];
    return value === undefined || value === limits[name] ? [] : [{ name, value }];
  });
  return (
    <g>
      {elsewhere.map(({ name, value }) => (
        <line
          key={name}
          x1={scale.left}
          x2={scale.left + scale.plotWidth}
          y1={scale.y(value)}
          y2={scale.y(value)}
          strokeDasharray="1 3"
          className="stroke-text-2"
        />
      ))}
    </g>
  );
}

interface Props {
  readonly trace: Trace;
  readonly from: number;
  readonly to: number;
  readonly rule: Pick<Rule, 'metric' | 'compare'>;
  readonly limits: Limits;
  readonly saved: Limits | Rule | undefined;
  readonly start: Rule;
  readonly incidents: readonly BackTestIncident[];
  readonly locale: string;
  /** A value and a limit in their unit, and a limit in its shortest form for the axis. */
  readonly say: (value: number) => string;
  readonly sayLimit: (value: number) => string;
  readonly sayAxis: (value: number) => string;
  readonly onMove: (name: 'warning' | 'critical', value: number) => void;
}

const LEVELS = ['warning', 'critical'] as const;
const AXIS_PX = 24;
const ROOM = 1.2;

/** One series over 30 days with draggable limits (look.md 5, "Back-test"). */
export function BackTestChart(props: Props) {
  const { trace, from, to, rule, limits, saved, start, incidents, locale, say, sayLimit, sayAxis, onMove } = props;
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const [pointerX, setPointerX] = useState<number>();
  /** The top of the scale is fixed while a limit is dragged, so that only the limit moves. */
  const [heldTop, setHeldTop] = useState<number>();

  const points = useMemo(() => trace.runs.flat(), [trace]);
  const peak = useMemo(() => points.reduce((most, point) => Math.max(most, point.value), 0), [points]);
  const room = start.metric === rule.metric && start.compare === rule.compare ? ROOM : 0;
  const highest = Math.max(
    rule.compare === 'above' ? METRICS[rule.metric].scale : 0,
    peak,
    room * (start.warning ?? 0),
    room * (start.critical ?? 0),
    limits.warning ?? 0,
    limits.critical ?? 0,
  );
  const ticks = valueTicks(highest);
  const top = heldTop ?? ticks.at(-1) ?? highest;
  const values = (heldTop === undefined ? ticks : valueTicks(heldTop)).map((value) => ({
    value,
    label: value === 0 ? '0' : sayAxis(value),
  }));
  const labels = values.map(({ label }) => label);
  const scale = scaleOf({ labels, width, from, to, highest: top });
  const columns = Math.max(1, Math.floor(scale.plotWidth));
  const runs = useMemo(() => trace.runs.map((run) => thin(run, from, to, columns)), [trace, from, to, columns]);
  const last = points.at(-1);
  const step = stepOf(rule, top);
  const svg = useRef<SVGSVGElement>(null);

  return (
    <div ref={ref} className="relative">
      {width > 0 && (
        <>
          <svg
            ref={svg}
            width={width}
            height={scale.floor + AXIS_PX}
            className="block"
            role="img"
            aria-label="The series over the last 30 days, with the limits and the incidents they would have opened. The tables have the same figures."
            onPointerMove={(event) => setPointerX(event.clientX - event.currentTarget.getBoundingClientRect().left)}
            onPointerLeave={() => setPointerX(undefined)}
          >
            <Grid
              scale={scale}
              values={values}
              times={timeTicks(from, to, Math.max(2, Math.floor(scale.plotWidth / 64)), locale)}
            />
            <Bands scale={scale} incidents={incidents} to={to} />
            <Gaps scale={scale} gaps={trace.gaps} id={id} />
            <SavedLimits scale={scale} limits={limits} saved={saved} />
            <LimitLines scale={scale} limits={limits} say={sayAxis} />
            <clipPath id={`${id}plot`}>
              <rect x={scale.left} y={0} width={scale.plotWidth + 6} height={scale.floor + 1} />
            </clipPath>
            <g clipPath={`url(#${id}plot)`}>
              <Runs scale={scale} runs={runs} />
              {last && (
                <circle cx={scale.x(last.at)} cy={scale.y(last.value)} r={3.5} className="fill-text stroke-canvas" />
              )}
            </g>
            <ChartCursor scale={scale} trace={trace} pointerX={pointerX} now={to} locale={locale} say={say} />
          </svg>
          {LEVELS.map((name) => {
            const value = limits[name];
            if (value === undefined) return null;
            const before = saved?.[name];
            return (
              <LimitGrip
                key={name}
                name={name}
                value={value}
                valueText={
                  before === undefined || before === value
                    ? sayLimit(value)
                    : `${sayLimit(value)}, saved ${sayLimit(before)}`
                }
                bounds={boundsOf(name, { warning: limits.warning, critical: limits.critical }, step, top)}
                scale={scale}
                valueAt={(clientY) => {
                  const above = svg.current?.getBoundingClientRect().top ?? 0;
                  return ((scale.floor - (clientY - above)) / scale.plotHeight) * top;
                }}
                onHold={(isHeld) => setHeldTop(isHeld ? top : undefined)}
                onMove={(next) => onMove(name, next)}
              />
            );
          })}
        </>
      )}
    </div>
  );
}
