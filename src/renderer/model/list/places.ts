import type { ResourceName } from '../../../shared/settings.ts';

interface Place {
  /** Its name in the rail and above its list. */
  readonly title: string;
  /** After `g`, it leads there. */
  readonly key: string;
}

/** The screens that are lists of something at SMTP2GO, in the order of the rail. */
export const PLACES: Readonly<Record<ResourceName, Place>> = {
  activity: { title: 'Activity', key: 'e' },
  reports: { title: 'Reports', key: 'r' },
  suppressions: { title: 'Suppressions', key: 'u' },
  senders: { title: 'Senders', key: 'd' },
  smtp_users: { title: 'SMTP users', key: 'm' },
  webhooks: { title: 'Webhooks', key: 'w' },
  ip_allow_list: { title: 'IP allow list', key: 'i' },
  templates: { title: 'Templates', key: 't' },
  subaccounts: { title: 'Subaccounts', key: 'b' },
  sms: { title: 'SMS', key: 'x' },
};

/** What is watched, above what is managed. */
export const WATCHED: readonly ResourceName[] = ['activity', 'reports'];
