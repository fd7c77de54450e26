import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** The state of the screen in one sentence. */
  readonly note?: string;
  readonly children?: ReactNode;
}

/** The title of a screen and its actions. */
export function ScreenHead({ title, note, children }: Props) {
  return (
    <div className="mb-3 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="text-title tracking-[-0.012em]">{title}</h1>
      {note !== undefined && <p className="text-text-3">{note}</p>}
      <div className="ml-auto flex items-center gap-2">{children}</div>
    </div>
  );
}
