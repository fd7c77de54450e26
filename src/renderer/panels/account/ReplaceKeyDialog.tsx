import { useState } from 'react';
import { type Account, ApiKey, maskedKey } from '../../../shared/account.ts';
import { isolated } from '../../../shared/locale.ts';
import { useMirror } from '../../state/mirror.ts';
import { useCall } from '../../state/runs.ts';
import { AccountForm } from './AccountForm.tsx';
import { KeyField } from './KeyField.tsx';

interface Props {
  readonly account: Account;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Replaces the key of an account. The old key stays in use until the new one is accepted. */
export function ReplaceKeyDialog({ account, isOpen, onClose }: Props) {
  const keychain = useMirror((mirror) => mirror.app?.keychain) ?? { kind: 'untried' };
  const [key, setKey] = useState('');
  const [wasSent, setSent] = useState(false);
  const replacing = useCall('replace_key', account.id);

  const close = () => {
    setKey('');
    setSent(false);
    onClose();
  };
  const submit = async () => {
    setSent(true);
    const checked = ApiKey.safeParse(key);
    if (!checked.success) return;
    const answer = await replacing.call({ accountId: account.id, key: checked.data });
    if (answer.ok) close();
  };
  return (
    <AccountForm
      title={`Replace the key of ${isolated(account.name)}`}
      verb="Check and replace"
      of={replacing}
      isOpen={isOpen}
      onClose={close}
      onSubmit={submit}
    >
      <p className="mb-3">
        Now <span className="font-mono">{maskedKey(account)}</span>. History and incidents stay.
      </p>
      <KeyField value={key} keychain={keychain} onChange={setKey} isStrict={wasSent} />
    </AccountForm>
  );
}
