import type { DataOf } from './endpoints/index.ts';

export type Event = DataOf<'activity/search'>['events'][number];

/** Who sent it; one of these at least is there. */
export const sendersOf = ({ sender, from, sender_full }: Event) => [sender, from, sender_full];

/** Whom an event is about; where it is about the whole e-mail, all who get it. */
export const recipientsOf = ({ recipient, recipients, to }: Event) =>
  recipient === undefined ? [...(recipients ?? []), ...(to?.split(',') ?? [])] : [recipient];
