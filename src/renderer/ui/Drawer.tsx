import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from './Button.tsx';

interface Props {
  readonly title: string;
  /** Beside the way out, at the top. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  /** Actions; stays in sight. */
  readonly foot?: ReactNode;
  /** It asks for something: the keyboard goes on in it. */
  readonly takesFocus?: boolean;
  readonly onClose: () => void;
}

/** What is told of one row, or asked about it: at the right of the page, over it where there is little room. */
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
