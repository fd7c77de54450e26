import type { Handlers } from '../context.ts';
import { activityHandlers } from './activity.ts';
import { allowedSenderHandlers } from './allowed-senders.ts';
import { apiKeyHandlers } from './api-keys.ts';
import { domainHandlers } from './domains.ts';
import { emailSearchHandlers } from './email-search.ts';
import { ipAllowListHandlers } from './ip-allow-list.ts';
import { singleSenderHandlers } from './single-senders.ts';
import { smsHandlers } from './sms.ts';
import { smtpUserHandlers } from './smtp-users.ts';
import { statsHandlers } from './stats.ts';
import { statsCycleHandlers } from './stats-cycle.ts';
import { statsRecordsHandlers } from './stats-records.ts';
import { subaccountHandlers } from './subaccounts.ts';
import { subaccountsUsageHandlers } from './subaccounts-usage.ts';
import { suppressionHandlers } from './suppression.ts';
import { suppressionAddHandlers } from './suppression-add.ts';
import { templateHandlers } from './templates.ts';
import { webhookHandlers } from './webhooks.ts';

/** The handler of each action. The compiler checks that none is missing. */
export const HANDLERS: Handlers = {
  ...activityHandlers,
  ...allowedSenderHandlers,
  ...apiKeyHandlers,
  ...domainHandlers,
  ...emailSearchHandlers,
  ...ipAllowListHandlers,
  ...singleSenderHandlers,
  ...smsHandlers,
  ...smtpUserHandlers,
  ...statsCycleHandlers,
  ...statsHandlers,
  ...statsRecordsHandlers,
  ...subaccountHandlers,
  ...subaccountsUsageHandlers,
  ...suppressionHandlers,
  ...suppressionAddHandlers,
  ...templateHandlers,
  ...webhookHandlers,
};
