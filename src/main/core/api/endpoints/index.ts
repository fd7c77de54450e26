import type { z } from 'zod';
import { search } from './activity.ts';
import { permissions } from './api-keys.ts';
import type { Endpoint } from './define.ts';
import { emailBounces, emailCycle, emailHistory, emailSpam, emailSummary, emailUnsubs } from './stats.ts';

const TABLE = {
  'api_keys/permissions': permissions,
  'stats/email_bounces': emailBounces,
  'stats/email_spam': emailSpam,
  'stats/email_unsubs': emailUnsubs,
  'stats/email_cycle': emailCycle,
  'stats/email_history': emailHistory,
  'stats/email_summary': emailSummary,
  'activity/search': search,
} as const;

/** A path of the API, without a slash in front. */
export type Path = keyof typeof TABLE;
/** What may be sent to a path, in wire names. */
export type RequestOf<P extends Path> = z.input<(typeof TABLE)[P]['request']>;
/** What a path answers, in wire names; numbers are numbers, dates are ms since the epoch. */
export type DataOf<P extends Path> = z.output<(typeof TABLE)[P]['reply']>['data'];

/** Every call this application makes of SMTP2GO's API. */
export const ENDPOINTS: { readonly [P in Path]: Endpoint<RequestOf<P>, DataOf<P>> } = TABLE;
