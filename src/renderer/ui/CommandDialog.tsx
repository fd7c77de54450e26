import { Dialog } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';

interface Props {
  readonly name: string;
  /** Esc was pressed, or the page outside was clicked. The owner decides whether to close. */
  readonly onLeave: (how: 'escape' | 'outside') => void;
  /** The element marked `data-first` is focused when it opens. */
  readonly children: ReactNode;
}

/** A large dialog without a title bar near the top of the page, for the palette. */
export function CommandDialog({ name, onLeave, children }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open onOpenChange={(_open, { reason }) => onLeave(reason === 'escape-key' ? 'escape' : 'outside')}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-10 bg-[rgb(0_0_0/0.32)] motion-safe:transition-opacity motion-safe:duration-100 data-starting-style:opacity-0" />
        <Dialog.Popup
          ref={popup}
          aria-label={name}
          initialFocus={() => popup.current?.querySelector<HTMLElement>('[data-first]') ?? true}
          className="float-in fixed inset-x-0 top-[9vh] z-10 mx-auto flex h-[min(640px,82vh)] w-[860px] max-w-[calc(100vw-32px)] flex-col overflow-clip rounded-float border border-line-strong bg-raised shadow-float outline-none"
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
