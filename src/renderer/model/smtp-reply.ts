/** What another server meant by its reply, and what a sender can do. */
export interface ReplyMeaning {
  /** `550 5.1.1` */
  readonly code: string;
  readonly title: string;
  readonly advice: string;
}

/** RFC 3463 and RFC 7372: class 4 is for now, class 5 for good; the rest says what about. */
const SUBJECTS: Readonly<Record<string, readonly [title: string, advice: string]>> = {
  '1.1': ['there is no such mailbox', 'The address was mistyped or closed. Take it off your lists.'],
  '1.2': ['there is no such mail domain', 'The part after the @ takes no mail. Check how it is written.'],
  '1.3': ['the address is not well formed', 'Check how it is written.'],
  '1.6': ['the mailbox has moved', 'The old address is gone and no new one was told. Ask the recipient.'],
  '1.8': ['your sender address is not accepted', 'Check that the domain of the sender exists and takes mail.'],
  '1.10': ['the domain says that it takes no mail', 'Nothing sent to it will ever arrive. Take it off your lists.'],
  '2.1': ['the mailbox is switched off', 'The account exists and takes no mail. It may be closed for good.'],
  '2.2': ['the mailbox is full', 'Nobody may be reading it any more. If it stays full, take it off your lists.'],
  '2.3': ['the e-mail is too large for this mailbox', 'Send less, or a link in place of the attachment.'],
  '3.4': ['the e-mail is too large', 'Send less, or a link in place of the attachment.'],
  '4.1': ['no answer from the other server', 'Their server was away. Nothing to do unless it lasts.'],
  '4.4': ['the domain has no mail server', 'Its DNS names none. Check how the domain is written.'],
  '4.7': ['the time for trying is over', 'It was tried again and again without success.'],
  '5.3': ['too many recipients at once', 'Send to fewer at a time.'],
  '7.0': ['refused by a rule of theirs', 'Often a block list or a spam filter. The words of the reply say which.'],
  '7.1': ['refused by a rule of theirs', 'Often a block list or a spam filter. The words of the reply say which.'],
  '7.20': ['there is no valid DKIM signature', 'Verify the sender domain, so that its mail is signed.'],
  '7.23': ['SPF does not allow this sender', 'Verify the sender domain and its return path.'],
  '7.25': ['the sending address has no name in DNS', 'Tell SMTP2GO with the request of this e-mail.'],
  '7.26': ['neither SPF nor DKIM proves the sender', 'Verify the sender domain: both of its records count here.'],
};

const CLASSES = { 4: 'refused for now', 5: 'refused for good' } as const;
const FOR_NOW = 'It is tried again for a while by itself.';

/** What a reply such as `550 5.1.1 User unknown` means; undefined for one that refuses nothing or has no code. */
export function meaningOf(reply: string): ReplyMeaning | undefined {
  const match = /^\s*([45])(\d\d)(?!\d)(?:[ -]+([45])\.(\d{1,3})\.(\d{1,3}))?/.exec(reply);
  if (!match) return undefined;
  const [, basicClass, rest, enhancedClass, subject, detail] = match;
  const isForNow = (enhancedClass ?? basicClass) === '4';
  const known = subject === undefined ? undefined : SUBJECTS[`${subject}.${detail}`];
  const code = `${basicClass}${rest}${subject === undefined ? '' : ` ${enhancedClass}.${subject}.${detail}`}`;
  const [title, advice] = known ?? [CLASSES[isForNow ? 4 : 5], 'The words of the reply say why.'];
  return { code, title, advice: isForNow ? `${FOR_NOW} ${advice}` : advice };
}
