import type { Tick } from '../model/chart/axis.ts';
import type { Gap, Point } from '../model/chart/series.ts';
import type { Limits, StateBand } from '../model/chart/state-bands.ts';
import { MARK_LABELS, type Mark } from '../model/mark.ts';
import type { Scale } from './chart-scale.ts';

/** The layers of a chart, from back to front. Each draws one thing on a scale. */

const AXIS_TEXT = 'fill-text-3 text-least';

interface GridProps {
  readonly scale: Scale;
  readonly values: readonly { readonly value: number; readonly label: string }[];
  readonly times: readonly Tick[];
}

export function Grid({ scale, values, times }: GridProps) {
  const { left, plotWidth, floor } = scale;
  return (
    <g>
      {values.map(({ value, label }) => (
        <g key={value}>
          <line
            x1={left}
            x2={left + plotWidth}
            y1={scale.y(value)}
            y2={scale.y(value)}
            className={value === 0 ? 'stroke-line-strong' : 'stroke-line'}
          />
          <text x={left - 8} y={scale.y(value) + 4} textAnchor="end" className={AXIS_TEXT}>
            {label}
          </text>
        </g>
      ))}
      {times.map((tick) => (
        <g key={tick.at}>
          <line x1={scale.x(tick.at)} x2={scale.x(tick.at)} y1={floor} y2={floor + 4} className="stroke-line-strong" />
          <text x={scale.x(tick.at)} y={floor + 16} textAnchor="middle" className={AXIS_TEXT}>
            {tick.label}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The area below the line and above a limit. */
export function Breaches({
  scale,
  runs,
  limits,
  id,
}: {
  readonly scale: Scale;
  readonly runs: readonly (readonly Point[])[];
  readonly limits: Limits;
  readonly id: string;
}) {
  const { warning, critical } = limits;
  const areaOf = (run: readonly Point[]) => {
    const [first] = run;
    const last = run.at(-1);
    if (!first || !last) return '';
    return `${scale.line(run)}L${scale.x(last.at)} ${scale.floor}L${scale.x(first.at)} ${scale.floor}Z`;
  };
  const band = (name: string, low: number, high: number | undefined) => {
    const top = high === undefined ? 0 : scale.y(high);
    return (
      <clipPath id={`${id}${name}`}>
        <rect x={scale.left} y={top} width={scale.plotWidth} height={Math.max(scale.y(low) - top, 0)} />
      </clipPath>
    );
  };
  const area = runs
    .filter((run) => run.length > 1)
    .map(areaOf)
    .join('');
  return (
    <g>
      {warning !== undefined && (
        <>
          {band('warning', warning, critical)}
          <path d={area} clipPath={`url(#${id}warning)`} className="fill-warning-mark/11" />
        </>
      )}
      {critical !== undefined && (
        <>
          {band('critical', critical, undefined)}
          <path d={area} clipPath={`url(#${id}critical)`} className="fill-critical/18" />
        </>
      )}
    </g>
  );
}

/** The readings as lines, one for each unbroken run. */
export function Runs({ scale, runs }: { readonly scale: Scale; readonly runs: readonly (readonly Point[])[] }) {
  return runs.map((run) => (
    <path
      key={run[0]?.at}
      d={scale.line(run)}
      fill="none"
      strokeWidth={1.5}
      strokeLinejoin="round"
      strokeLinecap="round"
      className="stroke-text"
    />
  ));
}

/** The approximate width of a label at the smallest size, to decide whether it fits. */
const roomFor = (text: string) => text.length * 5.4 + 4;

export function Gaps({
  scale,
  gaps,
  id,
}: {
  readonly scale: Scale;
  readonly gaps: readonly Gap[];
  readonly id: string;
}) {
  return (
    <g>
      <pattern id={`${id}hatch`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1={0} x2={0} y1={0} y2={6} strokeWidth={2} className="stroke-line-strong" />
      </pattern>
      {gaps.map((gap) => {
        const x = scale.x(gap.from);
        const width = Math.max(scale.x(gap.to) - x, 1);
        const label = [gap.why, 'no data'].find((text) => roomFor(text) <= width);
        return (
          <g key={gap.from}>
            <rect x={x} y={scale.top} width={width} height={scale.plotHeight} className="fill-sunken" />
            <rect x={x} y={scale.top} width={width} height={scale.plotHeight} fill={`url(#${id}hatch)`} opacity={0.7} />
            {label && (
              <>
                <rect
                  x={x + width / 2 - roomFor(label) / 2}
                  y={scale.floor - 20}
                  width={roomFor(label)}
                  height={16}
                  className="fill-sunken"
                />
                <text x={x + width / 2} y={scale.floor - 8} textAnchor="middle" className="fill-text-2 text-least">
                  {label}
                </text>
              </>
            )}
          </g>
        );
      })}
    </g>
  );
}

const LABEL_PX = 13;

export function LimitLines({
  scale,
  limits,
  say,
}: {
  readonly scale: Scale;
  readonly limits: Limits;
  readonly say: (value: number) => string;
}) {
  const right = scale.left + scale.plotWidth;
  const { warning, critical } = limits;
  // Labels of limits that are close to each other would overlap, so the lower one moves down.
  const apart = warning === undefined || critical === undefined ? LABEL_PX : scale.y(warning) - scale.y(critical);
  const missing = Math.max(LABEL_PX - Math.abs(apart), 0);
  const draw = (name: 'warning' | 'critical', value: number, line: string, text: string, down = 0) => (
    <g>
      <line
        x1={scale.left}
        x2={right + 6}
        y1={scale.y(value)}
        y2={scale.y(value)}
        strokeDasharray="5 3"
        strokeWidth={1.5}
        className={line}
      />
      <text x={right + 10} y={scale.y(value) + 4 + down} className={`text-least font-medium ${text}`}>
        {name} {say(value)}
      </text>
    </g>
  );
  return (
    <>
      {warning !== undefined &&
        draw('warning', warning, 'stroke-warning-mark', 'fill-warning', apart >= 0 ? missing : 0)}
      {critical !== undefined &&
        draw('critical', critical, 'stroke-critical', 'fill-critical', apart < 0 ? missing : 0)}
    </>
  );
}

const BAND_COLOURS: Readonly<Record<Mark, readonly [tint: string, edge: string, label: string]>> = {
  ok: ['fill-ok-tint', 'fill-ok', 'fill-ok'],
  warning: ['fill-warning-tint', 'fill-warning-mark', 'fill-warning'],
  critical: ['fill-critical-tint', 'fill-critical', 'fill-critical'],
  no_data: ['fill-no-data-tint', 'fill-no-data', 'fill-no-data'],
  insufficient_data: ['fill-sunken', 'fill-quiet', 'fill-quiet'],
  paused: ['fill-sunken', 'fill-quiet', 'fill-quiet'],
};

/** The state over time, labelled where there is room. */
export function StateBands({ scale, bands }: { readonly scale: Scale; readonly bands: readonly StateBand[] }) {
  const top = scale.floor + 28;
  return (
    <g>
      {bands.map((band) => {
        const x = scale.x(band.from);
        const width = Math.max(scale.x(band.to) - x - 1, 1);
        const [tint, edge, colour] = BAND_COLOURS[band.mark];
        const label = MARK_LABELS[band.mark].toLowerCase();
        return (
          <g key={band.from}>
            <rect x={x} y={top} width={width} height={18} className={tint} />
            <rect x={x} y={top} width={width} height={2} className={edge} />
            {roomFor(label) <= width && (
              <text x={x + 6} y={top + 14} className={`text-least ${colour}`}>
                {band.mark === 'ok' ? 'ok' : label}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
