import type { KeyboardEvent, RefObject } from 'react';
import { type AccountStatus, markOfAccount } from '../../../shared/state.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { StateShape } from '../../ui/StateShape.tsx';

interface Props {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly accounts: readonly AccountStatus[];
  readonly account: AccountStatus;
  readonly onType: (typed: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onAccount: (accountId: string) => void;
}

function AccountMenu({ accounts, account, onAccount }: Pick<Props, 'accounts' | 'account' | 'onAccount'>) {
  const name = (
    <>
      <StateShape mark={markOfAccount(account)} isNamed />
      <span className="max-w-52 truncate">{account.account.name}</span>
    </>
  );
  if (accounts.length === 1) return <span className="flex items-center gap-2">{name}</span>;
  return (
    <Menu
      name="In account:"
      isFramed
      trigger={
        <>
          {name}
          <Icon name="down" size={14} />
        </>
      }
    >
      {accounts.map((status) => (
        <MenuItem
          key={status.account.id}
          sign={<StateShape mark={markOfAccount(status)} isNamed />}
          onChoose={() => onAccount(status.account.id)}
        >
          {status.account.name}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** The search field, and the account an action runs for. */
export function PaletteHead({ input, typed, listId, activeId, onType, onKey, ...accounts }: Props) {
  return (
    <div className="flex h-12 shrink-0 items-center gap-2 border-b pr-4 pl-4">
      <span className="text-text-3">
        <Icon name="search" />
      </span>
      <input
        ref={input}
        data-first
        role="combobox"
        aria-label="Search actions and screens"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        placeholder="Search actions and screens"
        value={typed}
        maxLength={100}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKey}
        className="h-full min-w-0 grow bg-transparent text-dialog outline-none select-text placeholder:text-text-3"
      />
      <span className="flex shrink-0 items-center gap-2 text-small">
        <span className="text-text-3" aria-hidden>
          in
        </span>
        <AccountMenu {...accounts} />
      </span>
    </div>
  );
}
