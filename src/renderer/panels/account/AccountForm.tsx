import { type ReactNode, type SyntheticEvent, useId } from 'react';
import type { Run } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

interface Props {
  readonly title: string;
  /** The verb of the button that does it. */
  readonly verb: string;
  /** The call that does it. */
  readonly of: Run & { readonly clear: () => void };
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Does it; the dialog closes itself by `onClose` where it went well. */
  readonly onSubmit: () => void;
  readonly isDestroying?: boolean;
  readonly children: ReactNode;
}

/** A small form in a dialog: the safe button, the one that does it, and how it failed. */
export function AccountForm({ title, verb, of, isOpen, onClose, onSubmit, isDestroying = false, children }: Props) {
  const id = useId();
  const close = () => {
    of.clear();
    onClose();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onClick={close} {...(isDestroying ? { 'data-first': true } : {})}>
            {isDestroying ? 'Keep' : 'Cancel'}
          </Button>
          <Button type="submit" form={id} kind={isDestroying ? 'destroying' : 'primary'} disabled={of.isRunning}>
            {verb}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} noValidate>
        {children}
        <ProblemNote problem={of.problem} />
      </form>
    </Dialog>
  );
}
