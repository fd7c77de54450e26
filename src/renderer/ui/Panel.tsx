import type { ComponentProps, ReactNode } from 'react';

/** A group with a thin border. */
export function Panel({ className = '', ...rest }: ComponentProps<'section'>) {
  return <section className={`overflow-hidden rounded-panel border bg-canvas ${className}`} {...rest} />;
}

interface HeadProps {
  readonly title: ReactNode;
  /** Muted text beside the title. */
  readonly note?: ReactNode;
  /** Controls on the right. */
  readonly children?: ReactNode;
}

export function PanelHead({ title, note, children }: HeadProps) {
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-b px-3 py-1">
      <h2 className="truncate">{title}</h2>
      {note !== undefined && <span className="truncate text-small text-text-3">{note}</span>}
      <div className="ml-auto flex items-center gap-2">{children}</div>
    </div>
  );
}
