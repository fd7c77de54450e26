import type { ReactNode } from 'react';
import type { Mark } from '../model/mark.ts';
import { Icon, type IconName } from './Icon.tsx';
import { StateShape } from './StateShape.tsx';

interface FaceProps {
  /** A state's shape for the state of mail, else an icon. */
  readonly sign: { readonly mark: Mark } | { readonly icon: IconName };
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** Replaces content that is empty, failed or not permitted (look.md 5, faces). */
export function Face({ sign, title, children, actions }: FaceProps) {
  return (
    <div className="grid max-w-[72ch] grid-cols-[16px_1fr] gap-x-3 px-3 py-4">
      <span className="flex h-5 items-center text-text-2">
        {'mark' in sign ? <StateShape mark={sign.mark} size={16} /> : <Icon name={sign.icon} />}
      </span>
      <div>
        <p className="font-medium">{title}</p>
        <div className="mt-1 text-text-2 select-text">{children}</div>
        {actions && <div className="mt-3 flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  );
}

interface NoteLineProps {
  readonly sign: ReactNode;
  readonly text: ReactNode;
  readonly children?: ReactNode;
  /** Spans the window's width, with the page margin. */
  readonly isWhole?: boolean;
}

const LINE = 'flex min-h-10 items-center gap-2 border-b py-1';
const margins = (isWhole: boolean) => (isWhole ? 'px-4 wide:px-6' : 'pr-2 pl-3');

/** A note above complete content that has a limitation. */
export function NoteLine({ sign, text, children, isWhole = false }: NoteLineProps) {
  return (
    <div className={`${LINE} bg-sunken ${margins(isWhole)}`}>
      <span className="text-text-2">{sign}</span>
      <span className="min-w-0 grow">{text}</span>
      {children}
    </div>
  );
}

/** A note that says how old the content below is (look.md 5, "stale"). */
export function StaleLine({ text, children, isWhole = false }: Omit<NoteLineProps, 'sign'>) {
  return (
    <div className={`${LINE} bg-no-data-tint ${margins(isWhole)}`}>
      <StateShape mark="no_data" />
      <span className="min-w-0 grow font-medium">{text}</span>
      {children}
    </div>
  );
}
