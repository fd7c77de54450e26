import { type ReactNode, type SyntheticEvent, useId } from 'react';
import type { Run } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

interface Props {
  readonly title: string;
  /** The label of the submit button. */
  readonly verb: string;
  /** The call that the form makes. */
  readonly of: Run & { readonly clear: () => void };
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Makes the call. On success the caller closes the dialog. */
  readonly onSubmit: () => void;
  readonly isDestroying?: boolean;
  readonly children: ReactNode;
}

/** A small form in a dialog: cancel, submit, and the failure of the last try. */
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
