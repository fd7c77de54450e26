import type { AccountStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { summaryOf } from '../../model/incident/account-summary.ts';
import { useNow } from '../../ui/use-now.ts';
import { ScreenHead } from '../ScreenHead.tsx';
import { AccountPanel } from './AccountPanel.tsx';

interface Props {
  /** Worst first. */
  readonly accounts: readonly AccountStatus[];
  /** The account was chosen, so its panel has no button to choose it. */
  readonly isOne: boolean;
}

/** The state of each account, worst first. */
export function Overview({ accounts, isOne }: Props) {
  const now = useNow();
  return (
    <>
      <ScreenHead title="Overview" note={summaryOf(accounts, locale)} />
      <div className="flex flex-col gap-3">
        {accounts.map((status) => (
          <AccountPanel key={status.account.id} status={status} now={now} canChoose={!isOne} />
        ))}
      </div>
    </>
  );
}
