/** The plain-language meaning of a reply, and advice for the sender. */
export type Words = readonly [title: string, advice: string];

const CHECK_WRITING = 'Check how the address is written.';
const TAKE_OFF = 'Take it off your lists.';
const NOT_YOURS = 'Their server has to be put right. Nothing to do unless it lasts.';
const READ_REPLY = 'The words of the reply say which.';
const VERIFY = 'Verify the sender domain at SMTP2GO, so that its mail is signed and its return path is known.';
const ASK_PROVIDER = 'Tell SMTP2GO, with one of these e-mails as the example.';
const SMALLER = 'Send less, or a link in place of the attachment.';

/**
 * The meaning of an enhanced status code without its class, by `subject.detail`, from the IANA registry of SMTP
 * enhanced status codes (RFC 3463 with its additions up to RFC 8689). The class says whether it is temporary or
 * permanent.
 */
export const DETAILS = {
  '1.0': ['Something is wrong with the address', CHECK_WRITING],
  '1.1': ['Recipient not found', `The address was mistyped or closed. ${TAKE_OFF}`],
  '1.2': ['No such mail domain', 'The part after the @ takes no mail. Check how it is written.'],
  '1.3': ['The address is not well formed', CHECK_WRITING],
  '1.4': ['The address fits several mailboxes', 'Ask the recipient for the full address.'],
  '1.5': ['The address is good', 'Nothing to do.'],
  '1.6': ['The mailbox has moved', 'The old address is gone and no new one was told. Ask the recipient.'],
  '1.7': ['Your sender address is not well formed', 'Check how the From and the return path are written.'],
  '1.8': ['Your sender address is not accepted', 'Check that the domain of the sender exists and takes mail.'],
  '1.9': ['Passed on to a server that may not follow the rules', 'It may arrive changed or not at all.'],
  '1.10': ['The domain says that it takes no mail', `Nothing sent to it will ever arrive. ${TAKE_OFF}`],
  '2.0': ['Something is wrong with the mailbox', 'The words of the reply say what.'],
  '2.1': ['The mailbox is switched off', 'The account exists and takes no mail. It may be closed for good.'],
  '2.2': ['The mailbox is full', 'Nobody may be reading it any more. If it stays full, take it off your lists.'],
  '2.3': ['The e-mail is too large for this mailbox', SMALLER],
  '2.4': ['The mailing list behind the address fails', 'Whoever runs the list has to put it right.'],
  '3.0': ['Their mail system has a fault', NOT_YOURS],
  '3.1': ['Their mail system has no room left', NOT_YOURS],
  '3.2': ['Their mail system takes no mail at present', NOT_YOURS],
  '3.3': ['Their mail system lacks what this e-mail needs', 'Send it without that feature.'],
  '3.4': ['The e-mail is too large', SMALLER],
  '3.5': ['Their mail system is set up wrongly', NOT_YOURS],
  '3.6': ['The priority was changed on the way', 'Nothing to do.'],
  '4.0': ['The way to the other server fails', 'Nothing to do unless it lasts.'],
  '4.1': ['No answer from the other server', 'Their server was away. Nothing to do unless it lasts.'],
  '4.2': ['The connection broke off', 'Nothing to do unless it lasts.'],
  '4.3': ['A directory or DNS server did not answer', 'Nothing to do unless it lasts.'],
  '4.4': ['The domain has no mail server', 'Its DNS names none. Check how the domain is written.'],
  '4.5': ['Their mail system is overloaded', 'Nothing to do unless it lasts. Fewer e-mails at a time help.'],
  '4.6': [
    'The e-mail went round in a circle',
    'A forwarding of the recipient leads back to itself. Tell the recipient.',
  ],
  '4.7': ['The time for trying is over', 'It was tried again and again without success.'],
  '5.0': ['The servers did not understand each other', ASK_PROVIDER],
  '5.1': ['The servers did not understand each other', ASK_PROVIDER],
  '5.2': ['The servers did not understand each other', ASK_PROVIDER],
  '5.3': ['Too many recipients at once', 'Send to fewer at a time.'],
  '5.4': ['The servers did not understand each other', ASK_PROVIDER],
  '5.5': ['The servers speak different versions', ASK_PROVIDER],
  '5.6': ['The servers did not understand each other', ASK_PROVIDER],
  '6.0': ['Something is wrong with the content', 'The words of the reply say what.'],
  '6.1': ['Their server does not take this kind of content', 'Look at attachments and their types.'],
  '6.2': ['The content would have to be changed, which is not allowed', 'Send it in a simpler form.'],
  '6.3': ['The content would have to be changed, which they cannot', 'Send it in a simpler form.'],
  '6.4': ['The content was changed and lost something', 'Send it in a simpler form.'],
  '6.5': ['The content could not be changed as needed', 'Send it in a simpler form.'],
  '6.6': ['The content could not be fetched', 'Send it again.'],
  '6.7': ['Their server takes no addresses beyond plain letters', 'Use addresses of plain letters, both of them.'],
  '6.8': ['Their server takes no addresses beyond plain letters', 'Use addresses of plain letters, both of them.'],
  '6.9': ['Their server takes headers of plain letters only', 'Use plain letters in names and addresses.'],
  '6.10': ['Their server takes no addresses beyond plain letters', 'Use addresses of plain letters, both of them.'],
  '7.0': ['Refused by a rule of theirs', `Often a block list or a spam filter. ${READ_REPLY}`],
  '7.1': ['Refused by a rule of theirs', `Often a block list or a spam filter. ${READ_REPLY}`],
  '7.2': ['You may not write to this mailing list', 'Ask whoever runs the list.'],
  '7.3': ['A secure form is needed that cannot be made', 'Ask the recipient for another way.'],
  '7.4': ['Their server lacks a security feature', 'Ask the recipient for another way.'],
  '7.5': ['Decryption or a signature failed on the way', ASK_PROVIDER],
  '7.6': ['Their server does not know this encryption', 'Ask the recipient for another way.'],
  '7.7': ['The e-mail was changed on the way', ASK_PROVIDER],
  '7.8': ['User name or password is wrong', 'Check the SMTP user whose mail this is.'],
  '7.9': ['The way of signing in is too weak', 'Use a stronger one in the software that sends.'],
  '7.10': ['An encrypted connection is needed', 'Switch on TLS in the software that sends.'],
  '7.11': ['An encrypted connection is needed', 'Switch on TLS in the software that sends.'],
  '7.12': ['The password has to be renewed', 'Renew it in the software that sends.'],
  '7.13': ['The account is switched off', 'It may be closed for good.'],
  '7.14': ['Their server does not trust this one', ASK_PROVIDER],
  '7.15': ['The priority is too low for them now', 'Nothing to do unless it lasts.'],
  '7.16': ['The e-mail is too large for its priority', SMALLER],
  '7.17': ['The mailbox has a new owner', `Whoever reads it now never asked for your mail. ${TAKE_OFF}`],
  '7.18': ['The domain has a new owner', `Whoever reads it now never asked for your mail. ${TAKE_OFF}`],
  '7.19': ['Whether the owner is still the same cannot be told', 'Ask the recipient.'],
  '7.20': ['There is no valid DKIM signature', VERIFY],
  '7.21': ['There is no DKIM signature they accept', VERIFY],
  '7.22': ['No DKIM signature is of the sender’s own domain', VERIFY],
  '7.23': ['SPF does not allow this sender', VERIFY],
  '7.24': [
    'The SPF record could not be read',
    'It is faulty or its DNS did not answer. Check the TXT record of the domain.',
  ],
  '7.25': ['The sending address has no name in DNS', ASK_PROVIDER],
  '7.26': ['Neither SPF, DKIM nor DMARC proves the sender', VERIFY],
  '7.27': ['Your sender domain says that it takes no mail', 'Remove its null MX record or send from another domain.'],
  '7.28': ['Too many e-mails at once', 'Spread them over more time.'],
  '7.29': ['The chain of those who passed it on is broken (ARC)', 'A forwarding of the recipient changed it.'],
  '7.30': ['An encrypted way was asked for and there is none', 'Send it without that demand, or another way.'],
} as const satisfies Record<string, Words>;

