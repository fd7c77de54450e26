import type { DataOf } from './endpoints/index.ts';

export type ActivityEvent = DataOf<'activity/search'>['events'][number];

/** The sender in its several fields, at least one of which is present. */
export const sendersOf = ({ sender, from, sender_full }: ActivityEvent) => [sender, from, sender_full];

/** The recipient of an event, or all recipients if it is about the whole e-mail. */
export const recipientsOf = ({ recipient, recipients, to }: ActivityEvent) =>
  recipient === undefined ? [...(recipients ?? []), ...(to?.split(',') ?? [])] : [recipient];

/** The address in `Name <address>`, or the whole text if there are no brackets, in lower case. */
export const bareAddress = (text: string): string => (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
