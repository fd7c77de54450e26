import { exchangerOf, MASTER_ACCOUNT, OUTBOUND_IPS, recipientOf, SENDERS, type Sender, subjectOf } from './cast.ts';
import { base62, mix, pick } from './chance.ts';
import { activityDate } from './dates.ts';
import { byteSizeOf, CHAINS, EVENTS, type EventName, eventSecond, type MailBlock } from './mail.ts';
import { REPLIES } from './replies.ts';
import { isStaleMail } from './traffic.ts';

/** One event of one mail. */
export type MailEvent = {
  readonly block: MailBlock;
  readonly index: number;
  /** Place in the mail's chain of events. */
  readonly step: number;
  /** Seconds since 1970. */
  readonly second: number;
};

/** Looks like `1vTq2K-4CkRnl8Zx3m-Ab7C`; the second of acceptance and the place in the hour make it unique. */
export const emailIdOf = (block: MailBlock, index: number): string => {
  const key = block.key[index] ?? 0;
  const number = mix(key, 41) * 2 ** 20 + (mix(key, 42) % 2 ** 20);
  return `${base62(eventSecond(block, index, 0), 6)}-${base62(number, 11)}-${base62(index, 4)}`;
};

export const senderOf = (block: MailBlock, index: number): Sender => {
  const sender = SENDERS[block.sender[index] ?? 0];
  if (sender === undefined) throw new Error('A mail without a sender');
  return sender;
};

export const recipientAt = (block: MailBlock, index: number): string =>
  recipientOf(block.key[index] ?? 0, isStaleMail(block, index));

export const subjectAt = (block: MailBlock, index: number): string =>
  subjectOf(block.key[index] ?? 0, senderOf(block, index));

export const eventOf = ({ block, index, step }: MailEvent): number => CHAINS[block.outcome[index] ?? 0]?.[step] ?? 0;

const smtpResponse = (event: EventName, key: number, recipient: string, isStale: boolean): string => {
  if (event === 'delivered')
    return `250 2.0.0 OK: queued as ${mix(key, 43).toString(16).toUpperCase().padStart(8, '0')}`;
  const { hard, stale, soft } = REPLIES;
  const replies = event === 'soft-bounced' ? soft : isStale ? stale : hard;
  return pick<string>(key, 44, replies).replace('{recipient}', recipient);
};

/** What the recipient's exchanger answered to a mail that bounced for good. */
export const bounceReplyAt = (block: MailBlock, index: number): string =>
  smtpResponse('hard-bounced', block.key[index] ?? 0, recipientAt(block, index), isStaleMail(block, index));

/** What only some events have (smtp2go-api.md 5). A field without a value is left out, as the service does. */
const fieldsOf = (event: EventName, block: MailBlock, index: number): object => {
  const key = block.key[index] ?? 0;
  const recipient = recipientAt(block, index);
  const { ip } = senderOf(block, index).user;
  switch (event) {
    case 'processed':
      return { recipients: [recipient], host: ip, originating_host: ip };
    case 'rejected':
      return { reason: pick(key, 45, REPLIES.rejected) };
    case 'delivered':
    case 'hard-bounced':
    case 'soft-bounced':
      return {
        smtp_response: smtpResponse(event, key, recipient, isStaleMail(block, index)),
        host: exchangerOf(recipient),
        outbound_ip: pick(key, 46, OUTBOUND_IPS),
      };
    case 'opened':
    case 'clicked':
      return { email_client: { name: pick(key, 47, ['Thunderbird', 'Outlook', 'Apple Mail', 'Gmail']) } };
    case 'spam':
      return { reason: 'Reported as spam by the recipient' };
    case 'unsubscribed':
    case 'resubscribed':
      return {};
  }
};

export type Extras = { readonly headers: boolean; readonly customHeaders: readonly string[] };

/** A row of activity/search as smtp2go-api.md 5 describes it. */
export const rowOf = (found: MailEvent, extras: Extras): object => {
  const { block, index, second } = found;
  const from = senderOf(block, index);
  const event = EVENTS[eventOf(found)] ?? 'processed';
  const email_id = emailIdOf(block, index);
  const recipient = recipientAt(block, index);
  const subject = subjectAt(block, index);
  const headers = Object.entries({
    From: from.fullName,
    To: recipient,
    Subject: subject,
    'Message-Id': `<${email_id}@${from.domain}>`,
  });
  const wanted = headers.filter(([name]) =>
    extras.customHeaders.some((custom) => custom.toLowerCase() === name.toLowerCase()),
  );
  return {
    event,
    date: activityDate(second),
    email_id,
    from: from.address,
    sender: from.address,
    sender_full: from.fullName,
    recipient,
    to: recipient,
    subject,
    username: from.user.username,
    subaccount_name: from.user.subaccount?.name ?? MASTER_ACCOUNT,
    ...fieldsOf(event, block, index),
    byte_size: byteSizeOf(block.key[index] ?? 0),
    ...(extras.headers ? { headers: headers.map(([name, value]) => `${name}: ${value}\r\n`).join('') } : {}),
    ...(wanted.length === 0 ? {} : { custom_headers: Object.fromEntries(wanted) }),
  };
};
