import { type Account, maskedKey } from '../../../shared/account.ts';
import { type AccountStatus, markOfAccount, markOfAll, type NotificationStatus } from '../../../shared/state.ts';
import { count } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { ageOf } from '../../model/age.ts';
import { silenceOf } from '../../model/notification-status.ts';
import { tell } from '../../state/runs.ts';
import { chooseAccount, go } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { Time } from '../../ui/Time.tsx';
import { useNow } from '../../ui/use-now.ts';

interface Props {
  /** All accounts, worst first. */
  readonly accounts: readonly AccountStatus[];
  readonly chosen: AccountStatus | undefined;
}

const keyText = (account: Account) => (account.simulated ? 'simulated' : maskedKey(account));

function AccountSwitcher({ accounts, chosen }: Props) {
  const mark = chosen ? markOfAccount(chosen) : markOfAll(accounts);
  const name = chosen ? chosen.account.name : 'All accounts';
  return (
    <Menu
      name="Account:"
      trigger={
        <>
          <StateShape mark={mark} isNamed />
          <span className="truncate font-medium">{name}</span>
          <span className="shrink-0 text-small text-text-3 max-narrow:hidden">
            {chosen ? keyText(chosen.account) : count(accounts.length, locale)}
          </span>
          <Icon name="down" size={14} />
        </>
      }
    >
      {accounts.length > 1 && (
        <>
          <MenuItem
            sign={<StateShape mark={markOfAll(accounts)} isNamed />}
            note={count(accounts.length, locale)}
            onChoose={() => chooseAccount(undefined)}
          >
            All accounts
          </MenuItem>
          <MenuLine />
        </>
      )}
      {accounts.map((status) => (
        <MenuItem
          key={status.account.id}
          sign={<StateShape mark={markOfAccount(status)} isNamed />}
          note={status.openIncidents.length > 0 ? `${count(status.openIncidents.length, locale)} open` : undefined}
          onChoose={() => chooseAccount(status.account.id)}
        >
          {status.account.name}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem sign={<Icon name="add" size={14} />} onChoose={() => go({ screen: 'welcome' })}>
        Add account…
      </MenuItem>
    </Menu>
  );
}

function AgeText({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const now = useNow();
  const age = ageOf(accounts, now, locale);
  return (
    <span className="flex min-w-0 items-center gap-1 overflow-hidden text-small whitespace-nowrap text-text-3 *:truncate">
      {age.mark && <StateShape mark={age.mark} />}
      {age.at === undefined ? (
        <span>{age.first}</span>
      ) : (
        <Time at={age.at} locale={locale}>
          {age.first}
        </Time>
      )}
      {age.second && <span className="max-wide:hidden">· {age.second}</span>}
    </span>
  );
}

/** Says that notifications are held back, and leads to where that can be ended. */
function SilenceMark({ notifications }: { readonly notifications: NotificationStatus }) {
  const silence = silenceOf(notifications, useNow(), locale);
  if (!silence) return null;
  return (
    <button
      type="button"
      title={silence.text}
      className="flex h-7 shrink-0 items-center gap-1.5 rounded-control px-1.5 text-small whitespace-nowrap text-text-2 hover:bg-hover"
      onClick={() => go({ screen: 'alerts', tab: 'open' })}
    >
      <Icon name="muted" size={14} />
      <span className="max-narrow:sr-only">{silence.text}</span>
    </button>
  );
}

interface HeaderProps extends Props {
  readonly notifications: NotificationStatus;
}

/** The account, whether notifications are held back, the age of the data, and a button to check now. */
export function Header({ accounts, chosen, notifications }: HeaderProps) {
  const shown = chosen ? [chosen] : accounts;
  const isChecking = shown.some((status) => status.watch.isChecking);
  const canCheck = shown.some((status) => !status.account.paused);
  return (
    <header className="flex items-center gap-3 border-b bg-canvas pr-3 pl-2 wide:pr-4 wide:pl-4">
      {accounts.length > 0 && <AccountSwitcher accounts={accounts} chosen={chosen} />}
      <div className="ml-auto flex min-w-0 items-center gap-3">
        <SilenceMark notifications={notifications} />
        <AgeText accounts={shown} />
        <Button
          icon="refresh"
          disabled={isChecking || !canCheck}
          onClick={() => tell('check_now', chosen ? { accountId: chosen.account.id } : {})}
        >
          Check now
        </Button>
      </div>
    </header>
  );
}
