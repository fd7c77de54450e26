import { maskedKey } from '../../../shared/account.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PermissionList } from './PermissionList.tsx';

interface Props {
  readonly status: AccountStatus;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The permissions of an account's key. */
export function PermissionDialog({ status, isOpen, onClose }: Props) {
  return (
    <Dialog
      title={`Permissions of ${maskedKey(status.account)}`}
      isOpen={isOpen}
      onClose={onClose}
      isWide
      actions={
        <Button data-first onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className="mt-2">
        {status.permissions ? (
          <PermissionList permissions={status.permissions} />
        ) : (
          'Not known yet: SMTP2GO has not answered what this key may do.'
        )}
      </div>
    </Dialog>
  );
}
