import type { ActionId } from '../../../shared/actions/index.ts';
import { activitySearch } from './activity.ts';
import type { Handler } from './context.ts';
import { emailSearch } from './email-search.ts';
import { statsEmailCycle } from './stats-cycle.ts';
import { statsEmailHistory } from './stats-history.ts';
import { statsEmailBounces, statsEmailSpam, statsEmailUnsubs } from './stats-records.ts';
import { statsEmailSummary } from './stats-summary.ts';

/** How each action is done. Complete, or it does not compile. */
export const HANDLERS: { readonly [Id in ActionId]: Handler<Id> } = {
  activity_search: activitySearch,
  email_search: emailSearch,
  stats_email_bounces: statsEmailBounces,
  stats_email_cycle: statsEmailCycle,
  stats_email_history: statsEmailHistory,
  stats_email_spam: statsEmailSpam,
  stats_email_summary: statsEmailSummary,
  stats_email_unsubs: statsEmailUnsubs,
};
