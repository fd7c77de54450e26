import type { MeaningKey } from './meanings.ts';

/** One row of the table that decides what a reply means. */
export interface Rule {
  readonly means: MeaningKey;
  /** Looked for in the words of the reply (wordsOf in parts.ts). A row without words goes by the codes alone. */
  readonly words?: RegExp;
  /** Looked for in the codes, written `550 5.1.1`. */
  readonly codes?: RegExp;
  /** Words that the row must not stand beside. */
  readonly unless?: RegExp;
  /** False: proves nothing of the address, although its meaning could. True: its words are a whole statement that does. */
  readonly proves?: boolean;
  /** Where the row is known from. */
  readonly source: string;
}

/** Words of another meaning than the code's: about a rule, the sender or the time. */
const CONTRARY =
  /\b(?:re?ject|refus|block|den[iy]|abus|limit|reputat|list|later|auth|verif|quota|virus|content|allow|permi|restrict|prohibit|unavail|suspend|sender|polic|spam|rate|tempor|relay|from|dns)/i;

/**
 * What tells the meaning of a reply: the first row that fits counts. Special before general: SMTP2GO
 * itself, the private codes of large systems, what is not about the recipient, the recipient, and at last bare codes.
 * Sources: see test/fixtures/replies/README.md; `iana` for codes, `other languages` for what servers say in them.
 */
