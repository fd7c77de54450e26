import { SENDERS } from './cast.ts';
import { between, chance } from './chance.ts';

/** The ten activity events of smtp2go-api.md 2.1. A mail's events are numbers here: places in this list. */
export const EVENTS = [
  'processed',
  'rejected',
  'delivered',
  'hard-bounced',
  'soft-bounced',
  'opened',
  'clicked',
  'spam',
  'unsubscribed',
  'resubscribed',
] as const;
export type EventName = (typeof EVENTS)[number];
const PROCESSED = 0;
export const eventNumber = (name: EventName): number => EVENTS.indexOf(name);

/** What became of a mail: its events in the order they happen. A mail that is accepted is `processed` first. */
const OUTCOME_EVENTS = {
  delivered: ['processed', 'delivered'],
  rejected: ['rejected'],
  hardBounced: ['processed', 'hard-bounced'],
  softBounced: ['processed', 'soft-bounced'],
  opened: ['processed', 'delivered', 'opened'],
  clicked: ['processed', 'delivered', 'opened', 'clicked'],
  complained: ['processed', 'delivered', 'spam'],
  unsubscribed: ['processed', 'delivered', 'opened', 'unsubscribed'],
  cameBack: ['processed', 'delivered', 'unsubscribed', 'resubscribed'],
} as const satisfies Record<string, readonly EventName[]>;
export type Outcome = keyof typeof OUTCOME_EVENTS;

// Object.keys forgets the key type; the table is a literal, so its keys are exactly the outcomes.
export const OUTCOMES = Object.keys(OUTCOME_EVENTS) as readonly Outcome[];
/** By outcome number, the event numbers of that outcome. */
export const CHAINS: readonly (readonly number[])[] = OUTCOMES.map((outcome) =>
  OUTCOME_EVENTS[outcome].map(eventNumber),
);

/** The mails accepted within one hour, column by column: 9 bytes each. In no order. */
export type MailBlock = {
  /** Hours since 1970. */
  readonly hour: number;
  length: number;
  /** Everything else about a mail (recipient, subject, size, delays, replies) follows from its key. */
  readonly key: Uint32Array;
  /** Seconds after the hour. */
  readonly second: Uint16Array;
  readonly sender: Uint8Array;
  readonly outcome: Uint8Array;
  /** 1 for mail of a scenario's own mailing, 0 for everyday mail. */
  readonly mailing: Uint8Array;
  /** Second of the block's very last event: most windows take the sums below instead of reading the mails. */
  lastEvent: number;
  readonly sums: Sums;
};

/** Number of events and bytes, by sender. */
export type Sums = {
  /** Place: sender number x number of event names + event number. */
  readonly events: Float64Array;
  /** Bytes of processed mail. */
  readonly bytes: Float64Array;
};

export const emptySums = (): Sums => ({
  events: new Float64Array(SENDERS.length * EVENTS.length),
  bytes: new Float64Array(SENDERS.length),
});

/** Counts one event of the mail with this key. */
export const addEvent = (sums: Sums, sender: number, event: number, key: number): void => {
  const place = sender * EVENTS.length + event;
  sums.events[place] = (sums.events[place] ?? 0) + 1;
  if (event === PROCESSED) sums.bytes[sender] = (sums.bytes[sender] ?? 0) + byteSizeOf(key);
};

/** Size of a mail in bytes: a few kilobytes mostly, now and then an attachment. */
export const byteSizeOf = (key: number): number =>
  chance(key, 21) < 0.06 ? between(key, 22, 90_000, 900_000) : between(key, 22, 4_000, 38_000);

/** No event is later than this after its mail was accepted. */
export const LONGEST_STORY_HOURS = 4;

const firstDelay = (key: number, isSoftBounce: boolean): number =>
  isSoftBounce || chance(key, 31) < 0.03 ? between(key, 32, 120, 1_800) : between(key, 32, 1, 12);

const answerDelay = (key: number): number => 30 + Math.floor(chance(key, 33) ** 3 * 10_000);

/** Second (since 1970) of event `step` of mail `index`: each step is at least one second after the one before. */
export const eventSecond = (block: MailBlock, index: number, step: number): number => {
  const accepted = block.hour * 3_600 + (block.second[index] ?? 0);
  if (step === 0) return accepted;
  const key = block.key[index] ?? 0;
  const isMailing = block.mailing[index] === 1;
  const first = isMailing ? between(key, 32, 1, 4) : firstDelay(key, block.outcome[index] === SOFT_BOUNCED);
  if (step === 1) return accepted + first;
  const answered = accepted + first + (isMailing ? between(key, 33, 3, 25) : answerDelay(key));
  return step === 2 ? answered : answered + between(key, 34, 3, 90);
};

const SOFT_BOUNCED = OUTCOMES.indexOf('softBounced');

/** A block with room for so many mails; `length` says how many are in it. */
export const emptyBlock = (hour: number, room: number): MailBlock => ({
  hour,
  length: 0,
  key: new Uint32Array(room),
  second: new Uint16Array(room),
  sender: new Uint8Array(room),
  outcome: new Uint8Array(room),
  mailing: new Uint8Array(room),
  lastEvent: hour * 3_600,
  sums: emptySums(),
});

type Mail = { key: number; second: number; sender: number; outcome: number; mailing: 0 | 1 };

export const addMail = (block: MailBlock, { key, second, sender, outcome, mailing }: Mail): void => {
  const index = block.length;
  block.key[index] = key;
  block.second[index] = second;
  block.sender[index] = sender;
  block.outcome[index] = outcome;
  block.mailing[index] = mailing;
  block.length = index + 1;
  const chain = CHAINS[outcome] ?? [];
  for (const event of chain) addEvent(block.sums, sender, event, key);
  block.lastEvent = Math.max(block.lastEvent, eventSecond(block, index, chain.length - 1));
};
