interface Props {
  readonly hasLimit: boolean;
  /** Saved limits are other ones, and drawn. */
  readonly hasSaved: boolean;
  /** How long nothing was seen, in words. */
  readonly gap: string | undefined;
}

/** What the lines and areas of the chart are. */
export function TrialLegend({ hasLimit, hasSaved, gap }: Props) {
  return (
    <p className="flex min-h-4 flex-wrap gap-x-4 px-12 pb-3 text-small text-text-3">
      {hasLimit && (
        <span className="flex items-center gap-2">
          <svg width={14} height={8} aria-hidden className="drawn">
            <line
              x1={0}
              x2={14}
              y1={4}
              y2={4}
              strokeWidth={1.5}
              strokeDasharray="5 3"
              className="stroke-warning-mark"
            />
          </svg>
          drag to try
        </span>
      )}
      {hasSaved && (
        <span className="flex items-center gap-2">
          <svg width={14} height={8} aria-hidden className="drawn">
            <line x1={0} x2={14} y1={4} y2={4} strokeDasharray="1 3" className="stroke-text-2" />
          </svg>
          saved limit
        </span>
      )}
      {gap !== undefined && (
        <span className="flex items-center gap-2">
          <svg width={12} height={12} aria-hidden className="drawn">
            <path d="M0 8L8 0M4 12L12 4" strokeWidth={1.5} className="stroke-line-strong" />
          </svg>
          no data, {gap}
        </span>
      )}
    </p>
  );
}
