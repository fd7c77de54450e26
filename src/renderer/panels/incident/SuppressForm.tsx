import { useState } from 'react';
import type { AccountStatus } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ActionForm } from '../action/ActionForm.tsx';

interface Props {
  readonly status: AccountStatus;
  readonly recipients: readonly string[];
  /** The description of the new suppressions. */
  readonly reason: string;
  readonly onClose: () => void;
}

const HIDDEN = ['type', 'subaccount_id'];

/** The suppression form, filled with the recipients of an incident. Nothing is changed until it is submitted. */
export function SuppressForm({ status, recipients, reason, onClose }: Props) {
  const [initial] = useState(() => ({ email_address: recipients, type: 'EMAIL', description: reason }));
  return (
    <Dialog
      title={`Suppress ${counted(recipients.length, 'address', 'addresses', locale)}`}
      isWide
      isOpen
      onClose={onClose}
    >
      <ActionForm
        id="suppression_add"
        account={status}
        initial={initial}
        hidden={HIDDEN}
        onDone={() => undefined}
        onCancel={onClose}
      />
    </Dialog>
  );
}
