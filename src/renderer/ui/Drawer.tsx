import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from './Button.tsx';

interface Props {
  readonly title: string;
  /** Beside the close button at the top. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  /** Actions, always visible. */
  readonly foot?: ReactNode;
  /** It contains a form, so the focus moves into it. */
  readonly takesFocus?: boolean;
  readonly onClose: () => void;
}

/** The details or the form of one row, on the right of the page; over the page if that is narrow. */
export function Drawer({ title, controls, children, foot, takesFocus = false, onClose }: Props) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) body.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [takesFocus]);

  return (
    <aside
      aria-label={title}
      className="flex min-h-0 w-[416px] max-w-full shrink-0 flex-col border-l bg-canvas max-wide:absolute max-wide:inset-y-0 max-wide:right-0 max-wide:z-2 max-wide:shadow-float"
    >
      <div className="flex min-h-11 items-center gap-1 border-b py-1 pr-2 pl-4">
        <h2 className="min-w-0 grow truncate" title={title}>
          {title}
        </h2>
        {controls}
        <IconButton icon="close" name="Close" onClick={onClose} />
      </div>
      <div ref={body} className="min-h-0 grow overflow-y-auto p-4">
        {children}
      </div>
      {foot && <div className="flex flex-wrap items-center gap-2 border-t px-4 py-2.5">{foot}</div>}
    </aside>
  );
}
