import { MARK_LABELS, type Mark } from '../model/mark.ts';

/** The shapes of look.md 3 on a grid of 16; the marks in triangle and diamond are holes. */
const PATHS = {
  ok: 'M8 3a5 5 0 1 0 0 10 5 5 0 0 0 0-10Z',
  warning: 'M8.87 2.5a1 1 0 0 0-1.74 0L1.4 12.5A1 1 0 0 0 2.27 14h11.46a1 1 0 0 0 .87-1.5ZM7 6h2v4H7ZM7 11h2v2H7Z',
  critical:
    'M8.71 1.2a1 1 0 0 0-1.42 0L1.2 7.29a1 1 0 0 0 0 1.42l6.09 6.09a1 1 0 0 0 1.42 0l6.09-6.09a1 1 0 0 0 0-1.42ZM7 4h2v5H7ZM7 10h2v2H7Z',
  no_data: 'M6.29 3.3A5 5 0 0 0 6.29 12.7M9.71 3.3A5 5 0 0 1 9.71 12.7',
  paused: 'M4 3h3v10H4ZM9 3h3v10H9Z',
} as const;

const DOTS = Array.from({ length: 8 }, (_, n) => {
  const angle = ((22.5 + n * 45) * Math.PI) / 180;
  return { cx: 8 + 5 * Math.cos(angle), cy: 8 + 5 * Math.sin(angle) };
});

const MARK_COLOURS: Readonly<Record<Mark, string>> = {
  ok: 'text-ok',
  insufficient_data: 'text-quiet',
  warning: 'text-warning-mark',
  critical: 'text-critical',
  no_data: 'text-no-data',
  paused: 'text-quiet',
};

interface Props {
  readonly mark: Mark;
  readonly size?: 12 | 14 | 16 | 20;
  /** Absent if the label is shown beside the shape. */
  readonly isNamed?: boolean;
}

/** The shape and colour of a state. */
export function StateShape({ mark, size = 14, isNamed = false }: Props) {
  return (
    <>
      <svg
        viewBox="0 0 16 16"
        width={size}
        height={size}
        fill="currentColor"
        fillRule="evenodd"
        aria-hidden
        className={`shrink-0 ${MARK_COLOURS[mark]}`}
      >
        {mark === 'insufficient_data' && DOTS.map((dot) => <circle key={`${dot.cx} ${dot.cy}`} {...dot} r={1.05} />)}
        {mark === 'no_data' && <path d={PATHS.no_data} fill="none" stroke="currentColor" strokeWidth={2} />}
        {mark !== 'insufficient_data' && mark !== 'no_data' && <path d={PATHS[mark]} />}
      </svg>
      {isNamed && <span className="sr-only">{MARK_LABELS[mark]}</span>}
    </>
  );
}
