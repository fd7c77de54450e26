import { useState } from 'react';
import type { AccountStatus } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ActionForm } from '../action/ActionForm.tsx';

interface Props {
  readonly status: AccountStatus;
  readonly recipients: readonly string[];
  /** Why, as it will stand in the list of suppressions. */
  readonly reason: string;
  readonly onClose: () => void;
}

const HIDDEN = ['type', 'subaccount_id'];

/** The form that suppresses, filled in with the recipients of an incident; nothing is done before the person says so. */
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
