import type { Account } from '../../shared/account.ts';
import { addressFinder } from '../../shared/person.ts';
import { useDrafts } from './drafts.ts';
import { useRecents } from './recent.ts';

/** What this window remembers of what was typed: recent actions and rule drafts. */

/** A person's address, in one account or in all. */
export interface Person {
  readonly address: string;
  readonly account?: Pick<Account, 'id' | 'name'>;
}

function split({ address, account }: Person) {
  const { isIn } = addressFinder(address);
  const names = (entry: unknown, accountId: string | undefined) =>
    entry !== undefined && (!account || accountId === account.id) && isIn(JSON.stringify(entry)) ? 'about' : 'other';
  return {
    recents: Object.groupBy(useRecents.getState(), (recent) => names(recent, recent.accountId)),
    drafts: Object.groupBy(Object.entries(useDrafts.getState()), ([key, draft]) => names(draft, key.split(' ')[0])),
  };
}

/** How many of them name an address. */
export function countTyped(person: Person): number {
  const { recents, drafts } = split(person);
  return (recents.about?.length ?? 0) + (drafts.about?.length ?? 0);
}

/** Drops those that name it. */
export function forgetTyped(person: Person): void {
  const { recents, drafts } = split(person);
  if (recents.about) useRecents.setState(recents.other ?? [], true);
  if (drafts.about) useDrafts.setState(Object.fromEntries(drafts.other ?? []), true);
}
