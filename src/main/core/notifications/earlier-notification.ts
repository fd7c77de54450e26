import type { Route } from '../../../shared/settings.ts';
import type { AccountStatus } from '../../../shared/state.ts';

/**
 * What a click on a notification of an earlier run opens. The desktop gives back a text that may hold the notification's
 * id (message-text.ts); nothing else is known of it. Its incident may have ended, or its account not be read yet.
 */
export function routeOfEarlier(
  text: string,
  accounts: readonly Pick<AccountStatus, 'account' | 'openIncidents'>[],
): Route {
  for (const { account, openIncidents } of accounts) {
    const incident = openIncidents.find(({ id }) => text.includes(id));
    if (incident) return { screen: 'incident', accountId: account.id, incidentId: incident.id };
  }
  return { screen: 'alerts', tab: 'open' };
}
