/**
 * Who is at fault for a refusal (alerts.md, "Cause"); `unclear` where the reply does not say. The texts complete the
 * sentence "Most replies blame ...".
 */
export const BLAMES = {
  recipient: ['the recipient’s address', 'Check where these addresses come from.'],
  full: ['full mailboxes', 'Send to them again later. Mailboxes that stay full are often abandoned.'],
  content: ['the content of the e-mail', 'Look at its links, attachments and wording before you send it again.'],
  sender: ['your sender address', 'Check that the From and return path addresses exist and take mail.'],
  reputation: ['your reputation', 'Find out who complains or is listed, and pause mailings until then.'],
  authentication: [
    'missing proof of the sender',
    'Verify the sender domain at SMTP2GO, so that SPF, DKIM and DMARC pass.',
  ],
  rate: ['too many e-mails at once', 'Spread them over more time, then send the refused ones again.'],
  policy: ['a policy of the recipients', 'Ask the recipients to let your mail in.'],
  system: ['a fault of the receiving systems', 'Send these e-mails again later.'],
  account: ['your SMTP2GO account', 'Look at Senders, SMTP users and Suppressions.'],
  unclear: ['nobody clearly', 'Read the replies below.'],
} as const satisfies Record<string, readonly [who: string, advice: string]>;

export type Blame = keyof typeof BLAMES;

/** `Object.keys` gives strings, and BLAMES has these keys and no others. */
export const BLAME_KEYS = Object.keys(BLAMES) as Blame[];

interface Meaning {
  readonly blame: Blame;
  /** In plain words, without a full stop: `Recipient not found`. */
  readonly title: string;
  /** What to do, in sentences. Promises no other try: for SMTP2GO every bounce is final (smtp2go-api.md 5). */
  readonly advice: string;
  /** The address will never take mail again, if the reply says so for good. */
  readonly isDead?: true;
}

const AGAIN = 'SMTP2GO does not retry a bounced e-mail, so send it again later.';
const TAKE_OFF = 'Remove it from your lists.';
const VERIFY = 'Verify the sender domain at SMTP2GO, so that its mail is signed and its return path is known.';
const TELL_SMTP2GO = 'Send one of these replies to SMTP2GO’s support.';
const ASK_THEM = 'Ask the recipient to have your sender domain allowed, then send it again.';

