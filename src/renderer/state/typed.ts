import type { Account } from '../../shared/account.ts';
import { addressFinder } from '../../shared/person.ts';
import { useDrafts } from './drafts.ts';
import { useRecents } from './recent.ts';

/** A person's address, in one account or in all. */
export interface Person {
  readonly address: string;
  readonly account?: Pick<Account, 'id' | 'name'>;
}

/** Drops what the window holds of it. The main process has erased what it keeps. */
export function forgetTyped({ address, account }: Person): void {
  const { isIn } = addressFinder(address);
  const isOther = (entry: unknown, accountId: string | undefined): boolean =>
    entry === undefined || (account !== undefined && accountId !== account.id) || !isIn(JSON.stringify(entry));
  useRecents.setState(
    useRecents.getState().filter((recent) => isOther(recent, recent.accountId)),
    true,
  );
  const drafts = Object.entries(useDrafts.getState()).filter(([key, draft]) => isOther(draft, key.split(' ')[0]));
  useDrafts.setState(Object.fromEntries(drafts), true);
}
