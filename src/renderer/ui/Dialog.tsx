import { Dialog as Base } from '@base-ui/react/dialog';
import { type ReactNode, useRef } from 'react';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /**
   * Buttons, Cancel first; absent if the content has its own. The one marked `data-first` is focused when the dialog
   * opens.
   */
  readonly actions?: ReactNode;
  readonly isWide?: boolean;
}

/** A question or a small form over the page. Esc closes it without any change. */
export function Dialog({ title, isOpen, onClose, children, actions, isWide = false }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop
          forceRender
          className="fixed inset-0 z-10 bg-[rgb(0_0_0/0.32)] motion-safe:transition-opacity motion-safe:duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <Base.Popup
          ref={popup}
          initialFocus={() => popup.current?.querySelector<HTMLElement>('[data-first]') ?? true}
          className={`float-in fixed inset-x-0 top-[14vh] z-10 mx-auto flex max-h-[72vh] max-w-[calc(100vw-32px)] flex-col rounded-float border border-line-strong bg-raised p-4 shadow-float outline-none ${isWide ? 'w-[520px]' : 'w-[420px]'}`}
        >
          <Base.Title className="mb-1 text-dialog">{title}</Base.Title>
          <div className="min-h-0 overflow-y-auto px-px text-text-2">{children}</div>
          {actions && <div className="mt-4 flex justify-end gap-2">{actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
