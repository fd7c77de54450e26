import { type PointerEvent, useState } from 'react';
import type { Scale } from '../../ui/chart-scale.ts';
import { type Bounds, movedByKey, placed } from './limit-steps.ts';

interface Props {
  readonly name: 'warning' | 'critical';
  readonly value: number;
  /** The value as text, with the saved value if that differs. */
  readonly valueText: string;
  readonly bounds: Bounds;
  readonly scale: Scale;
  /** The value at a height in the window (px). */
  readonly valueAt: (clientY: number) => number;
  readonly onHold: (isHeld: boolean) => void;
  readonly onMove: (value: number) => void;
}

const LOOKS = {
  warning: { title: 'Warning limit', colour: 'border-warning-mark text-warning', fromRight: 44 },
  critical: { title: 'Critical limit', colour: 'border-critical text-critical', fromRight: 18 },
} as const;
const REACH_PX = 12;

/** The handle of a limit on the chart. The whole line can be dragged; arrows move it by one step, Page keys by ten. */
export function LimitGrip({ name, value, valueText, bounds, scale, valueAt, onHold, onMove }: Props) {
  const [isHeld, setHeld] = useState(false);
  const { title, colour, fromRight } = LOOKS[name];
  const y = scale.y(value);
  const hold = (isNow: boolean) => {
    setHeld(isNow);
    onHold(isNow);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const next = placed(valueAt(event.clientY), bounds);
    if (isHeld && next !== value) onMove(next);
  };
  return (
    <div
      className="absolute flex cursor-ns-resize touch-none items-center"
      style={{ left: scale.left, width: scale.plotWidth, top: y - REACH_PX / 2, height: REACH_PX }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        hold(true);
      }}
      onPointerMove={drag}
      onPointerUp={() => hold(false)}
      onPointerCancel={() => hold(false)}
    >
      <div
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-orientation="vertical"
        aria-valuemin={bounds.least}
        aria-valuemax={bounds.most}
        aria-valuenow={value}
        aria-valuetext={valueText}
        onKeyDown={(event) => {
          const next = movedByKey(event.key, value, bounds);
          if (next === undefined) return;
          event.preventDefault();
          if (next !== value) onMove(next);
        }}
        className={`absolute -top-px flex h-3.5 w-5 flex-col items-center justify-center gap-[3px] rounded-control border-[1.5px] bg-canvas ${colour}`}
        style={{ right: fromRight }}
      >
        <span className="h-px w-2 bg-current" />
        <span className="h-px w-2 bg-current" />
      </div>
    </div>
  );
}
