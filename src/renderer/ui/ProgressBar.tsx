/** The progress of a long run. The numbers are shown beside it. */
export function ProgressBar({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div className="h-1 rounded-bar track" aria-hidden>
      <div
        className="h-full rounded-bar bg-accent-fill"
        style={{ width: `${total > 0 ? Math.min((100 * done) / total, 100) : 0}%` }}
      />
    </div>
  );
}
