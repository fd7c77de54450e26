import { useWidth } from './use-width.ts';

interface Props {
  /** One value a day, oldest first; `undefined` for a day without a rate, which is a gap. */
  readonly values: readonly (number | undefined)[];
  readonly limit: number | undefined;
  /** The smallest top of the scale, so that small changes do not look large. */
  readonly least: number;
  /** The accessible summary. */
  readonly label: string;
}

const HEIGHT = 44;
const EDGE = 4;

/** A month as a small line with the limit and a dot on the last day. */
export function Sparkline({ values, limit, least, label }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const highest = Math.max(least, ...values.map((value) => value ?? 0)) * 1.05;
  const x = (index: number) => EDGE + (index * (width - 2 * EDGE)) / Math.max(values.length - 1, 1);
  const y = (value: number) => HEIGHT - 2 - (value / highest) * (HEIGHT - 8);

  let isOpen = false;
  const path = values
    .map((value, index) => {
      if (value === undefined) {
        isOpen = false;
        return '';
      }
      const command = isOpen ? 'L' : 'M';
      isOpen = true;
      return `${command}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  const last = values.findLastIndex((value) => value !== undefined);
  const lastValue = values[last];

  return (
    <div ref={ref} role="img" aria-label={label}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} className="block" aria-hidden>
          <line x1={0} x2={width} y1={HEIGHT - 1.5} y2={HEIGHT - 1.5} className="stroke-line-strong" />
          {limit !== undefined && (
            <line x1={0} x2={width} y1={y(limit)} y2={y(limit)} strokeDasharray="4 3" className="stroke-warning-mark" />
          )}
          <path
            d={path}
            fill="none"
            strokeWidth={1.5}
            strokeLinejoin="round"
            strokeLinecap="round"
            className="stroke-text-2"
          />
          {lastValue !== undefined && <circle cx={x(last)} cy={y(lastValue)} r={3} className="fill-text" />}
        </svg>
      )}
    </div>
  );
}
