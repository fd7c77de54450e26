import type { ActionId } from '../../../../shared/actions/index.ts';
import type { Handler } from '../context.ts';
import { activitySearch } from './activity.ts';
import {
  allowedSendersAdd,
  allowedSendersRemove,
  allowedSendersSetMode,
  allowedSendersUpdate,
  allowedSendersView,
} from './allowed-senders.ts';
import { apiKeysPermissions, apiKeysRemove, apiKeysView } from './api-keys.ts';
import { domainAdd, domainRemove, domainReturnpath, domainTracking, domainVerify, domainView } from './domains.ts';
import { emailSearch } from './email-search.ts';
import {
  ipAllowListAdd,
  ipAllowListEdit,
  ipAllowListRemove,
  ipAllowListSwitch,
  ipAllowListView,
} from './ip-allow-list.ts';
import { singleSenderEmailsAdd, singleSenderEmailsRemove, singleSenderEmailsView } from './single-senders.ts';
import { smsViewReceived } from './sms.ts';
import { usersSmtpAdd, usersSmtpEdit, usersSmtpRemove, usersSmtpView } from './smtp-users.ts';
import { statsEmailCycle } from './stats-cycle.ts';
import { statsEmailHistory } from './stats-history.ts';
import { statsEmailBounces, statsEmailSpam, statsEmailUnsubs } from './stats-records.ts';
import { statsEmailSummary } from './stats-summary.ts';
import { subaccountsSearch } from './subaccounts.ts';
import { subaccountsUsage } from './subaccounts-usage.ts';
import { suppressionRemove, suppressionView } from './suppression.ts';
import { suppressionAdd } from './suppression-add.ts';
import { templateAdd, templateDelete, templateEdit, templateSearch, templateView } from './templates.ts';
import { webhookAdd, webhookEdit, webhookRemove, webhookView } from './webhooks.ts';

/** How each action is done. Complete, or it does not compile. */
export const HANDLERS: { readonly [Id in ActionId]: Handler<Id> } = {
  activity_search: activitySearch,
  allowed_senders_add: allowedSendersAdd,
  allowed_senders_remove: allowedSendersRemove,
  allowed_senders_set_mode: allowedSendersSetMode,
  allowed_senders_update: allowedSendersUpdate,
  allowed_senders_view: allowedSendersView,
  api_keys_permissions: apiKeysPermissions,
  api_keys_remove: apiKeysRemove,
  api_keys_view: apiKeysView,
  domain_add: domainAdd,
  domain_remove: domainRemove,
  domain_returnpath: domainReturnpath,
  domain_tracking: domainTracking,
  domain_verify: domainVerify,
  domain_view: domainView,
  email_search: emailSearch,
  ip_allow_list_add: ipAllowListAdd,
  ip_allow_list_edit: ipAllowListEdit,
  ip_allow_list_remove: ipAllowListRemove,
  ip_allow_list_switch: ipAllowListSwitch,
  ip_allow_list_view: ipAllowListView,
  single_sender_emails_add: singleSenderEmailsAdd,
  single_sender_emails_remove: singleSenderEmailsRemove,
  single_sender_emails_view: singleSenderEmailsView,
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
  template_add: templateAdd,
  template_delete: templateDelete,
  template_edit: templateEdit,
  template_search: templateSearch,
  template_view: templateView,
  users_smtp_add: usersSmtpAdd,
  users_smtp_edit: usersSmtpEdit,
  users_smtp_remove: usersSmtpRemove,
  users_smtp_view: usersSmtpView,
  webhook_add: webhookAdd,
  webhook_edit: webhookEdit,
  webhook_remove: webhookRemove,
  webhook_view: webhookView,
};
