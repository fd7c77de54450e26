import type { ActionId } from '../../../shared/actions/index.ts';
import { activitySearch } from './activity.ts';
import { apiKeysPermissions, apiKeysView } from './api-keys.ts';
import type { Handler } from './context.ts';
import { emailSearch } from './email-search.ts';
import { smsViewReceived } from './sms.ts';
import { statsEmailCycle } from './stats-cycle.ts';
import { statsEmailHistory } from './stats-history.ts';
import { statsEmailBounces, statsEmailSpam, statsEmailUnsubs } from './stats-records.ts';
import { statsEmailSummary } from './stats-summary.ts';
import { subaccountsSearch } from './subaccounts.ts';
import { subaccountsUsage } from './subaccounts-usage.ts';
import { suppressionRemove, suppressionView } from './suppression.ts';
import { suppressionAdd } from './suppression-add.ts';

/** How each action is done. Complete, or it does not compile. */
export const HANDLERS: { readonly [Id in ActionId]: Handler<Id> } = {
  activity_search: activitySearch,
  api_keys_permissions: apiKeysPermissions,
  api_keys_view: apiKeysView,
  email_search: emailSearch,
  sms_view_received: smsViewReceived,
  stats_email_bounces: statsEmailBounces,
  stats_email_cycle: statsEmailCycle,
  stats_email_history: statsEmailHistory,
  stats_email_spam: statsEmailSpam,
  stats_email_summary: statsEmailSummary,
  stats_email_unsubs: statsEmailUnsubs,
  subaccounts_search: subaccountsSearch,
  subaccounts_usage: subaccountsUsage,
  suppression_add: suppressionAdd,
  suppression_remove: suppressionRemove,
  suppression_view: suppressionView,
};
