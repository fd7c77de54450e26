import { useState } from 'react';
import { type Account, NewAccountName } from '../../../shared/account.ts';
import { isolated } from '../../../shared/locale.ts';
import { useCall } from '../../state/runs.ts';
import { Field } from '../../ui/Field.tsx';
import { AccountForm } from './AccountForm.tsx';

interface Props {
  readonly account: Account;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Renames an account, in Relaywatch only. */
export function RenameDialog({ account, isOpen, onClose }: Props) {
  const [name, setName] = useState(account.name);
  const checked = NewAccountName.safeParse(name);
  const renaming = useCall('rename_account', account.id);
  const submit = async () => {
    if (!checked.success) return;
    const answer = await renaming.call({ accountId: account.id, name: checked.data });
    if (answer.ok) onClose();
  };
  return (
    <AccountForm
      title={`Rename ${isolated(account.name)}`}
      verb="Rename"
      of={renaming}
      isOpen={isOpen}
      onClose={() => {
        setName(account.name);
        onClose();
      }}
      onSubmit={submit}
    >
      <Field
        label="Name"
        name="name"
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        refusal={checked.success ? undefined : checked.error.issues[0]?.message}
        help="Only in Relaywatch; nothing changes at SMTP2GO."
        data-first
      />
    </AccountForm>
  );
}
