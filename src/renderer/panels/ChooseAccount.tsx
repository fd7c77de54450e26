import type { ReactNode } from 'react';
import { type AccountStatus, markOfAccount } from '../../shared/state.ts';
import { chooseAccount } from '../state/view.ts';
import { Button } from '../ui/Button.tsx';
import { Face } from '../ui/Face.tsx';
import type { IconName } from '../ui/Icon.tsx';
import { StateShape } from '../ui/StateShape.tsx';

interface Props {
  readonly icon: IconName;
  readonly accounts: readonly AccountStatus[];
  readonly children: ReactNode;
}

/** Asks for an account on screens that show one account, while none is chosen. */
export function ChooseAccount({ icon, accounts, children }: Props) {
  return (
    <Face
      sign={{ icon }}
      title="Of which account?"
      actions={accounts.map((status) => (
        <Button key={status.account.id} onClick={() => chooseAccount(status.account.id)}>
          <StateShape mark={markOfAccount(status)} isNamed />
          {status.account.name}
        </Button>
      ))}
    >
      {children}
    </Face>
  );
}
