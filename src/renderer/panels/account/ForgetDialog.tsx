import { useState } from 'react';
import { type Account, maskedKey } from '../../../shared/account.ts';
import { isolated } from '../../../shared/locale.ts';
import { useCall } from '../../state/runs.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { AccountForm } from './AccountForm.tsx';

interface Props {
  readonly account: Account;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Removes an account from Relaywatch. Its key is erased; its history is kept if the person wants that. */
export function ForgetDialog({ account, isOpen, onClose }: Props) {
  const [keepData, setKeepData] = useState(true);
  const forgetting = useCall('forget_account', account.id);
  const submit = async () => {
    const answer = await forgetting.call({ accountId: account.id, keepData });
    if (!answer.ok) return;
    // Forgets what was typed for the account too. Imported on use, because the first screen needs no actions and rules.
    const { forgetRecents } = await import('../../state/recent.ts');
    forgetRecents(account.id);
    const { forgetDrafts } = await import('../../state/drafts.ts');
    forgetDrafts(account.id);
    onClose();
  };
  return (
    <AccountForm
      title={`Forget ${isolated(account.name)}?`}
      verb={`Forget ${isolated(account.name)}`}
      of={forgetting}
      isOpen={isOpen}
      onClose={onClose}
      onSubmit={submit}
      isDestroying
    >
      <p className="mb-3">
        Relaywatch stops checking it and erases{' '}
        {account.simulated ? (
          'its simulated key'
        ) : (
          <>
            the key <span className="font-mono">{maskedKey(account)}</span>
          </>
        )}{' '}
        from this computer. Nothing changes at SMTP2GO. The key cannot be brought back from here.
      </p>
      <Checkbox
        label="Keep what was recorded on this computer"
        help={
          keepData
            ? 'Readings and incidents stay in the data folder. Lists kept for offline reading are erased, and damaged files that were set aside, which may hold some.'
            : 'Readings and incidents are erased too. This cannot be undone.'
        }
        isChecked={keepData}
        onChange={setKeepData}
      />
    </AccountForm>
  );
}
