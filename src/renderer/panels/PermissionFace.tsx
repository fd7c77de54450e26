import { maskedKey } from '../../shared/account.ts';
import type { AccountStatus } from '../../shared/state.ts';
import { tell } from '../state/runs.ts';
import { Button } from '../ui/Button.tsx';
import { Face } from '../ui/Face.tsx';

interface Props {
  readonly status: AccountStatus;
  /** The title: what cannot be done. */
  readonly title: string;
  /** The missing permission. */
  readonly path: string;
}

/** Shown when the key lacks a permission: which one, and where to grant it. */
export function PermissionFace({ status, title, path }: Props) {
  return (
    <Face
      sign={{ icon: 'lock' }}
      title={title}
      actions={
        <>
          <Button
            icon="refresh"
            disabled={status.watch.isChecking}
            onClick={() => tell('check_now', { accountId: status.account.id })}
          >
            Check again
          </Button>
          <Button kind="quiet" onClick={() => tell('copy_text', { text: path })}>
            Copy the permission
          </Button>
        </>
      }
    >
      Key <span className="font-mono text-small">{maskedKey(status.account)}</span> lacks{' '}
      <span className="font-mono text-small">{path}</span>. At SMTP2GO open Settings, API Keys, this key, and tick it.
    </Face>
  );
}
