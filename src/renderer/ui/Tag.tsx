import type { ReactNode } from 'react';

/** A short fact, such as "simulated". */
export function Tag({ children }: { readonly children: ReactNode }) {
  return (
    <span className="inline-block rounded-tag border border-line-strong px-1 text-least leading-4 text-text-2 whitespace-nowrap">
      {children}
    </span>
  );
}
