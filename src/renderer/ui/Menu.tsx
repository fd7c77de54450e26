import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

interface Props {
  readonly trigger: ReactNode;
  /** What the menu chooses, read out before the trigger's own text. */
  readonly name: string;
  /** Has a border like a button, and its list is aligned with its right edge. */
  readonly isFramed?: boolean;
  /** The second half of a split button, next to the first. */
  readonly isTail?: boolean;
  readonly children: ReactNode;
}

const PLAIN = 'h-8 px-2';
const FRAMED = 'h-6 border border-line-strong px-1.5';
const TAIL = 'h-7 rounded-l-none border border-l-0 border-line-strong px-1.5';

/** A menu under a button. */
export function Menu({ trigger, name, isFramed = false, isTail = false, children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger
        className={`flex min-w-0 items-center gap-2 rounded-control hover:bg-hover data-popup-open:bg-hover ${isTail ? TAIL : isFramed ? FRAMED : PLAIN}`}
      >
        <span className="sr-only">{name}</span>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={isFramed || isTail ? 'end' : 'start'} className="z-10 outline-none">
          <Base.Popup className="float-in max-h-[min(70vh,var(--available-height))] w-[300px] overflow-y-auto rounded-float border border-line-strong bg-raised p-1 shadow-float outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface ItemProps {
  readonly sign: ReactNode;
  readonly children: ReactNode;
  /** Muted text on the right. */
  readonly note?: ReactNode;
  readonly onChoose: () => void;
}

export function MenuItem({ sign, children, note, onChoose }: ItemProps) {
  return (
    <Base.Item
      onClick={onChoose}
      className="flex h-7 items-center gap-2 rounded-control px-2 outline-none data-highlighted:chosen"
    >
      <span className="flex w-4 shrink-0 justify-center">{sign}</span>
      <span className="min-w-0 grow truncate">{children}</span>
      {note !== undefined && <span className="shrink-0 text-small text-text-3">{note}</span>}
    </Base.Item>
  );
}

export function MenuLine() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}