export const RULES: readonly Rule[] = [
  // SMTP2GO refuses its own customer.
  { means: 'suppressed', words: /\bsuppress(?:ed|ion)\b/i, source: 's2g 4.1' },
  { means: 'sandbox', words: /\bsandbox\b/i, source: 's2g 4.1' },
  {
    means: 'unverified',
    words: /sender (?:is )?unverified|(?:sender|domain|from)\b.{0,40}\bnot (?:been )?verified/i,
    source: 's2g 13990494697369',
  },
  {
    means: 'not-allowed',
    words: /(?:smtp username's account|that ip address|api key) is not allowed to send/i,
    source: 's2g 360015283053',
  },
  { means: 'credentials', words: /incorrect authentication data|please authenticate/i, source: 's2g 13990494697369' },
  { means: 'credentials', words: /username and password not accepted/i, source: 's2g 13990494697369' },
  { means: 'credentials', words: /authentication (?:failed|credentials invalid)/i, source: 's2g 13990494697369' },

  // Microsoft 365, Outlook.com and Exchange.
  {
    means: 'not-found',
    words: /recipient address rejected: access denied/i,
    proves: true,
    codes: /5\.(?:4\.1|7\.504)$/,
    source: 'gh zone-eu/zone-mta#214, si Rhost::Microsoft',
  },
  {
    means: 'not-found',
    words: /resolver\.adr\.(?:ex)?recip(?:ient)?notfound|not found by smtp address lookup/i,
    source: 'gh sisimai/rb-sisimai#91',
  },
  {
    means: 'not-found',
    words: /mailbox unavailable\.? ?[[(]?(?:s20\d{6,}|[\w.-]*outlook)/i,
    proves: true,
    codes: /5\.5\.0$/,
    source: 'gh MicrosoftDocs/OfficeDocs-Exchange#2836',
  },
  {
    means: 'malformed',
    words: /^invalid address|storedrv\.submit; invalid recipient address/i,
    codes: /5\.1\.3$/,
    source: 'si Rhost::Microsoft',
  },
  { means: 'closed', words: /mailbox cannot be accessed/i, source: 'si Rhost::ExchangeOnline' },
  { means: 'mailbox', words: /banned recipient/i, source: 'si Rhost::Microsoft' },
  {
    means: 'members-only',
    words: /resolver\.rst\.(?:sendernot|restricted|notauthorized|authrequired)/i,
    source: 'gh ActiveCampaign/smtp-field-manual#99',
  },
  {
    means: 'members-only',
    words: /sender (?:was )?not (?:been )?authenticated/i,
    source: 'gh ActiveCampaign/smtp-field-manual#99',
  },
  {
    means: 'members-only',
    words: /(?:not in|on) (?:the|its) allowed[- ]senders/i,
    source: 'gh ActiveCampaign/smtp-field-manual#99',
  },
  { means: 'members-only', words: /sender not in allowed/i, source: 'gh ActiveCampaign/smtp-field-manual#99' },
  { means: 'members-only', codes: /5\.7\.(?:12|12\d|13[0-6])$/, source: 'si Rhost::Microsoft' },
  {
    means: 'policy',
    words: /transport\.rules|delivery not authorized/i,
    source: 'gh ActiveCampaign/smtp-field-manual#99',
  },
  {
    means: 'blocked-sender',
    words: /customer block list|rejected by recipient/i,
    source: 'si Rhost::Microsoft, page smtp.codes',
  },
  { means: 'block-list', words: /banned send|\bblock list \(s3\d{3}\)/i, source: 'zm' },
  { means: 'block-list', codes: /[45]\.7\.6(?:0[6-9]|[1-4]\d)$/, source: 'si Rhost::Microsoft' },
  { means: 'reputation', words: /\bSC-00[1-4]\b|spam abuse detected/i, source: 'zm, si Rhost::Microsoft' },
  { means: 'block-list', words: /\b(?:DY-00[12]|OU-001)\b/i, source: 'zm' },
  { means: 'spam', words: /\bOU-002\b|content filter agent/i, source: 'zm, si Rhost::Microsoft' },
  { means: 'rate', words: /\bRP-00[1-3]\b/i, source: 'zm' },
  {
    means: 'reputation',
    words: /access denied, please try again later/i,
    codes: /4\.7\.[5-8]\d\d$/,
    source: 'si Rhost::Microsoft',
  },
  { means: 'rate', words: /server busy/i, codes: /4\.7\.\d{3}$/, source: 'fm 451' },
  {
    means: 'reputation',
    words: /tenant has exceeded threshold|traffic not accepted from this ip/i,
    source: 'si Rhost::Microsoft',
  },
  { means: 'unsafe', words: /\(AS345\)/i, source: 'si Rhost::Microsoft' },
  { means: 'policy', words: /does not accept email over ipv6/i, source: 'si Rhost::Microsoft' },

  // Yahoo and AOL.
  { means: 'not-found', words: /this user doesn't have a\b.{0,40}\baccount/i, proves: true, source: 's2g 223087687' },
  {
    means: 'closed',
    words: /\bdd @ is no longer valid|mailbox is disabled \(554\.30\)/i,
    proves: true,
    source: 'fm 554',
  },
  { means: 'reputation', words: /\[TSS?\d\d\]/, source: 'fm 421, si Rhost::YahooInc' },
  { means: 'block-list', words: /\[BL2\d\]/, source: 'zm' },
  { means: 'dkim', words: /\(AU01\)/, source: 'zm' },
  { means: 'policy', words: /\[PH\d\d\]|message not allowed - \[\d+\]/i, source: 'fm 554' },
  { means: 'ptr', words: /\(?RTR:RD\b/, source: 'zm' },
  { means: 'block-list', words: /\(?(?:RTR:(?:BB|BL|DU|SC)|RLY:(?:B[12]|BL|IR)|CON:B1)\b/, source: 'zm' },
  { means: 'unsafe', words: /\(?(?:RTR|RLY):CH\b/, source: 'zm' },
  { means: 'link', words: /\(?HVU:B\d/, source: 'zm' },
  { means: 'rate', words: /\(?DYN:T\d/, source: 'zm' },

  // NetEase (163) and Tencent (QQ).
  { means: 'spam', words: /\bDT:(?:SPM|SUM)\b/, source: 'si Reason::SpamDetected' },
  { means: 'block-list', words: /\bDT:RBL\b/, source: 'page biecuoliao.com' },
  {
    means: 'rate',
    words: /\b(?:HL:(?:IFC|ICC|ITC)|MI:(?:DMC|SFQ|CEL|CCL)|RP:(?:DRC|CCL|CEL|QRC|TRC))\b/,
    source: 'page biecuoliao.com',
  },
  { means: 'reputation', words: /\bHL:(?:REP|MEP)\b|\bWM:BL[IU]\b/, source: 'page biecuoliao.com' },
  { means: 'spf', words: /\bMI:SPF\b/, source: 'page biecuoliao.com' },
  { means: 'rate', words: /mailbox unavailable or access deni(?:n)?ed|detail\/122\/166/i, source: 'page smtp.codes' },
  { means: 'rate', words: /frequency (?:is )?limited/i, source: 'si Rhost::Tencent' },
  {
    means: 'reputation',
    words: /suspected (?:spam (?:ip|sender)|bounce attack)|^connection denied/i,
    source: 'si Rhost::Tencent',
  },
  { means: 'spam', words: /mail content denied|spam is embedded/i, source: 'si Rhost::Tencent' },

  // Cox, Spectrum, Orange, T-Online.
  { means: 'sender-rejected', words: /\bsender rejected\b/i, source: 'gh sisimai/p5-sisimai#395' },
  { means: 'ptr', words: /AUP#(?:CXDNS|[-a-z]*11[0-5]0)/i, source: 'si Rhost::Cox, si Rhost::Spectrum' },
  { means: 'unproved', words: /AUP#CXSNDR/i, source: 'si Rhost::Cox' },
  { means: 'link', words: /AUP#URLBL/i, source: 'si Rhost::Cox' },
  {
    means: 'rate',
    words: /AUP#(?:CXMXRT|CXCNCT|[-a-z]*1(?:3\d0|4\d0|5[4-8]0))/i,
    source: 'si Rhost::Cox, si Rhost::Spectrum',
  },
  {
    means: 'block-list',
    words: /AUP#(?:CXBL|CDRBL|IPBL|[-a-z]*1(?:0\d0|2[0-5]0))/i,
    source: 'si Rhost::Cox, si Rhost::Spectrum',
  },
  { means: 'spam', words: /\bofr_?506\b|mail rejete/i, source: 'gh sisimai/p5-sisimai#189' },
  { means: 'reputation', words: /bloquee? pour incident de spam|abus detecte/i, source: 'si Rhost::FrancePTT' },
  { means: 'rate', words: /trop de (?:connexions|destinataires)/i, source: 'page bentonow.com' },
  { means: 'temporary', words: /service refuse\b|veuillez essayer plus tard/i, source: 'si Rhost::FrancePTT' },
  { means: 'block-list', words: /^ip[=:].*a problem occurred/i, source: 'zm' },

  // About the sender, in words that also name mailboxes.
  {
    means: 'sender-rejected',
    words:
      /remitente|absender|versender|expediteur|d'expedition|emetteur|\bemisor\b|mittente|provenienza|remetente|nadawc|odesilatel|afzender|verzender|avsender|afsender|avsandar|отправител|[发發寄]件人|差出人|送信者/i,
    source: 'other languages',
  },
  {
    means: 'sender-rejected',
    words: /domaine d'origine|votre (?:nom de )?domaine|originator|reverse-path|in from: header|mail from check/i,
    source: 'public code',
  },
  { means: 'sender-rejected', words: /sender address (?:is )?not (?:allowed|accepted|permitted)/i, source: 'gmx' },
  {
    means: 'sender-rejected',
    words: /sender\b.{0,20}\b(?:cannot|could not|can't) be (?:verified|resolved)|invalid from\b/i,
    source: 'public code',
  },
  {
    means: 'policy',
    words: /(?:rejected|blocked) by administrator|only accepts? internal|country is not/i,
    source: 'public code',
  },
  { means: 'policy', words: /address rejected: [A-Z]{4,}[-_][A-Z]/, source: 'public code' },
  {
    means: 'blocked-sender',
    words: /blocked by (?:the |this )?(?:\w+ )?(?:recipient|user)\b|not accepting (?:e-?mail|mail) from this sender/i,
    source: 'public code',
  },
  {
    means: 'blocked-sender',
    words:
      /(?:does not|doesn't|won't|refuses to) (?:accept|take|want) (?:your (?:e-?)?mail|this e-?mail|(?:e-?)?mail from you)/i,
    source: 'public code',
  },
  {
    means: 'sender-rejected',
    words:
      /(?:sender|mail from|from)(?: domain| address)* (?:must (?:exist|resolve)|not found|has no|could not|rejected)/i,
    source: 'public code',
  },
  {
    means: 'unverified',
    words: /(?:e-?mail address|address|identit(?:y|ies)|domain)\b.{0,20}\b(?:is|are) not verified/i,
    source: 'page aws ses',
  },
  {
    means: 'sender-rejected',
    words: /unconfigured (?:sending|sender) domain/i,
    source: 'public code',
  },
  { means: 'sender-rejected', words: /callout verification failure|callout failed/i, source: 'bouncefetch' },
  {
    means: 'sender-rejected',
    words: /(?:sender|from) (?:verify|verification|address verification)\b/i,
    source: 'public code',
  },
  {
    means: 'sender-rejected',
    words: /badmailfrom|envelope sender\b.{0,40}\b(?:reject|not|denied|list)/i,
    source: 'public code',
  },
  {
    means: 'sender-rejected',
    words: /(?:invalid|unknown|bad|no such) sender(?:'s)? (?:domain|address)|from address not\b/i,
    source: 'si t/reason',
  },
  {
    means: 'sender-rejected',
    words: /sender verif(?:y|ication) failed|sender callout|verification failed for @/i,
    source: 'gh mailcow/mailcow-dockerized#2544',
  },

  // Loops.
  { means: 'no-answer', words: /in (?:the )?queue (?:for )?too long/i, source: 'si Rhost::GoDaddy' },
  { means: 'loop', words: /received:?['"]? (?:\w+ )?headers? exceed|too many received/i, source: 'public code' },
  {
    means: 'loop',
    words: /\bloop(?:s|ing|ed)?\b|too many hops|hop count|\d+ hops/i,
    source: 'fm 551, si Rhost::Google',
  },

  // Proof of the sender.
  { means: 'rate', words: /unusual rate of/i, source: 'fm 421, si Rhost::Google' },
  { means: 'reputation', words: /reputation/i, source: 'fm 550' },
  { means: 'malformed-message', words: /duplicate header|headers? (?:are|is) not rfc/i, source: 'si Rhost::Google' },
  {
    means: 'malformed-message',
    words: /not rfc.?\d+ compliant|rfc.?\d+ section [\d.]+ compliant/i,
    source: 'si Rhost::Google',
  },
  { means: 'malformed-message', words: /must be rfc|duplicate headers|missing a valid/i, source: 'si Rhost::Google' },
  { means: 'malformed-message', words: /malformed (?:message|mail)|message is malformed/i, source: 'si Rhost::Google' },
  { means: 'malformed-message', words: /bare (?:lf|line ?feed)|individual header size/i, source: 'si Rhost::Google' },
  {
    means: 'malformed-message',
    words: /invalid characters|unicode character in a disallowed/i,
    source: 'si Rhost::Google',
  },
  { means: 'malformed-message', words: /encoded-word/i, source: 'si Rhost::Google' },
  { means: 'greylist', words: /gr[ae]y-?list|rechazo temporal/i, source: 'gh schweikert/postgrey#92' },
  { means: 'dmarc', words: /\bdmarc\b/i, source: 'fm 550' },
  { means: 'unproved', words: /spf (?:or|and|nor) dkim|dkim (?:or|and|nor) spf/i, source: 'si Rhost::Google' },
  {
    means: 'unproved',
    words: /unauthenticated|authentication (?:information|checks|level)/i,
    source: 'si Rhost::Google',
  },
  { means: 'unproved', words: /isn't aligned|spoof/i, source: 'si Rhost::Google' },
  {
    means: 'ptr',
    words: /\bptr\b|reverse[- ]dns|\brdns\b|reverse lookup|bad helo/i,
    source: 'fm 554, si Reason::Blocked',
  },
  {
    means: 'ptr',
    words: /(?:cannot|can't|could not) (?:find|resolve) your (?:host ?name|address|reverse)/i,
    source: 'fm 554, si Reason::Blocked',
  },
  {
    means: 'ptr',
    words: /ip name lookup|invalid dns\b|dns check fail/i,
    source: 'fm 554, si Reason::Blocked',
  },
  { means: 'ptr', words: /helo\b.{0,40}\b(?:invalid|rejected|denied)/i, source: 'fm 554, si Reason::Blocked' },
  { means: 'ptr', words: /(?:invalid|bad) helo/i, source: 'fm 554, si Reason::Blocked' },
  { means: 'dkim', words: /\bdkim\b|domainkeys/i, source: 'si Rhost::Mimecast' },
  { means: 'spf', words: /\bspf\b|openspf|sender policy framework/i, source: 'si Rhost::Tencent' },
  {
    means: 'tls',
    words: /starttls|\btls\b|requires encryption|\bdane\b|tlsa-invalid|dnssec-invalid|ciphers|certificate/i,
    source: 'si Rhost::Microsoft, si Rhost::Mimecast',
  },

  {
    means: 'ptr',
    words: /no reverse name|sender ip must resolve|host can't be resolved|does not resolve|unresolvable host/i,
    source: 'public code',
  },
  {
    means: 'ptr',
    words: /\bRP:RDN\b|helo\b.{0,60}\b(?:host not found|does not exist|not found)|helo command rejected/i,
    source: 'public code',
  },

  {
    means: 'ptr',
    words: /\(DNS:NR\)|\bDNS-P\d|no dns a-data|helo\b.{0,30}\bmissing|dns says does not exist/i,
    source: 'public code',
  },

  // Too much.
  {
    means: 'rate',
    words: /(?:rate|session|hourly|daily) (?:limit )?exceeded|session limit|too many open connections/i,
    source: 'public code',
  },
  {
    means: 'rate',
    words: /(?:messages?|e-?mails?|connections?|quota)\b.{0,20}\b(?:per day|today|per minute|limit reached)/i,
    source: 'public code',
  },
  {
    means: 'rate',
    words:
      /maximum (?:number of )?(?:messages|connections|sessions)|excessive (?:number|rate|amount)|connection limit|message limit/i,
    source: 'public code',
  },
  {
    means: 'reputation',
    words: /connection refused\b.{0,30}\b(?:abuse|listed|spam)|due to (?:complaints|abuse)|sender score/i,
    source: 'public code',
  },
  {
    means: 'unproved',
    words: /sender id\b|not (?:properly )?(?:signed|authenticated|authori[sz]ed by)|forged/i,
    source: 'public code',
  },
  {
    means: 'rate',
    words: /slower|mail ?bomb|(?:max|maximum)\b.{0,30}\bper (?:hour|day|minute)/i,
    source: 'si t/reason, public code',
  },
  {
    means: 'rate',
    words: /too many (?:mails|messages|e-?mails) (?:sent|from|per|on this session)/i,
    source: 'si t/reason',
  },
  {
    means: 'full',
    words: /too many messages (?:on|in) (?:the|this) (?:server|mailbox)|zuviele mails/i,
    source: 'page sitepackage.de',
  },
  { means: 'reputation', words: /blocked for .{0,20}\battempting/i, source: 'zm, si Rhost::GoDaddy' },
  {
    means: 'reputation',
    words: /too many (?:invalid|unknown|bad) recipients|too many spam/i,
    source: 'zm, si Rhost::GoDaddy',
  },
  { means: 'reputation', words: /user complaints|too many failed logins$/i, source: 'zm, si Rhost::GoDaddy' },
  { means: 'rate', words: /too (?:quickly|fast)\b|rate limit|limit rate|throttl/i, source: 'fm 421, fm 450, postfix' },
  {
    means: 'rate',
    words: /unusual rate|receiving mail at a rate|excessive volume/i,
    source: 'fm 421, fm 450, postfix',
  },
  { means: 'rate', words: /exceeded (?:its|their|your) (?:quota|limit) for/i, source: 'fm 421, fm 450, postfix' },
  {
    means: 'rate',
    words: /(?:queue|submission|sending|daily|hourly) quota|message rate/i,
    source: 'fm 421, fm 450, postfix',
  },
  { means: 'rate', words: /(?:receive|sending|relay|thread) limit/i, source: 'fm 421, fm 450, postfix' },
  { means: 'rate', words: /(?:permitted|rate) limits|per hour|this hour/i, source: 'fm 421, fm 450, postfix' },
  { means: 'rate', words: /concurrent (?:connections|sessions)/i, source: 'fm 421, fm 450, postfix' },
  {
    means: 'rate',
    words: /too many (?:concurrent |simultaneous )?(?:connections|sessions|messages|recent|emails|mails|smtp)/i,
    source: 'fm 421, fm 450, postfix',
  },
  {
    means: 'rate',
    words: /too much mail from|messages? per (?:connection|session)/i,
    source: 'fm 421, fm 450, postfix',
  },
  { means: 'rate', words: /slow(?:ing)? down|too many errors/i, source: 'fm 421, fm 450, postfix' },
  { means: 'rate', words: /too many recipients\b.{0,40}\b(?:hour|day|from)\b/i, source: 'si Rhost::GoDaddy' },
  { means: 'recipients', words: /too many (?:rcpts?|recipients)\b/i, source: 'si Rhost::Microsoft' },

  // Full mailboxes.
  {
    means: 'full',
    words: /переполнен|[邮郵信]箱已[满滿]|容量(?:已[满滿]|不足)|いっぱい|満杯/i,
    source: 'other languages',
  },
  {
    means: 'full',
    words: /mailbox\b.{0,20}\b(?:at its limit|exceeds its)|pelna\b|plna schranka/i,
    source: 'public code',
  },
  { means: 'temporary', words: /unverified address/i, source: 'fm 421' },
  {
    means: 'full',
    words:
      /(?:mailbox|storage|account|box)\b.{0,30}\b(?:exceeded (?:the|its) limit|full|space not enough|no space)|user\b.{0,30}\bdisk ?space/i,
    source: 'public code',
  },
  { means: 'full', words: /space has (?:been )?used|error writing message/i, source: 'public code' },
  {
    means: 'full',
    words: /mailbox (?:size|limit|capacity)|maximum mailbox|\bout of quota\b|over quote|kapazitat|speicherplatz/i,
    source: 'public code, bouncefetch',
  },
  {
    means: 'storage',
    words: /(?:mail )?system (?:is )?full|(?:insufficient|not enough|no) disk space|disk (?:is )?full/i,
    source: 'si t/reason',
  },
  {
    means: 'full',
    words: /too many messages (?:in|on) (?:this|the) mailbox|space (?:available|left)\b.{0,20}\bmailbox/i,
    source: 'public code',
  },
  {
    means: 'full',
    words: /over the maximum (?:allowed )?(?:mailbox size|number of messages)|exceeds? allowed (?:size|message count)/i,
    source: 'public code',
  },
  {
    means: 'full',
    words:
      /(?:storage|disk|mailbox|space) quota|quota (?:for|of) (?:the|this|your) mailbox|would exceed\b.{0,30}\bquota/i,
    source: 'public code',
  },
  {
    means: 'full',
    words:
      /(?:mailbox|inbox|mail ?box|folder|account|maildir|boite|buzon|casilla|caixa|casella|postfach|posteingang)\b.{0,40}\b(?:full|pleine?|lleno|llena|cheia|piena|voll)/i,
    source: 'fm 552, si Reason::MailboxFull',
  },
  { means: 'full', words: /over ?quota|quota (?:exceeded|violation|usage)/i, source: 'fm 552, si Reason::MailboxFull' },
  { means: 'full', words: /exceed\w*\b.{0,30}\bquota|out of storage/i, source: 'fm 552, si Reason::MailboxFull' },
  { means: 'full', words: /storage (?:limit|space)/i, source: 'fm 552, si Reason::MailboxFull' },
  {
    means: 'full',
    words: /over (?:the )?(?:allowed |storage |disk )?quota/i,
    source: 'fm 552, si Reason::MailboxFull',
  },
  {
    means: 'full',
    words: /exceeded storage allocation|exceed maximum allowed storage/i,
    source: 'fm 552, si Reason::MailboxFull',
  },
  {
    means: 'full',
    words: /mailbox size limit|space has been used|too much mail data/i,
    source: 'fm 552, si Reason::MailboxFull',
  },
  {
    means: 'full',
    words: /too many messages on the server|speichervolumen/i,
    source: 'fm 552, si Reason::MailboxFull',
  },
  {
    means: 'full',
    words: /zuviele mails|allowed quota|full mailbox|disc quota/i,
    source: 'fm 552, si Reason::MailboxFull',
  },
  { means: 'full', words: /enough (?:storage )?space/i, source: 'fm 552, si Reason::MailboxFull' },

  // Content.
  { means: 'spam', words: /phishing|\bRP:SPM\b|malicious/i, source: 'public code' },
  {
    means: 'malformed-message',
    words: /rfc.?2822|rfc.?5322|line length|header \w+ missing|missing \w+ header/i,
    source: 'public code',
  },
  { means: 'too-large', words: /exceeds (?:the )?(?:fixed|size) limit/i, source: 'public code' },
  { means: 'unsafe', words: /\b(?:zip|exe|executable) files?\b/i, source: 'public code' },
  {
    means: 'spam',
    words: /\bbulk ?(?:mail|$)|as bulk\b|\bdcc\b|quarantined|phone number filter|is banned$/i,
    source: 'public code',
  },
  { means: 'spam', words: /content (?:restriction|is not|not )|unacceptable content|html tag/i, source: 'public code' },
  { means: 'unsafe', words: /file ?types?\b|infected/i, source: 'public code' },
  {
    means: 'malformed-message',
    words: /(?:invalid|bad) message (?:content|format)|conversion failure/i,
    source: 'public code',
  },
  { means: 'link', words: /black ?listed url|listed url/i, source: 'public code' },
  {
    means: 'unsafe',
    words: /(?:attachments?|embedded images|eingebettete\w* bilder)/i,
    source: 'public code, bouncefetch',
  },
  { means: 'spam', words: /words in the message|sensitive words/i, source: 'public code' },
  {
    means: 'too-large',
    words: /(?:file|message|mail) too (?:big|large|long)|larger than (?:the )?(?:limit|allowed|maximum)/i,
    source: 'public code',
  },
  {
    means: 'malformed-message',
    words: /comply with (?:the )?(?:required )?standards|(?:messages?|mails?) without\b.{0,20}\b(?:field|header)s?/i,
    source: 'bmh, public code',
  },
  {
    means: 'malformed-message',
    words:
      /(?:bad|invalid|malformed|missing|multiple|improper\w*)[- _](?:\w+ ){0,2}headers?\b|bad_header|binary content|stray cr/i,
    source: 'si t/reason',
  },
  {
    means: 'unsafe',
    words:
      /(?:restricted|unacceptable|dangerous|suspicious|infected|executable)\b.{0,12}\b(?:attachment|file|content)|attachment filter/i,
    source: 'public code',
  },
  {
    means: 'too-large',
    words: /(?:message|e-?mail|mail)\b.{0,30}\btoo (?:large|big|long)/i,
    source: 'si Rhost::Google, si Rhost::Mimecast',
  },
  {
    means: 'too-large',
    words: /(?:maximum|max) (?:e-?mail|message|mail) size/i,
    source: 'si Rhost::Google, si Rhost::Mimecast',
  },
  {
    means: 'too-large',
    words: /(?:message|e-?mail|mail) (?:size|header size) (?:limits?|exceed)/i,
    source: 'si Rhost::Google, si Rhost::Mimecast',
  },
  { means: 'too-large', words: /exceeded the size limit/i, source: 'si Rhost::Google, si Rhost::Mimecast' },
  {
    means: 'too-large',
    words: /exceeds? (?:the )?(?:maximum|fixed maximum|google's limit of \d+ attach)/i,
    source: 'si Rhost::Google, si Rhost::Mimecast',
  },
  {
    means: 'too-large',
    words: /taille limite|attachment is too long/i,
    source: 'si Rhost::Google, si Rhost::Mimecast',
  },
  {
    means: 'link',
    words: /\burl\b.{0,40}\b(?:content|message|complaints|email)\b|uribl|surbl|blacklisted url|spam url/i,
    source: 'fm 554',
  },
  { means: 'unsafe', words: /\bvirus\b|\bmalware\b/i, source: 's2g 223087687, fm 552' },
  { means: 'unsafe', words: /potential(?:ly)? (?:security|dangerous|executable)/i, source: 's2g 223087687, fm 552' },
  {
    means: 'unsafe',
    words: /(?:illegal|forbidden|prohibited|banned|blocked) (?:attachment|file)/i,
    source: 's2g 223087687, fm 552',
  },
  { means: 'unsafe', words: /attachment (?:extension|type)/i, source: 's2g 223087687, fm 552' },
  { means: 'unsafe', words: /attachments? (?:is|are) (?:not allowed|forbidden)/i, source: 's2g 223087687, fm 552' },

  // Block lists and reputation.
  {
    means: 'reputation',
    words:
      /(?:\b(?:ihre|votre|su|uw) (?:ip|domain|server|mailserver|direccion ip)\b|\bip-adresse\b|\badres(?:se)? ip\b).{0,40}(?:gesperrt|abgelehnt|blockiert|bloque|zablokowan|geblokkeerd)/i,
    source: 'other languages',
  },
  {
    means: 'block-list',
    words: /open proxy|dynamic (?:address|ip)|domain has been blacklisted|SPAM_CLIENT/i,
    source: 'public code',
  },
  {
    means: 'reputation',
    words: /too much spam|(?:server|host|ip)\b.{0,12}\b(?:sent|sends|sending) spam/i,
    source: 'public code',
  },
  {
    means: 'block-list',
    words: /your (?:ip|domain|host|server|mail server|network)\b.{0,30}\b(?:banned|black ?listed|blocked)/i,
    source: 'public code',
  },
  { means: 'block-list', words: /\blisted (?:at|by|on|in)$/i, source: 'public code' },
  { means: 'block-list', words: /spamhaus|spamcop|\bsorbs\b|dnsbl|dns blacklist|\brbls?\b/i, source: 'zm' },
  { means: 'block-list', words: /barracuda(?:central|networks)|real-?time block/i, source: 'zm' },
  { means: 'block-list', words: /block-? ?list(?:ed)?\b|blocked? ?-? see\b|blocked using/i, source: 'zm' },
  {
    means: 'block-list',
    words: /(?:ip|address|host|server|hosts?|\]|\d) (?:\w+ ){0,3}(?:is |was |been )?(?:black-? ?list|listed)/i,
    source: 'zm',
  },
  { means: 'block-list', words: /black ?listed (?:by|at|see|using|in)|ip blacklisted|black ip/i, source: 'zm' },
  { means: 'block-list', words: /(?<!not )listed (?:at|by|on|in) (?!recipient)/i, source: 'zm' },
  { means: 'block-list', words: /spam(?:mer)? list|identified as spammer/i, source: 'zm' },
  { means: 'block-list', words: /found in (?:a |the )?(?:dns )?(?:bl\b|black)/i, source: 'zm' },
  { means: 'block-list', words: /blacklist(?:is)?\b.{0,40}(?:dnsbl|server)|dynamic ips?\b/i, source: 'zm' },
  { means: 'block-list', words: /spam ips|denied by dnsbl/i, source: 'zm' },
  {
    means: 'block-list',
    words: /(?:ip|ip address|\d)(?: is| was| has been)? (?:temporarily )?blocked\b/i,
    source: 'zm',
  },
  { means: 'block-list', words: /block for spam|blocked for (?:spam|abuse)/i, source: 'zm' },
  { means: 'reputation', words: /sending spam|your access to (?:submit messages to )?this/i, source: 'zm' },
  { means: 'reputation', words: /not allowed to connect|host blocked for spam/i, source: 'zm' },
  { means: 'reputation', words: /not accepting (?:mail|connections) from your/i, source: 'zm' },
  { means: 'reputation', words: /(?:ip|sender) (?:is )?(?:banned|blocked)/i, source: 'zm' },
  {
    means: 'block-list',
    words: /your e-?mail address has been black ?listed|blacklisted user/i,
    source: 'si Reason::Rejected',
  },

  // The sender's address.
  { means: 'sender-rejected', words: /sender address rejected/i, source: 'fm 450, fm 501, si Reason::Rejected' },
  {
    means: 'sender-rejected',
    words:
      /(?:sender|mail ?from)\b(?! .{0,12}content).{0,40}\b(?:invalid|denied|refused|rejected|unknown|does not exist|not exist|not valid|unresolvable|unroutable|not accepted|not owned|unvalidated)/i,
    source: 'fm 450, fm 501, si Reason::Rejected',
  },
  {
    means: 'sender-rejected',
    words: /(?:invalid|unknown|unroutable|bad) (?:sender|mail ?from|from address)/i,
    source: 'fm 450, fm 501, si Reason::Rejected',
  },
  {
    means: 'sender-rejected',
    words: /domain of sender|denies the sender|emetteur invalide/i,
    source: 'fm 450, fm 501, si Reason::Rejected',
  },
  {
    means: 'sender-rejected',
    words: /from: domain|blank from|unresolvable rfc|return(?:ed)? ?path/i,
    source: 'fm 450, fm 501, si Reason::Rejected',
  },

  { means: 'full', words: /\bquota\b/i, source: 'bouncefetch' },

  // Spam by its content.
  {
    means: 'spam',
    words:
      /(?:looks|look|detected|classified|identified|flagged|marked|considered|judged|rejected|regarded|scored)\b.{0,30}\bspam/i,
    source: 'si Reason::SpamDetected',
  },
  {
    means: 'spam',
    words: /spam (?:message|detected|content|points|score|email|mail|refused|rejected|check|blocked|filter)/i,
    source: 'si Reason::SpamDetected',
  },
  { means: 'spam', words: /suspicion of spam|suspected spam/i, source: 'si Reason::SpamDetected' },
  { means: 'spam', words: /likely (?:unsolicited|suspicious)|unsolicited/i, source: 'si Reason::SpamDetected' },
  {
    means: 'spam',
    words: /nature of the content|bulk (?:mail|advertising|e-?mail)/i,
    source: 'si Reason::SpamDetected',
  },
  {
    means: 'spam',
    words: /content (?:rejected|denied|blocked|filter)|banned content/i,
    source: 'si Reason::SpamDetected',
  },
  {
    means: 'spam',
    words: /anti-?spam|junk ?mail|spamassassin|\bube\b|message filtered/i,
    source: 'si Reason::SpamDetected',
  },
  { means: 'spam', words: /same size mails|considered spam|dt:spm/i, source: 'si Reason::SpamDetected' },

  {
    means: 'spam',
    words: /\bspam\w*\b|antyspam|mail score|reject content|content-?policy|scored\b.{0,20}\bpoints/i,
    source: 'si t/reason, public code',
  },

  {
    means: 'closed',
    words: /(?:mailbox|account|user|address)\b.{0,20}\b(?:blocked|locked|suspended)\b.{0,20}\binactivity/i,
    source: 'public code',
  },

  // The recipient or the recipient's organisation does not want it.
  {
    means: 'members-only',
    words: /(?:moderated|restricted|closed|private) (?:mailing )?list|distribution list|restricted to members/i,
    source: 'public code',
  },
  {
    means: 'policy',
    words: /rule imposed|delivery restrict|filter (?:processing|rules?)|on domain's blacklist|won't accept this/i,
    source: 'public code',
  },
  {
    means: 'reputation',
    words: /(?:accept|connections?|mail|access)\b.{0,30}\bfrom your (?:ip|host|network|server)/i,
    source: 'public code',
  },
  {
    means: 'members-only',
    words: /only accepting mail from specific|nur e-?mails von bestimmten/i,
    source: 'public code, bouncefetch',
  },
  {
    means: 'blocked-sender',
    words: /rejected by the (?:intended )?recipient|user reject|only accepts? mail from known|known senders/i,
    source: 'si t/reason, bmh',
  },
  { means: 'policy', words: /character sets?\b|non-(?:latin|western)/i, source: 'bmh' },
  { means: 'blocked-sender', words: /blocked by (?:the |this )?recipient/i, source: 'fm 550, si Rhost::Mimecast' },
  {
    means: 'blocked-sender',
    words: /(?:recipient|user)\b.{0,30}\b(?:doesn't want|does not want|refuse|preferences|blocked you|rules)/i,
    source: 'fm 550, si Rhost::Mimecast',
  },
  {
    means: 'blocked-sender',
    words: /envelope (?:blocked|rejected)|blocked senders?|block-send/i,
    source: 'fm 550, si Rhost::Mimecast',
  },
  {
    means: 'blocked-sender',
    words: /rejected by recipients?|user (?:domain )?entry/i,
    source: 'fm 550, si Rhost::Mimecast',
  },
  { means: 'members-only', words: /members?-only|non-?members?|not allowed to post/i, source: 'si Reason::Rejected' },
  {
    means: 'members-only',
    words: /only (?:accepts?|accepting) mail from|subscribers? only/i,
    source: 'si Reason::Rejected',
  },
  { means: 'members-only', words: /restricted to/i, source: 'si Reason::Rejected' },
  { means: 'policy', words: /geographical|\bpolic(?:y|ies)\b|administrative prohibition/i, source: 'fm 550, fm 554' },
  { means: 'policy', words: /content examination|mailpolicy|block-rcpt/i, source: 'fm 550, fm 554' },
  { means: 'policy', words: /rejected by destination domain|message refused/i, source: 'fm 550, fm 554' },
  { means: 'policy', words: /network not allowed|not authorized to send|whitelist/i, source: 'fm 550, fm 554' },
  { means: 'policy', words: /allowlist|go away|prohibited|local rules?\b|^blocked$/i, source: 'fm 550, fm 554' },
  { means: 'policy', words: /:blocked\)|\bblocked\b/i, source: 'fm 550, fm 554' },

  // Relaying, before words about recipients that stand beside it.
  {
    means: 'relay',
    words:
      /(?:not|don't|do not) (?:allowed to |permitted to )?relay|not configured for this domain|recipient is not local/i,
    source: 'public code',
  },
  { means: 'relay', words: /only (?:allowed )?for local users|local users only/i, source: 'bouncefetch' },
  {
    means: 'relay',
    words: /not (?:for )?a local (?:domain|host)|(?:do not|don't) (?:relay|accept (?:e-?mail|mail)) for|relaying to\b/i,
    source: 'bmh',
  },
  {
    means: 'relay',
    words: /relay(?:ing)?\b.{0,30}\b(?:denied|disallowed|not (?:allowed|permitted)|prohibited|refused|access)/i,
    source: 'fm 553, fm 554',
  },
  {
    means: 'relay',
    words: /(?:denies|unable to|not permitted to|use me .{0,40} as a) relay/i,
    source: 'fm 553, fm 554',
  },
  { means: 'relay', words: /as a relay|open relay|allowed rcpthosts/i, source: 'fm 553, fm 554' },
  { means: 'relay', words: /client was not authenticated|no-domain/i, source: 'fm 553, fm 554' },

  // The address is meant, and nothing is proved.
  { means: 'protocol', words: /smtputf8/i, source: 'rfc 6531' },
  { means: 'temporary', words: /locked by another|wartung|spa?eter erneut/i, source: 'other languages' },
  {
    means: 'suspended',
    words:
      /vorubergehend|voruebergehend|temporairement|temporalmente|temporaneamente|temporariamente|tymczasowo|tijdelijk|midlertidig|tillfallig/i,
    source: 'other languages',
  },
  {
    means: 'suspended',
    words: /(?:user|mailbox|account)\b.{0,20}\blocked\b|(?:benutzer|postfach|konto)\b.{0,20}\bgesperrt/i,
    source: 'public code, other languages',
  },
  {
    means: 'misconfigured',
    words:
      /procmail|couldn't create|mailer error|command died|unix; ?\d+|pipe to|maildir delivery|config(?:uration)? (?:error|problem)/i,
    source: 'si t/reason',
  },
  {
    means: 'no-route',
    words: /domain is not reachable|dns error|host not found, try again|responded with code|mx lookup/i,
    source: 'si t/reason, bmh',
  },
  {
    means: 'suspended',
    words:
      /suspend(?:s|ed)? the service|temporar(?:y|ily) (?:locked|disabled|blocked|suspended)|domain\b.{0,40}\bsuspended/i,
    source: 'si t/reason',
  },
  {
    means: 'suspended',
    words: /(?:user|mailbox|account|recipient)\b.{0,30}\b(?:suspended|temporarily (?:disabled|locked|blocked))/i,
    source: 'si Reason::Suspend',
  },
  { means: 'temporary', words: /unverified address|address verification in progress/i, source: 'fm 421' },
  { means: 'temporary', words: /recipient verification|recipient temporarily unavailable/i, source: 'fm 421' },
  { means: 'temporary', words: /mailbox (?:is )?(?:temporarily|busy)/i, source: 'fm 421' },
  { means: 'temporary', words: /temporar(?:y|ily)\b.{0,40}\bdomain failure/i, source: 'fm 421' },
  {
    means: 'no-answer',
    words: /relevant mx records point|malformed or unexpected name server/i,
    source: 'page exim.org, si Rhost::Aol',
  },
  {
    means: 'misconfigured',
    words: /mx record points to local|license expired/i,
    source: 'page exim.org, fm 421, fm 551',
  },
  {
    means: 'misconfigured',
    words: /system incorrectly configured|our database returned invalid/i,
    source: 'page exim.org, fm 421, fm 551',
  },
  {
    means: 'misconfigured',
    words: /inbounds disabled|unable to correctly read/i,
    source: 'page exim.org, fm 421, fm 551',
  },
  { means: 'no-route', words: /unrout(?:e)?able/i, source: 's2g 223087687' },

  // The address is meant, and it is dead.
  { means: 'sender-rejected', codes: /[45]\.1\.[78]$/, source: 'iana' },
  {
    means: 'not-found',
    words:
      /(?:收件人|收件地址|用[户戶]|使用者|[邮郵信]箱|[账帳][户戶号號])(?:地址)?(?:不存在|未找到|[无無]效)|(?:ユーザー?|受信者|宛先|アドレス|メールボックス|アカウント)[はが](?:存在しま?せ?ん?|見つかりません|不明)|(?:사용자|수신자|메일함|계정).{0,2}(?:존재하지|찾을)/i,
    source: 'other languages',
  },
  {
    means: 'not-found',
    words: /(?:пользовател|получател|адресат|адрес|ящик).{0,20}(?:не существует|не найден|неизвест)/i,
    source: 'other languages',
  },
  { means: 'closed', words: /compte inactif|user is not active|no longer exists/i, source: 'public code' },
  {
    means: 'not-found',
    words:
      /non trovat[oa]|no encontrad[oa]|introuvable|\bno existe\b|inexist(?:ente|ant)|onbekend|nieznan[ya]|nao encontrad[oa]/i,
    source: 'other languages',
  },
  {
    means: 'not-found',
    words: /finns inte|ei loydy|ukendt|ukjent|gecersiz alici|ismeretlen|bulunamadi/i,
    source: 'other languages',
  },
  {
    means: 'not-found',
    words:
      /(?:empfaenger|benutzer|postfach)\b.{0,20}\b(?:unbekannt|existiert nicht|nicht (?:bekannt|gefunden|vorhanden|existent))/i,
    source: 'other languages',
  },
  {
    means: 'no-route',
    words: /no mx (?:record )?(?:found )?for|(?:has|have) no (?:mail server|mx)/i,
    source: 'public code',
  },
  {
    means: 'closed',
    words:
      /(?:account|mailbox|user|address)\b.{0,20}\b(?:deleted|removed|terminated|cancel+ed)|left the company|no longer (?:here|with us)/i,
    source: 'public code',
  },
  { means: 'no-mail', words: /address does not receive mail/i, source: 'public code' },
  {
    means: 'not-found',
    words:
      /not a (?:known|local|valid) (?:user|recipient|account)|no (?:account|user|mailbox|such person) (?:by|with|for|of)|person not here/i,
    source: 'public code',
  },
  {
    means: 'not-found',
    words:
      /(?:bad|wrong) destination|cannot find (?:the )?(?:user|recipient|mailbox)|(?:user|address|recipient) not (?:known|listed)/i,
    source: 'public code',
  },
  {
    means: 'no-mail',
    words: /(?:an mx or srv record )?indicated no smtp service/i,
    proves: true,
    source: 'bouncefetch',
  },
  {
    means: 'not-found',
    words: /(?:address|user|recipient|mailbox)\b.{0,40}\b(?:couldn't|could not|cannot|can't) be found/i,
    source: 'bouncefetch',
  },
  {
    means: 'not-found',
    words: /unknown (?:e-?)?mail address|unter dieser adresse|adresse\b.{0,20}\bnicht gefunden/i,
    source: 'bouncefetch',
  },
  {
    means: 'no-domain',
    words: /host unknown(?: \(name server: .: host not found\))?$/i,
    codes: /5\.[12]\.[12]$/,
    proves: true,
    source: 'si t/reason',
  },
  {
    means: 'no-domain',
    words: /host unknown|unknown host|unknown (?:mail )?domain/i,
    proves: false,
    source: 'si t/reason',
  },
  {
    means: 'no-mail',
    words: /(?:this server|host|domain)\b.{0,20}\b(?:does not|doesn't) accept (?:any )?mail(?!.{0,9}null ?mx)/i,
    proves: false,
    source: 'si t/reason',
  },
  { means: 'moved', words: /has been replaced by|address (?:has )?changed|new address/i, source: 'si t/reason' },
  {
    means: 'closed',
    words: /inactivity|unused for|not been used|no longer (?:works|employed|with)/i,
    source: 'public code',
  },
  {
    means: 'closed',
    words: /deaktiviert|gesperrt|geschlossen|desactive?e?\b|desactivad[oa]|inactiv[oa]\b|expirad[oa]|por falta de uso/i,
    source: 'other languages',
  },
  {
    means: 'closed',
    words:
      /disatt?tivat[oa]|bloccat[oa] per|inutilizzo|nieaktywn|zablokowan|deaktivov|desativad[oa]|bloquead[oa] por falta/i,
    source: 'other languages',
  },
  {
    means: 'not-found',
    words: /nosuchuser|unresolvable address|unknown address|address unknown|no such (?:name|person|entry)|\bno user\b/i,
    source: 'mail archive',
  },
  {
    means: 'not-found',
    words:
      /(?:adressat|empfanger|destinataire|destinatario|indirizzo|usuario|utente|adres|konto|uzivatel)\b.{0,30}\b(?:unbekannt|inconnue?|desconocid[oa]|sconosciut[oa]|inesistente|inexistente|errato|existiert nicht)/i,
    source: 'other languages',
  },
  {
    means: 'not-found',
    words:
      /nicht (?:bekannt|gefunden|vorhanden)|nie ma takiego|nie istnieje|neexistuje|no se ha encontrado la direccion|n'existe pas|nao existe|non esiste|bestaat niet/i,
    source: 'other languages',
  },
  {
    means: 'no-mail',
    words: /(?:domain\b.{0,10}\b(?:does not|doesn't) accept (?:any )?mail )?\(?null ?mx\)?/i,
    proves: true,
    source: 'rfc 7505, gh PHPMailer/PHPMailer#1668',
  },
  {
    means: 'no-mail',
    words: /domain\b.{0,30}\b(?:does not|doesn't) accept (?:any )?mail|takes no mail/i,
    proves: false,
    source: 'rfc 7505, gh PHPMailer/PHPMailer#1668',
  },
  {
    means: 'no-domain',
    words:
      /host or domain name not found(?:\. name service error(?: for name=\w* type=\w+)?: host not found)?$|(?:smtpsend\.dns\.nonexistentdomain; )?nonexistent domain/i,
    proves: true,
    source: 'si Rhost::Aol, si Rhost::Microsoft',
  },
  {
    means: 'no-domain',
    words: /nonexistentdomain|nxdomain|no such domain/i,
    source: 'si Rhost::Aol, si Rhost::Microsoft',
  },
  {
    means: 'no-domain',
    words: /(?:dns|mail|recipient) domain\b.{0,30}\b(?:does not exist|not found)/i,
    source: 'si Rhost::Aol, si Rhost::Microsoft',
  },
  { means: 'no-domain', words: /domain of the recipient not found/i, source: 'si Rhost::Aol, si Rhost::Microsoft' },
  { means: 'no-route', words: /domain not found|domain\b.{0,20}\bdoes not exist/i, source: 'fm 551' },
  { means: 'moved', words: /no longer on (?:this )?server|has moved|moved to/i, source: 'si Rhost::Apple' },
  { means: 'moved', words: /user not local/i, proves: false, source: 'rfc 5321' },
  {
    means: 'closed',
    words:
      /(?:user|mailbox|account|address|recipient|alias)\b.{0,40}\b(?:disabled|inactive|deactivated|discontinued|closed|expired|locked|no longer (?:valid|active|exists|available|accepts?|in use))/i,
    source: 'fm 550, si Reason::Suspend',
  },
  {
    means: 'closed',
    words:
      /(?:inactive|deactivated|disabled|invalid\/inactive|expired) (?:user|mailbox|email address|account|recipient)/i,
    source: 'fm 550, si Reason::Suspend',
  },
  {
    means: 'closed',
    words: /archived recipient|compte du destinataire est bloque/i,
    source: 'fm 550, si Reason::Suspend',
  },
  {
    means: 'closed',
    words: /recipient address rejected: inactive|no longer accepts mail/i,
    source: 'fm 550, si Reason::Suspend',
  },
  { means: 'malformed', words: /blank mailhost/i, source: 'fm 553' },
  { means: 'malformed', words: /(?:recipient address|address) @ is not a valid rfc/i, source: 'fm 553' },
  { means: 'malformed', words: /recipient address\b.{0,40}\bnot a valid rfc/i, source: 'fm 553' },
  {
    means: 'malformed',
    words: /bad address syntax|mailbox name not allowed/i,
    proves: false,
    source: 'page smtp.codes, rfc 5321',
  },
  {
    means: 'not-found',
    words:
      /(?:user|recipient|mailbox|mail ?box|addressee|account|address|alias|adresse|local part|subscriber|customer|person|inbox)\b.{0,60}\b(?:unknown|not found|does(?: not|n't) exist|doesn't have|not exist|unallocated|not listed in|marked as invalid|inconnue?|invalide|unbekannt|nicht (?:bekannt|gefunden|vorhanden)|desconocid[oa]|inexistente|sconosciut[oa]|nie istnieje|neexistuje|hasn't got)/i,
    source: 'fm 550, si Reason::UserUnknown',
  },
  {
    means: 'not-found',
    words:
      /(?:unknown|no such|invalid|not a valid|undeliverable|non-?existent|nonexistent|unbekannte?r?|illegal) (?:or (?:invalid|unknown|illegal) )?(?:virtual )?(?:user|recipient|mailbox|mail ?box|address|e-?mail address|account|alias|local[- ]part|person|empfanger|name here)/i,
    source: 'fm 550, si Reason::UserUnknown',
  },
  {
    means: 'not-found',
    words: /invalid-recipient|not in recipient list|no mailbox here/i,
    source: 'fm 550, si Reason::UserUnknown',
  },
  {
    means: 'not-found',
    words: /no existe (?:dicha|ese|el|esa|la)|not our customer/i,
    source: 'fm 550, si Reason::UserUnknown',
  },
  {
    means: 'not-found',
    words: /no one at this address|no valid recipients|badrcptto/i,
    source: 'fm 550, si Reason::UserUnknown',
  },
  {
    means: 'not-found',
    words: /usuario (?:desconocido|inexistente|no existe)/i,
    source: 'fm 550, si Reason::UserUnknown',
  },
  {
    means: 'not-found',
    words: /utente (?:sconosciuto|inesistente)|recipient not found/i,
    source: 'fm 550, si Reason::UserUnknown',
  },
  {
    means: 'not-found',
    words: /^user unknown|\bunknown user\b|^@ does not exist/i,
    source: 'fm 550, si Reason::UserUnknown',
  },
  {
    means: 'not-found',
    words: /rcpt\b.{0,30}\bdoes not exist|: @? ?address rejected$/i,
    source: 'fm 550, si Reason::UserUnknown',
  },
  {
    means: 'not-found',
    words: /^address rejected @|^@? ?recipient rejected/i,
    source: 'fm 550, si Reason::UserUnknown',
  },
  { means: 'ambiguous', words: /\bambiguous\b/i, source: 'si Rhost::ExchangeOnline' },
  { means: 'mailbox', words: /recipient address rejected: access denied/i, source: 'rfc 5321' },
  { means: 'mailbox', words: /mailbox (?:is )?(?:unavailable|not available)/i, source: 'rfc 5321' },
  { means: 'mailbox', words: /not accepting any mail|address rejected/i, source: 'rfc 5321' },

  // Their systems.
  {
    means: 'no-answer',
    words:
      /delivery (?:time )?(?:has )?expired|too old\b|not accept our requests to connect|connection (?:died|timed)/i,
    source: 'si t/reason, bmh',
  },
  { means: 'ambiguous', words: /several matches/i, source: 'public code' },
  {
    means: 'protocol',
    words: /protocol (?:violation|error)|bad sequence|syntax error|unrecognized command/i,
    source: 'rfc 5321',
  },
  {
    means: 'storage',
    words: /insufficient (?:system )?(?:storage|resources|disk)|file write error|disk full/i,
    source: 'rfc 5321, fm 452',
  },
  { means: 'no-answer', words: /timed? ?-?out/i, source: 'postfix, page exim.org' },
  {
    means: 'no-answer',
    words: /connection (?:refused|reset|dropped|was closed|closed|expired)/i,
    source: 'postfix, page exim.org',
  },
  {
    means: 'no-answer',
    words: /lost connection|no route to host|no answer|unreachable/i,
    source: 'postfix, page exim.org',
  },
  {
    means: 'no-answer',
    words: /unable to connect|(?:wasn't|not) able to establish/i,
    source: 'postfix, page exim.org',
  },
  { means: 'no-answer', words: /retry timeout|message expired|queue expired/i, source: 'postfix, page exim.org' },
  { means: 'no-answer', words: /in the queue too long|^connect to /i, source: 'postfix, page exim.org' },
  { means: 'temporary', words: /temporar|try (?:it )?(?:again )?later|try again/i, source: 'fm 451' },
  { means: 'temporary', words: /come back later|try reconnecting|service (?:not |un)available/i, source: 'fm 451' },
  { means: 'temporary', words: /service (?:is )?currently unavailable|local error/i, source: 'fm 451' },
  { means: 'temporary', words: /internal (?:server )?error|lookup failure|system problem/i, source: 'fm 451' },
  { means: 'temporary', words: /not accepting|server (?:busy|error)|agent busy/i, source: 'fm 451' },
  { means: 'temporary', words: /unable to process|later/i, source: 'fm 451' },

  { means: 'policy', words: /client host rejected|access denied/i, source: 'public code' },
  { means: 'temporary', words: /\b(?:error|failed|failure|fault)\b/i, codes: /(?:^| )4/, source: 'public code' },

  {
    means: 'temporary',
    words:
      /system error|internal software|(?:can't|cannot) (?:open|store)|unable to create|shutting down|too busy|local problem/i,
    source: 'public code',
  },

  {
    means: 'temporary',
    words:
      /closing connection|internal problem|backend|resources unavailable|maintenance|network error|could not complete/i,
    source: 'public code',
  },
  { means: 'temporary', words: /unable to verify/i, codes: /(?:^| )4/, source: 'public code' },

  // Bare codes, as the registry has them, where servers use them so. Of the codes that are missing here less than two
  // thirds of the replies in the corpus mean what the registry says: 5.7.1 is a policy in one of four.
  { means: 'not-found', codes: /[45]\.1\.(?:1|10)$/, unless: CONTRARY, source: 'iana' },
  { means: 'no-domain', codes: /[45]\.1\.2$/, unless: CONTRARY, source: 'iana' },
  { means: 'malformed', codes: /[45]\.1\.3$/, unless: CONTRARY, source: 'iana' },
  { means: 'ambiguous', codes: /[45]\.1\.4$/, unless: CONTRARY, source: 'iana' },
  { means: 'moved', codes: /[45]\.1\.6$/, unless: CONTRARY, source: 'iana' },
  { means: 'sender-rejected', codes: /[45]\.7\.27$/, source: 'iana' },
  { means: 'full', codes: /[45]\.2\.2$/, source: 'iana' },
  { means: 'too-large', codes: /[45]\.(?:2\.3|3\.4|7\.16)$/, source: 'iana' },
  { means: 'storage', codes: /[45]\.3\.1$/, source: 'iana' },
  { means: 'misconfigured', codes: /[45]\.(?:2\.4|3\.5)$/, source: 'iana' },
  { means: 'no-answer', codes: /4\.4\.[127]$/, unless: CONTRARY, source: 'iana' },
  { means: 'no-route', codes: /[45]\.4\.4$/, unless: CONTRARY, source: 'iana' },
  { means: 'rate', codes: /[45]\.(?:4\.5|7\.28)$/, source: 'iana, si Rhost::Google' },
  { means: 'loop', codes: /[45]\.4\.6$/, source: 'iana' },
  { means: 'recipients', codes: /[45]\.5\.3$/, source: 'iana' },
  { means: 'malformed-message', codes: /[45]\.6\.\d+$/, source: 'rfc 3463' },
  { means: 'new-owner', codes: /[45]\.7\.1[78]$/, source: 'rfc 7293' },
  { means: 'dkim', codes: /[45]\.7\.2[012]$/, source: 'rfc 7372' },
  { means: 'spf', codes: /[45]\.7\.2[34]$/, source: 'rfc 7372' },
  { means: 'ptr', codes: /[45]\.7\.25$/, source: 'rfc 7372' },
  { means: 'unproved', codes: /[45]\.7\.(?:26|29)$/, source: 'rfc 7372, rfc 8617' },
  { means: 'rule', codes: /5\.7\.\d+$/, source: 'rfc 3463' },
  { means: 'credentials', codes: /^53[05]/, source: 'rfc 4954' },
  { means: 'no-mail', codes: /^556/, unless: CONTRARY, source: 'rfc 7504' },
  { means: 'for-now', codes: /(?:^| )4/, source: 'rfc 5321' },
  { means: 'unclear', source: 'rfc 5321' },
];