/** Every meaning a reply can have: who is at fault, and what to do. The rows of rules.ts lead here. */
export const MEANINGS = {
  'not-found': {
    blame: 'recipient',
    title: 'Recipient not found',
    advice: `The address was mistyped or closed. ${TAKE_OFF}`,
    isDead: true,
  },
  closed: { blame: 'recipient', title: 'The mailbox is closed', advice: TAKE_OFF, isDead: true },
  suspended: {
    blame: 'recipient',
    title: 'The mailbox is suspended',
    advice: 'It may come back. Ask the recipient another way, or send it again in some days.',
  },
  mailbox: {
    blame: 'recipient',
    title: 'The mailbox is not available',
    advice: 'The reply does not say whether it exists. Check the address before you send again.',
  },
  moved: {
    blame: 'recipient',
    title: 'The mailbox has moved',
    advice: 'Ask the recipient for the new address.',
    isDead: true,
  },
  'new-owner': {
    blame: 'recipient',
    title: 'The address has a new owner',
    advice: `Its new owner never asked for your mail. ${TAKE_OFF}`,
  },
  'no-domain': {
    blame: 'recipient',
    title: 'No such mail domain',
    advice: 'The part after the @ does not exist or has no mail server. Check how it is written.',
    isDead: true,
  },
  'no-route': {
    blame: 'recipient',
    title: 'The domain can’t be reached',
    advice: 'Its mail servers can’t be found. Check how the domain is written, or send it again later.',
  },
  'no-mail': {
    blame: 'recipient',
    title: 'The domain takes no mail',
    advice: `It says so in its DNS (null MX). ${TAKE_OFF}`,
    isDead: true,
  },
  malformed: {
    blame: 'recipient',
    title: 'The address is not valid',
    advice: 'Check how it is written.',
    isDead: true,
  },
  ambiguous: {
    blame: 'recipient',
    title: 'The address fits several mailboxes',
    advice: 'Ask the recipient for the full address.',
  },

  full: {
    blame: 'full',
    title: 'The mailbox is full',
    advice: `${AGAIN} If it stays full, nobody may be reading it.`,
  },

  spam: {
    blame: 'content',
    title: 'The content looks like spam',
    advice: 'Change wording, links and layout, and send only to people who asked for it.',
  },
  unsafe: {
    blame: 'content',
    title: 'The content looks dangerous',
    advice: 'A virus, a forbidden attachment or a risky link was found. Remove it, then send again.',
  },
  link: {
    blame: 'content',
    title: 'A link in the e-mail is on a block list',
    advice: 'Look up the domains of its links, and remove the listed one.',
  },
  'too-large': {
    blame: 'content',
    title: 'The e-mail is too large',
    advice: 'Send a link in place of the attachment.',
  },
  'malformed-message': {
    blame: 'content',
    title: 'The e-mail is not well formed',
    advice: 'Correct its headers or encoding in the software that makes it.',
  },

  'sender-rejected': {
    blame: 'sender',
    title: 'Your sender address is not accepted',
    advice: 'Check that the From and return path addresses exist, and that their domain takes mail.',
  },

  'block-list': {
    blame: 'reputation',
    title: 'The sending server or domain is on a block list',
    advice: `The reply often names the list. If it lists your domain, ask there to be removed; for an IP address: ${TELL_SMTP2GO.charAt(0).toLowerCase()}${TELL_SMTP2GO.slice(1)}`,
  },
  reputation: {
    blame: 'reputation',
    title: 'Refused for the reputation of the sender',
    advice: 'Too many complaints or unknown recipients. Clean your lists, and send less for some days.',
  },

  dmarc: { blame: 'authentication', title: 'The e-mail fails DMARC', advice: VERIFY },
  spf: { blame: 'authentication', title: 'SPF does not allow this sender', advice: VERIFY },
  dkim: { blame: 'authentication', title: 'There is no valid DKIM signature', advice: VERIFY },
  unproved: { blame: 'authentication', title: 'Nothing proves who the sender is', advice: VERIFY },
  ptr: {
    blame: 'authentication',
    title: 'The sending server’s name in DNS is not accepted',
    advice: TELL_SMTP2GO,
  },

  rate: {
    blame: 'rate',
    title: 'Too many e-mails at once',
    advice: `Spread them over more time. ${AGAIN}`,
  },
  recipients: {
    blame: 'rate',
    title: 'Too many recipients at once',
    advice: 'Send to fewer recipients at a time.',
  },

  policy: {
    blame: 'policy',
    title: 'Refused by their policy',
    advice: `The words of the reply may say which. ${ASK_THEM}`,
  },
  'blocked-sender': { blame: 'policy', title: 'The recipient has blocked you', advice: ASK_THEM },
  'members-only': {
    blame: 'policy',
    title: 'The address takes no mail from outside',
    advice: 'It is a group or mailbox for members. Ask its owner to allow your sender address.',
  },
  greylist: {
    blame: 'policy',
    title: 'They make new senders wait (greylisting)',
    advice: `SMTP2GO does not retry a bounced e-mail. ${ASK_THEM}`,
  },

  temporary: { blame: 'system', title: 'Their mail system has a fault', advice: AGAIN },
  storage: { blame: 'system', title: 'Their mail system has no room left', advice: AGAIN },
  'no-answer': { blame: 'system', title: 'Their mail server did not answer', advice: AGAIN },
  misconfigured: {
    blame: 'system',
    title: 'Their mail system is set up wrongly',
    advice: 'Tell the recipient another way: their administrator has to correct it.',
  },
  relay: {
    blame: 'system',
    title: 'Their server does not serve this domain',
    advice: 'The domain’s MX record or their server is set up wrongly. Check the domain, then tell the recipient.',
  },
  loop: {
    blame: 'system',
    title: 'The e-mail went round in a circle',
    advice: 'A forwarding of the recipient leads back to itself. Tell the recipient another way.',
  },
  tls: {
    blame: 'system',
    title: 'The servers could not agree on encryption',
    advice: TELL_SMTP2GO,
  },
  protocol: {
    blame: 'system',
    title: 'The servers did not understand each other',
    advice: TELL_SMTP2GO,
  },

  suppressed: {
    blame: 'account',
    title: 'The recipient is on your suppression list',
    advice: 'SMTP2GO did not send it. Suppressions says since when and why.',
  },
  unverified: {
    blame: 'account',
    title: 'The sender is not verified',
    advice: 'Verify its domain or its address under Senders.',
  },
  sandbox: {
    blame: 'account',
    title: 'The SMTP user or key is in sandbox mode',
    advice: 'Nothing of it is delivered. Set it to allowed.',
  },
  'not-allowed': {
    blame: 'account',
    title: 'SMTP2GO does not let this user send',
    advice: 'The account is closed, or the SMTP user, key or IP address is blocked. Set it to allowed.',
  },
  credentials: {
    blame: 'account',
    title: 'Signing in failed',
    advice: 'Check user name, password and encryption in the software that sends.',
  },

  unclear: { blame: 'unclear', title: 'Refused without a clear reason', advice: 'Read the words of the reply.' },
  rule: {
    blame: 'unclear',
    title: 'Refused by a rule of theirs',
    advice: 'Often a block list or a spam filter. Read the words of the reply.',
  },
  'for-now': { blame: 'unclear', title: 'Refused for now', advice: `Read the words of the reply. ${AGAIN}` },
  /** Of an event without a reply; no row of the table leads here. */
  unsaid: {
    blame: 'unclear',
    title: 'No refusal was recorded',
    advice: 'The events of the single e-mails may tell more.',
  },
} as const satisfies Record<string, Meaning>;

/** `not-found`, `full`, ... */
export type MeaningKey = keyof typeof MEANINGS;

const byKey: Readonly<Record<MeaningKey, Meaning>> = MEANINGS;
/** What a key stands for. */
export const meaningOf = (key: MeaningKey): Meaning => byKey[key];

/** Whether a text is the key of a meaning, as this version knows them. */
export const isMeaningKey = (text: unknown): text is MeaningKey =>
  typeof text === 'string' && Object.hasOwn(MEANINGS, text);
