import type { Route } from '../route.ts';
import { activityRoutes } from './activity.ts';
import { allowedSenderRoutes } from './allowed-senders.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { domainRoutes } from './domains.ts';
import { ipAllowListRoutes } from './ip-allow-list.ts';
import { singleSenderRoutes } from './single-senders.ts';
import { smsRoutes } from './sms.ts';
import { smtpUserRoutes } from './smtp-users.ts';
import { statsRoutes } from './stats.ts';
import { subaccountRoutes } from './subaccounts.ts';
import { suppressionRoutes } from './suppression.ts';
import { templateRoutes } from './templates.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every call the simulator answers. A new resource is one more file here. */
export const ROUTES: readonly Route[] = [
  ...activityRoutes,
  ...apiKeyRoutes,
  ...ipAllowListRoutes,
  ...allowedSenderRoutes,
  ...domainRoutes,
  ...singleSenderRoutes,
  ...smsRoutes,
  ...smtpUserRoutes,
  ...statsRoutes,
  ...subaccountRoutes,
  ...suppressionRoutes,
  ...templateRoutes,
  ...webhookRoutes,
];
