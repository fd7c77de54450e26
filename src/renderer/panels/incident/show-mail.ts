import type { Route } from '../../../shared/settings.ts';
import { chooseAccount, go } from '../../state/view.ts';

/** Goes to a list of one account: it is of the account chosen in the header. */
export function showMail(accountId: string, route: Route): void {
  chooseAccount(accountId);
  go(route);
}
