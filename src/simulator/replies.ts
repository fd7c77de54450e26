/**
 * What mail servers and the service itself answer, in the forms of the large systems: some repeat their codes on each
 * line, quote all of what they say, or are quoted by the server that asked them. `{recipient}` stands for the address.
 */
export const REPLIES = {
  /** For good, to the recipients of everyday mail. */
  hard: [
    '550 5.1.1 User unknown',
    '550 5.1.1 <{recipient}>: Recipient address rejected: User unknown',
    "550-5.1.1 The email account that you tried to reach does not exist. Please try\r\n550-5.1.1 double-checking the recipient's email address for typos\r\n550 5.1.1 https://support.google.com/mail/?p=NoSuchUser a1-20020a0000c6 - gsmtp",
    '550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [AB1EUR03FT005.eop-EUR03.prod.protection.outlook.com]',
    "554 delivery error: dd This user doesn't have a yahoo.com account ({recipient}) [0] - mta1082.mail.bf1.yahoo.com",
    '550 5.2.1 The email account that you tried to reach is disabled',
    '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416 [416]',
    '550 Benutzer nicht bekannt/User unknown',
    '550 "Unknown User"',
    '550 5.7.1 Message rejected by policy of the recipient',
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; sender was not authenticated',
    '550 Rejected by header based manually Blocked Senders - https://community.mimecast.com/docs/DOC-1369#550',
    '554 5.7.1 Service unavailable; Client host [203.0.113.7] blocked using zen.spamhaus.org',
    '554-gmx.net (mxgmx104) Nemesis ESMTP Service not available\r\n554-No SMTP service\r\n554 IP address is block listed.',
    '554 5.7.0 Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=203.0.113.7',
    '550 5.7.606 Access denied, banned sending IP [203.0.113.7] (AS16012609)',
    "550 5.7.26 Unauthenticated email from northwind.example is not accepted due to domain's DMARC policy.",
    '550 SPF check failed [MXGZh2R1vMJn IP: 203.0.113.7]. https://service.mail.qq.com/detail/122/72',
    '550 5.1.8 Sender address rejected: Domain not found',
    '552-5.7.0 This message was blocked because its content presents a potential security issue',
    '554 DT:SPM mx12,please see http://mail.163.com/help/help_spam_16.htm',
    '554 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
    'SMTP error from remote mail server after RCPT TO:<{recipient}>: 550 relaying denied',
    '550 cuda_nsu No such user ({recipient})',
  ],
  /** For good, to the recipients of a list that is years old. */
  stale: [
    '550 5.1.1 User unknown',
    '550 5.1.1 User unknown',
    '550 5.1.1 User unknown',
    '550 5.1.1 <{recipient}>: Recipient address rejected: User unknown',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {recipient} not found by SMTP address lookup',
    '554 5.4.4 Host or domain name not found. Name service error: Host not found',
  ],
  /** For now; the service does not try again either (smtp2go-api.md 5). */
  soft: [
    '452 4.2.2 Mailbox full',
    '452 4.2.2 The email account that you tried to reach is over quota',
    '552 5.2.2 <{recipient}>: user is over quota (in reply to RCPT TO command)',
    '421 4.7.0 Too many messages from this address, try again later',
    '450 4.2.1 The user you are trying to contact is receiving mail too quickly',
    '421 4.7.0 [TSS04] Messages from 203.0.113.7 temporarily deferred due to unexpected volume or user complaints',
    '451 4.7.1 Greylisting in action, please come back later',
    '451 4.3.0 Temporary local problem, try again later',
    '451 4.7.500 Server busy. Please try again later from [203.0.113.7]. (AS77712344)',
    '421 mwinf5c77 ME Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR_999 [999]',
    'connect to mx.contoso.example[203.0.113.9]:25: Connection timed out',
    'host mx.contoso.example[203.0.113.9] said: 452 4.3.1 Insufficient system storage (in reply to MAIL FROM command)',
  ],
  /** By the service itself, before the mail left. */
  rejected: [
    'Recipient is suppressed: hard bounce',
    'Recipient is suppressed: unsubscribed',
    'Recipient is suppressed: spam complaint',
  ],
} as const;
