import type { z } from 'zod';
import { activity_search } from './activity.ts';
import { api_keys_permissions, api_keys_view } from './api-keys.ts';
import { email_search } from './email-search.ts';
import { sms_view_received } from './sms.ts';
import { stats_email_bounces, stats_email_spam, stats_email_unsubs } from './stats-records.ts';
import { stats_email_cycle, stats_email_history, stats_email_summary } from './stats-totals.ts';
import { subaccounts_search, subaccounts_usage } from './subaccounts.ts';
import { suppression_add, suppression_remove, suppression_view } from './suppression.ts';

/** Every action, by the one name it has everywhere: types, IPC, forms, terminal, documentation and tests. */
export const ACTIONS = {
  activity_search,
  api_keys_permissions,
  api_keys_view,
  email_search,
  sms_view_received,
  stats_email_bounces,
  stats_email_cycle,
  stats_email_history,
  stats_email_spam,
  stats_email_summary,
  stats_email_unsubs,
  subaccounts_search,
  subaccounts_usage,
  suppression_add,
  suppression_remove,
  suppression_view,
} as const;

export type ActionId = keyof typeof ACTIONS;
/** What may be given: fields with a default may be left out. */
export type Input<Id extends ActionId> = z.input<(typeof ACTIONS)[Id]['input']>;
/** The input as handlers get it, defaults filled in. */
export type Checked<Id extends ActionId> = z.output<(typeof ACTIONS)[Id]['input']>;
export type Output<Id extends ActionId> = z.output<(typeof ACTIONS)[Id]['output']>;

export const isActionId = (id: string): id is ActionId => Object.hasOwn(ACTIONS, id);
