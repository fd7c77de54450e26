import { maskedKey } from '../../../shared/account.ts';
import type { Action } from '../../../shared/actions/define.ts';
import { allows } from '../../../shared/permission.ts';
import type { AccountStatus } from '../../../shared/state.ts';

/** The first permission an account's key lacks for an action; undefined also while its permissions are unknown. */
export const missingPath = ({ permissions }: AccountStatus, action: Pick<Action, 'permissions'>): string | undefined =>
  permissions && action.permissions.find((path) => !allows(permissions, path));

const AWAY = 'Nothing can be changed while SMTP2GO cannot be reached.';

/** Why an action cannot run now, as a sentence; undefined if it can. `isStale`: the shown rows come from the cache. */
export function obstacleTo(
  status: AccountStatus,
  action: Pick<Action, 'effect' | 'permissions'>,
  isStale: boolean,
): string | undefined {
  const isAway = isStale || status.watch.outcome?.kind === 'unreachable';
  if (action.effect !== 'read' && isAway) return AWAY;
  const missing = missingPath(status, action);
  return missing === undefined ? undefined : `Key ${maskedKey(status.account)} lacks ${missing}.`;
}
