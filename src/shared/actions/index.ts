import type { z } from 'zod';
import { activityActions } from './activity.ts';
import { allowedSenderActions } from './allowed-senders.ts';
import { apiKeyActions } from './api-keys.ts';
import { domainActions } from './domains.ts';
import { emailSearchActions } from './email-search.ts';
import { ipAllowListActions } from './ip-allow-list.ts';
import { singleSenderActions } from './single-senders.ts';
import { smsActions } from './sms.ts';
import { smtpUserActions } from './smtp-users.ts';
import { statsActions } from './stats.ts';
import { subaccountActions } from './subaccounts.ts';
import { suppressionActions } from './suppression.ts';
import { templateActions } from './templates.ts';
import { webhookActions } from './webhooks.ts';

/** Every action under its one name, which types, IPC, forms, terminal, documentation and tests share. */
export const ACTIONS = {
  ...activityActions,
  ...allowedSenderActions,
  ...apiKeyActions,
  ...domainActions,
  ...emailSearchActions,
  ...ipAllowListActions,
  ...singleSenderActions,
  ...smsActions,
  ...statsActions,
  ...subaccountActions,
  ...suppressionActions,
  ...templateActions,
  ...smtpUserActions,
  ...webhookActions,
} as const;

export type ActionId = keyof typeof ACTIONS;
/** The input before defaults are filled in. */
export type Input<Id extends ActionId> = z.input<(typeof ACTIONS)[Id]['input']>;
/** The input as handlers get it, with defaults filled in. */
export type Checked<Id extends ActionId> = z.output<(typeof ACTIONS)[Id]['input']>;
export type Output<Id extends ActionId> = z.output<(typeof ACTIONS)[Id]['output']>;

export const isActionId = (id: string): id is ActionId => Object.hasOwn(ACTIONS, id);
