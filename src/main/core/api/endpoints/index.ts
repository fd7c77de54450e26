import type { z } from 'zod';
import { activityEndpoints } from './activity.ts';
import { allowedSenderEndpoints } from './allowed-senders.ts';
import { apiKeyEndpoints } from './api-keys.ts';
import type { Endpoint } from './define.ts';
import { domainEndpoints } from './domains.ts';
import { ipAllowListEndpoints } from './ip-allow-list.ts';
import { singleSenderEndpoints } from './single-senders.ts';
import { smsEndpoints } from './sms.ts';
import { smtpUserEndpoints } from './smtp-users.ts';
import { statsEndpoints } from './stats.ts';
import { subaccountEndpoints } from './subaccounts.ts';
import { suppressionEndpoints } from './suppression.ts';
import { templateEndpoints } from './templates.ts';
import { webhookEndpoints } from './webhooks.ts';

const TABLE = {
  ...activityEndpoints,
  ...allowedSenderEndpoints,
  ...apiKeyEndpoints,
  ...domainEndpoints,
  ...ipAllowListEndpoints,
  ...singleSenderEndpoints,
  ...smsEndpoints,
  ...smtpUserEndpoints,
  ...statsEndpoints,
  ...subaccountEndpoints,
  ...suppressionEndpoints,
  ...templateEndpoints,
  ...webhookEndpoints,
} as const;

/** A path of the API, without a leading slash. */
export type Path = keyof typeof TABLE;
/** The request of an endpoint, with the API's field names. */
export type RequestOf<P extends Path> = z.input<(typeof TABLE)[P]['request']>;
/** The data of an endpoint's reply, with the API's field names; numbers are numbers, dates are ms since the epoch. */
export type DataOf<P extends Path> = z.output<(typeof TABLE)[P]['reply']>['data'];

/** Every endpoint of SMTP2GO's API that Relaywatch uses. */
export const ENDPOINTS: { readonly [P in Path]: Endpoint<RequestOf<P>, DataOf<P>> } = TABLE;
