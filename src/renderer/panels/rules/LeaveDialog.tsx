import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface Props {
  readonly name: string;
  /** Goes where the person wanted to; undefined while nobody is leaving. */
  readonly leave: (() => void) | undefined;
  readonly onStay: () => void;
  readonly onDiscard: () => void;
}

/** Asks before changes that are not saved are left behind. */
export function LeaveDialog({ name, leave, onStay, onDiscard }: Props) {
  return (
    <Dialog
      title="Leave without saving?"
      isOpen={leave !== undefined}
      onClose={onStay}
      actions={
        <>
          <Button data-first onClick={onStay}>
            Stay
          </Button>
          <Button
            kind="destroying"
            onClick={() => {
              onDiscard();
              onStay();
              leave?.();
            }}
          >
            Discard the changes
          </Button>
        </>
      }
    >
      The changes to <span className="text-text">{name}</span> are not saved. Discarding them leaves the rule as it is.
    </Dialog>
  );
}
