import type { z } from 'zod';
import { search } from './activity.ts';
import * as allowedSenders from './allowed-senders.ts';
import * as apiKeys from './api-keys.ts';
import type { Endpoint } from './define.ts';
import * as domains from './domains.ts';
import * as ipAllowList from './ip-allow-list.ts';
import * as singleSenders from './single-senders.ts';
import * as sms from './sms.ts';
import * as smtpUsers from './smtp-users.ts';
import { emailBounces, emailCycle, emailHistory, emailSpam, emailSummary, emailUnsubs } from './stats.ts';
import * as subaccounts from './subaccounts.ts';
import * as suppression from './suppression.ts';
import * as templates from './templates.ts';
import * as webhooks from './webhooks.ts';

const TABLE = {
  'activity/search': search,
  'allowed_senders/add': allowedSenders.add,
  'allowed_senders/remove': allowedSenders.remove,
  'allowed_senders/update': allowedSenders.update,
  'allowed_senders/view': allowedSenders.view,
  'api_keys/permissions': apiKeys.permissions,
  'api_keys/remove': apiKeys.remove,
  'api_keys/view': apiKeys.view,
  'domain/add': domains.add,
  'domain/remove': domains.remove,
  'domain/returnpath': domains.returnpath,
  'domain/tracking': domains.tracking,
  'domain/verify': domains.verify,
  'domain/view': domains.view,
  ip_allow_list: ipAllowList.turn,
  'ip_allow_list/add': ipAllowList.add,
  'ip_allow_list/edit': ipAllowList.edit,
  'ip_allow_list/remove': ipAllowList.remove,
  'ip_allow_list/view': ipAllowList.view,
  'single_sender_emails/add': singleSenders.add,
  'single_sender_emails/remove': singleSenders.remove,
  'single_sender_emails/view': singleSenders.view,
  'sms/summary': sms.summary,
  'sms/view-received': sms.viewReceived,
  'stats/email_bounces': emailBounces,
  'stats/email_cycle': emailCycle,
  'stats/email_history': emailHistory,
  'stats/email_spam': emailSpam,
  'stats/email_summary': emailSummary,
  'stats/email_unsubs': emailUnsubs,
  'subaccounts/search': subaccounts.search,
  'suppression/add': suppression.add,
  'suppression/remove': suppression.remove,
  'suppression/view': suppression.view,
  'template/add': templates.add,
  'template/delete': templates.remove,
  'template/edit': templates.edit,
  'template/search': templates.search,
  'template/view': templates.view,
  'users/smtp/add': smtpUsers.add,
  'users/smtp/edit': smtpUsers.edit,
  'users/smtp/remove': smtpUsers.remove,
  'users/smtp/view': smtpUsers.view,
  'webhook/add': webhooks.add,
  'webhook/edit': webhooks.edit,
  'webhook/remove': webhooks.remove,
  'webhook/view': webhooks.view,
} as const;

/** A path of the API, without a slash in front. */
export type Path = keyof typeof TABLE;
/** What may be sent to a path, in wire names. */
export type RequestOf<P extends Path> = z.input<(typeof TABLE)[P]['request']>;
/** What a path answers, in wire names; numbers are numbers, dates are ms since the epoch. */
export type DataOf<P extends Path> = z.output<(typeof TABLE)[P]['reply']>['data'];

/** Every call this application makes of SMTP2GO's API. */
export const ENDPOINTS: { readonly [P in Path]: Endpoint<RequestOf<P>, DataOf<P>> } = TABLE;
