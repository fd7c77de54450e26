const WIDTHS = ['w-2/5', 'w-1/2', 'w-1/3', 'w-3/5', 'w-1/4'] as const;

/** Placeholder for the four cells of an account before its first answer. */
export function SkeletonCells({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="cells">
      {WIDTHS.slice(0, 4).map((width) => (
        <div key={width} className="flex h-[115px] flex-col gap-3 pt-4">
          <span className="h-2 w-1/4 rounded-bar track" />
          <span className={`h-2 rounded-bar track ${width}`} />
          <span className="h-2 w-3/5 rounded-bar track" />
        </div>
      ))}
    </div>
  );
}

/** Placeholder rows of the real height while the first answer is loading. */
export function SkeletonRows({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label}>
      {WIDTHS.map((width) => (
        <div key={width} className="flex h-8 items-center gap-8 border-b px-3 last:border-b-0">
          <span className={`h-2 rounded-bar track ${width}`} />
          <span className="ml-auto h-2 w-16 rounded-bar track" />
        </div>
      ))}
    </div>
  );
}
