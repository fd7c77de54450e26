import type { BackTestIncident } from '../../../shared/bridge.ts';
import type { Limits } from '../../model/chart/state-bands.ts';
import type { Scale } from '../../ui/chart-scale.ts';

/** What the chart of a back-test has beside the layers of every chart. */

const BAND = { warning: 'fill-warning-mark/20', critical: 'fill-critical/20' } as const;
const NARROWEST_PX = 3;

/** The times of the incidents that would have been. */
export function Bands({
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

/** Where the saved limits are, as far as they are elsewhere. */
export function SavedLimits({
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
