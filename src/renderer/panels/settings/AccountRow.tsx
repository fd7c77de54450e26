import { useState } from 'react';
import { endpointTitle, maskedKey } from '../../../shared/account.ts';
import { type AccountStatus, type Keychain, markOfAccount } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { sessionOnlyText } from '../../model/key.ts';
import { MARK_LABELS } from '../../model/mark.ts';
import { useCall } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ForgetDialog } from '../account/ForgetDialog.tsx';
import { PermissionDialog } from '../account/PermissionDialog.tsx';
import { RenameDialog } from '../account/RenameDialog.tsx';
import { ReplaceKeyDialog } from '../account/ReplaceKeyDialog.tsx';
import { ProblemNote } from '../ProblemFace.tsx';

/** What an account keeps for offline reading, with a button to erase it. */
function ResponseCache({ accountId }: { readonly accountId: string }) {
  const { isRunning, problem, call } = useCall('clear_response_cache', accountId);
  /** The damaged files that are left; undefined until something was erased. */
  const [damagedFiles, setDamagedFiles] = useState<number>();
  const erase = async (damagedToo: boolean) => {
    const answer = await call({ accountId, damagedToo });
    if (answer.ok) setDamagedFiles(answer.data.damagedFiles);
  };
  const isErased = damagedFiles !== undefined;
  const isLeft = isErased && damagedFiles > 0;
  return (
    <>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 pl-6 text-small text-text-3">
        <span className="font-medium text-text-2">Kept for offline</span>
        <span role="status">
          {isErased
            ? `Erased. ${isLeft ? `${counted(damagedFiles, 'damaged file that was set aside', 'damaged files that were set aside', locale)} may still hold some.` : 'Lists are kept again as they are opened.'}`
            : 'The lists that were opened, for up to 90 days.'}
        </span>
        <Button size="row" kind="quiet" disabled={isRunning} onClick={() => erase(isLeft)}>
          {isLeft ? 'Delete damaged files' : 'Erase'}
        </Button>
      </p>
      <ProblemNote problem={problem} />
    </>
  );
}

type Form = 'rename' | 'key' | 'permissions' | 'forget';

/** One account and its actions. */
export function AccountRow({ status, keychain }: { readonly status: AccountStatus; readonly keychain: Keychain }) {
  const { account } = status;
  const [form, setForm] = useState<Form>();
  const { isRunning, problem, call: pause } = useCall('pause_account', account.id);
  const mark = markOfAccount(status);
  const close = () => setForm(undefined);
  return (
    <li className="border-b px-3 py-2 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <StateShape mark={mark} size={16} />
        <span className="min-w-0 truncate font-medium" title={account.name}>
          {account.name}
        </span>
        <span className="sr-only">{MARK_LABELS[mark]}</span>
        {account.simulated && <Tag>simulated</Tag>}
        {status.keyKept === 'session' && !account.simulated && <Tag>this session only</Tag>}
        {status.keyKept === 'nowhere' && <Tag>no key here</Tag>}
        {!account.simulated && (
          <span className="text-small text-text-3">
            {endpointTitle(account)} · {maskedKey(account)}
          </span>
        )}
        <span className="ml-auto flex flex-wrap items-center gap-1">
          <Button size="row" kind="quiet" onClick={() => setForm('permissions')}>
            Permissions
          </Button>
          <Button size="row" onClick={() => setForm('rename')}>
            Rename…
          </Button>
          {!account.simulated && (
            <Button size="row" onClick={() => setForm('key')}>
              Replace key…
            </Button>
          )}
          <Button
            size="row"
            disabled={isRunning}
            onClick={() => pause({ accountId: account.id, paused: !account.paused })}
          >
            {account.paused ? 'Resume' : 'Pause'}
          </Button>
          <Button size="row" kind="destroying" onClick={() => setForm('forget')}>
            Forget…
          </Button>
        </span>
      </div>
      {account.endpoint.kind === 'custom' && !account.simulated && (
        <p className="mt-1 truncate pl-6 font-mono text-least text-text-3 select-text">{account.endpoint.baseUrl}</p>
      )}
      {status.keyKept === 'session' && !account.simulated && (
        <p className="mt-1 max-w-[72ch] pl-6 text-small text-text-3">{sessionOnlyText(keychain)}</p>
      )}
      <ResponseCache accountId={account.id} />
      <ProblemNote problem={problem} />
      <RenameDialog account={account} isOpen={form === 'rename'} onClose={close} />
      <ReplaceKeyDialog account={account} isOpen={form === 'key'} onClose={close} />
      <PermissionDialog status={status} isOpen={form === 'permissions'} onClose={close} />
      <ForgetDialog account={account} isOpen={form === 'forget'} onClose={close} />
    </li>
  );
}