/** The meaning of a code with an unknown detail, by subject (RFC 3463, section 3). */
export const SUBJECTS = {
  '1': ['Something is wrong with the address', CHECK_WRITING],
  '2': ['Something is wrong with the mailbox', 'The words of the reply say what.'],
  '3': ['Their mail system has a fault', NOT_YOURS],
  '4': ['The way to the other server fails', 'Nothing to do unless it lasts.'],
  '5': ['The servers did not understand each other', ASK_PROVIDER],
  '6': ['Something is wrong with the content', 'The words of the reply say what.'],
  '7': ['Refused by a rule of theirs', `Often a block list or a spam filter. ${READ_REPLY}`],
} as const satisfies Record<string, Words>;

/** The meaning of a basic code, for replies without an enhanced one (RFC 5321, section 4.2.3). */
export const BASICS = {
  '421': ['Their server is not available', 'It was busy or closing down. Fewer e-mails at a time may help.'],
  '450': ['The mailbox is not available', 'It was busy, or they make new senders wait.'],
  '451': ['Their server had a fault', NOT_YOURS],
  '452': ['Their server has no room left', NOT_YOURS],
  '454': ['Signing in or encryption failed for now', 'Nothing to do unless it lasts.'],
  '455': ['Their server cannot take these parameters now', 'Nothing to do unless it lasts.'],
  '530': ['Signing in or encryption is needed', 'Check the software that sends.'],
  '535': ['User name or password is wrong', 'Check the SMTP user whose mail this is.'],
  '550': [
    'The mailbox is not available',
    'There is none, or a rule of theirs refused. The words of the reply say which.',
  ],
  '551': ['The recipient is not on this server', 'The address has moved. Ask the recipient.'],
  '552': ['The mailbox is full or the e-mail too large', READ_REPLY],
  '553': ['The address is not accepted', CHECK_WRITING],
  '554': ['The e-mail was refused', 'Often a block list or a spam filter. The words of the reply say why.'],
  '555': ['Their server does not know these parameters', ASK_PROVIDER],
  '556': ['The domain says that it takes no mail', `Nothing sent to it will ever arrive. ${TAKE_OFF}`],
} as const satisfies Record<string, Words>;
