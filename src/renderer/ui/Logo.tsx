/** The logo: a pulse in a frame. */
export function Logo({ size = 20 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} fill="none" aria-hidden className="shrink-0">
      <rect x={1} y={2.5} width={18} height={15} rx={3} strokeWidth={1.6} className="stroke-text" />
      <path
        d="M4 10.5h2.6l2-4.5 2.8 7.5 1.9-3h2.7"
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-accent"
      />
    </svg>
  );
}
