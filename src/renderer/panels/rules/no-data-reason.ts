import type { Rule } from '../../../shared/alert.ts';
import { whyNotWatchable } from '../../../shared/rule-check.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { missingPath } from '../../model/incident/account-summary.ts';

/** Why a rule can have no data: SMTP2GO has no such figure, or the key may not read it. */
export function noDataReason(rule: Rule, status: AccountStatus): string | undefined {
  const why = whyNotWatchable(rule);
  if (why !== undefined) return why;
  // Figures of group members come from the history, over any window.
  const window = rule.scope.by === 'account' ? rule.window : '24h';
  const missing = missingPath(status, { metric: rule.metric, window, rating: 'no_data' });
  return missing === undefined ? undefined : `The key lacks ${missing}: tick it at SMTP2GO.`;
}
