import type { ReactNode } from 'react';
import type { Mark } from '../model/mark.ts';
import { Icon, type IconName } from './Icon.tsx';
import { StateShape } from './StateShape.tsx';

interface FaceProps {
  /** A state's shape where the state of mail is meant, else a plain icon. */
  readonly sign: { readonly mark: Mark } | { readonly icon: IconName };
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** What stands in place of content: empty, failed or no permission (look.md 5, faces). */
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
}

/** One line above content that is whole and yet not all of it. */
export function NoteLine({ sign, text, children }: NoteLineProps) {
  return (
    <div className="flex min-h-10 items-center gap-2 border-b bg-sunken py-1 pr-2 pl-3">
      <span className="text-text-2">{sign}</span>
      <span className="min-w-0 grow">{text}</span>
      {children}
    </div>
  );
}

/** One line that says how old what follows is (look.md 5, "stale"). */
export function StaleLine({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="flex min-h-10 items-center gap-2 border-b bg-blind-tint py-1 pr-2 pl-3">
      <StateShape mark="blind" />
      <span className="min-w-0 grow font-medium">{text}</span>
      {children}
    </div>
  );
}
