import type { ResourceName } from '../../../shared/settings.ts';
import type { Lists } from './list.ts';
import { activity } from './tables/activity.ts';
import { ipAllowList } from './tables/ip-allow-list.ts';
import { reports } from './tables/reports.ts';
import { senders } from './tables/senders.ts';
import { sms } from './tables/sms.ts';
import { smtpUsers } from './tables/smtp-users.ts';
import { subaccounts } from './tables/subaccounts.ts';
import { suppressions } from './tables/suppressions.ts';
import { templates } from './tables/templates.ts';
import { webhooks } from './tables/webhooks.ts';

/** Every screen that lists something at SMTP2GO. */
export const TABLES: Readonly<Record<ResourceName, Lists>> = {
  activity,
  reports,
  suppressions,
  senders,
  smtp_users: smtpUsers,
  webhooks,
  ip_allow_list: ipAllowList,
  templates,
  subaccounts,
  sms,
};
