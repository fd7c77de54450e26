import type { z } from 'zod';
import { activity_search } from './activity.ts';
import {
  allowed_senders_add,
  allowed_senders_remove,
  allowed_senders_set_mode,
  allowed_senders_update,
  allowed_senders_view,
} from './allowed-senders.ts';
import { api_keys_permissions, api_keys_remove, api_keys_view } from './api-keys.ts';
import {
  domain_add,
  domain_remove,
  domain_returnpath,
  domain_tracking,
  domain_verify,
  domain_view,
} from './domains.ts';
import { email_search } from './email-search.ts';
import {
  ip_allow_list_add,
  ip_allow_list_edit,
  ip_allow_list_remove,
  ip_allow_list_switch,
  ip_allow_list_view,
} from './ip-allow-list.ts';
import { single_sender_emails_add, single_sender_emails_remove, single_sender_emails_view } from './single-senders.ts';
import { sms_view_received } from './sms.ts';
import { users_smtp_add, users_smtp_edit, users_smtp_remove, users_smtp_view } from './smtp-users.ts';
import {
  stats_email_bounces,
  stats_email_cycle,
  stats_email_history,
  stats_email_spam,
  stats_email_summary,
  stats_email_unsubs,
} from './stats.ts';
import { subaccounts_search, subaccounts_usage } from './subaccounts.ts';
import { suppression_add, suppression_remove, suppression_view } from './suppression.ts';
import { template_add, template_delete, template_edit, template_search, template_view } from './templates.ts';
import { webhook_add, webhook_edit, webhook_remove, webhook_view } from './webhooks.ts';

/** Every action, by the one name it has everywhere: types, IPC, forms, terminal, documentation and tests. */
export const ACTIONS = {
  activity_search,
  allowed_senders_add,
  allowed_senders_remove,
  allowed_senders_set_mode,
  allowed_senders_update,
  allowed_senders_view,
  api_keys_permissions,
  api_keys_remove,
  api_keys_view,
  domain_add,
  domain_remove,
  domain_returnpath,
  domain_tracking,
  domain_verify,
  domain_view,
  email_search,
  ip_allow_list_add,
  ip_allow_list_edit,
  ip_allow_list_remove,
  ip_allow_list_switch,
  ip_allow_list_view,
  single_sender_emails_add,
  single_sender_emails_remove,
  single_sender_emails_view,
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
  template_add,
  template_delete,
  template_edit,
  template_search,
  template_view,
  users_smtp_add,
  users_smtp_edit,
  users_smtp_remove,
  users_smtp_view,
  webhook_add,
  webhook_edit,
  webhook_remove,
  webhook_view,
} as const;

export type ActionId = keyof typeof ACTIONS;
/** What may be given: fields with a default may be left out. */
export type Input<Id extends ActionId> = z.input<(typeof ACTIONS)[Id]['input']>;
/** The input as handlers get it, defaults filled in. */
export type Checked<Id extends ActionId> = z.output<(typeof ACTIONS)[Id]['input']>;
export type Output<Id extends ActionId> = z.output<(typeof ACTIONS)[Id]['output']>;

export const isActionId = (id: string): id is ActionId => Object.hasOwn(ACTIONS, id);
