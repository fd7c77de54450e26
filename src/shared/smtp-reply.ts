import { BASICS, DETAILS, SUBJECTS, type Words } from './smtp-codes.ts';

/** The meaning of a server's reply, and advice for the sender. */
export interface ReplyMeaning {
  /** `550`; empty if the reply has none. */
  readonly code: string;
  /** `5.1.1` */
  readonly enhanced: string | undefined;
  readonly title: string;
  readonly advice: string;
  /** The address itself is at fault, rather than a policy, a size or a server fault, which may pass. */
  readonly isAboutAddress: boolean;
}

/** The codes of a reply and its text without them. */
export interface ReplyParts {
  readonly code: string;
  readonly enhanced: string | undefined;
  readonly text: string;
}

/** Servers may send replies of any length; only this much is read. */
const LONGEST_REPLY = 2000;

/** At the start, or quoting another server: `host mx1 said: 550 5.1.1 …`, `smtp; 550 5.1.1 …`. */
const BASIC = /(?:^|said: ?|smtp; ?)([2-5]\d\d)(?![\d.])/;
/** `5.1.1`, `#5.1.1`, `(5.1.1)`, but not part of an IP address. */
const ENHANCED = /(?:^|[\s#([<:-])([245])\.(\d{1,3})\.(\d{1,3})(?![.\d])/;
/** A multi-line reply repeats its codes on each line. */
const CODE_OF_LINE = /(^|\s)([2-5]\d\d)(?:[ -]|$)(?:#?[245]\.\d{1,3}\.\d{1,3}(?![.\d]):? ?)?/g;
const LONE_ENHANCED = /^#?[245]\.\d{1,3}\.\d{1,3}(?![.\d]):? ?/;

/** Splits a reply into codes and text. Never throws. */
export function partsOf(reply: string): ReplyParts {
  const line = reply.slice(0, LONGEST_REPLY).replace(/\s+/g, ' ').trim();
  const code = BASIC.exec(line)?.[1] ?? '';
  const [, kind, subject, detail] = ENHANCED.exec(line) ?? [];
  return {
    code,
    enhanced: kind === undefined ? undefined : `${kind}.${Number(subject)}.${Number(detail)}`,
    text: line
      .replace(CODE_OF_LINE, (whole, before: string, basic: string) => (basic === code ? before : whole))
      .replace(LONE_ENHANCED, '')
      .trim(),
  };
}

const SANDBOX: Words = ['The SMTP user or key is in sandbox mode', 'Nothing of it is delivered. Set it to allowed.'];
const UNVERIFIED: Words = ['The sender is not verified', 'Verify its domain or its address under Senders.'];
const SUPPRESSED: Words = [
  'The recipient is on your suppression list',
  'SMTP2GO did not send it. Suppressions says since when and why.',
];
const GREYLISTED: Words = ['They make new senders wait', 'Nothing to do: a later try is taken.'];
const BLOCKED: Words = [
  'Refused for the reputation of the sender',
  'A block list or a spam filter is behind it. The words of the reply often name it.',
];
const UNANSWERED: Words = DETAILS['4.1'];

/**
 * Meanings by text, for replies with a vague code or none; the first match counts. SMTP2GO's own reasons for rejects
 * are included (smtp2go-api.md 4.1, 5).
 */
const BY_WORDS: readonly (readonly [RegExp, Words])[] = [
  [/suppress/i, SUPPRESSED],
  [/sandbox/i, SANDBOX],
  [/unverified|not (?:been )?verified/i, UNVERIFIED],
  [/gr[ae]y-?list/i, GREYLISTED],
  [/\b(?:DMARC|unauthenticated)\b/i, DETAILS['7.26']],
  [/\bDKIM\b/i, DETAILS['7.20']],
  [/\bSPF\b/i, DETAILS['7.23']],
  [/\b(?:reverse dns|rdns|ptr)\b/i, DETAILS['7.25']],
  [/black-?list|block-?list|deny-?list|blocked|banned|reputation|spam|\bRBL\b|\bDNSBL\b/i, BLOCKED],
  [/too (?:many|quickly|fast|frequent)|rate limit|throttl/i, DETAILS['7.28']],
  [/mailbox (?:is )?full|over ?quota|exceeded (?:the|its|their) quota|quota exceeded/i, DETAILS['2.2']],
  [/too (?:large|big)|exceeds? (?:the )?(?:maximum )?(?:message )?size/i, DETAILS['3.4']],
  [/disabled|inactive|suspended|deactivated/i, DETAILS['2.1']],
  [/(?:domain|host)\b.{0,30}\bnot (?:found|exist)|\bNXDOMAIN\b/i, DETAILS['1.2']],
  [
    /(?:user|recipient|mailbox|address|account)\b.{0,40}\b(?:unknown|not found|not exist|invalid|unavailable)|(?:unknown|no such|invalid) (?:user|recipient|mailbox|address|account)/i,
    DETAILS['1.1'],
  ],
  [/timed? ?-?out|timeout|connection refused|no answer|unreachable/i, UNANSWERED],
];

/** Codes that servers use for anything, so the text is tried first. */
const VAGUE = ['1.0', '2.0', '3.0', '4.0', '5.0', '6.0', '7.0', '7.1'];

const FOR_NOW = 'It is tried again for a while by itself.';
const CLASSES: Readonly<Record<string, Words>> = {
  '4': ['Refused for now', 'The words of the reply say why.'],
  '5': ['Refused for good', 'The words of the reply say why.'],
};
const NO_CODE: Words = ['No reply code', 'The words, where there are any, say why.'];

/** A table to look up any code a server may send. */
type Table = Readonly<Record<string, Words>>;
const [details, subjects, basics]: readonly [Table, Table, Table] = [DETAILS, SUBJECTS, BASICS];

function wordsFor({ code, enhanced, text }: ReplyParts): Words {
  const detail = enhanced?.slice(2);
  const exact = detail === undefined || VAGUE.includes(detail) ? undefined : details[detail];
  return (
    exact ??
    BY_WORDS.find(([pattern]) => pattern.test(text))?.[1] ??
    (detail === undefined ? basics[code] : (details[detail] ?? subjects[detail.split('.')[0] ?? ''])) ??
    CLASSES[code.charAt(0)] ??
    NO_CODE
  );
}

/** Meanings of an address that will never accept mail. A hard bounce without a detailed code is included. */
const ABOUT_ADDRESS: readonly Words[] = [
  ...(['1.0', '1.1', '1.2', '1.3', '1.4', '1.6', '1.10', '2.0', '2.1', '2.2', '4.4'] as const).map((at) => DETAILS[at]),
  ...(['7.13', '7.17', '7.18'] as const).map((at) => DETAILS[at]),
  ...(['550', '551', '553', '556'] as const).map((code) => BASICS[code]),
  ...(['1', '2'] as const).map((subject) => SUBJECTS[subject]),
  SUPPRESSED,
  NO_CODE,
];

/**
 * Explains a reply such as `550 5.1.1 User unknown`; undefined if it refuses nothing. The enhanced code is the most
 * exact (RFC 3463), then the text, then the basic code (RFC 5321). Never throws.
 */
export function explainReply(reply: string): ReplyMeaning | undefined {
  const parts = partsOf(reply);
  const { code, enhanced } = parts;
  const kind = (enhanced ?? code).charAt(0);
  if (kind === '2' || kind === '3' || reply.trim() === '') return undefined;
  const words = wordsFor(parts);
  const [title, advice] = words;
  return {
    code,
    enhanced,
    title,
    advice: kind === '4' ? `${FOR_NOW} ${advice}` : advice,
    isAboutAddress: ABOUT_ADDRESS.includes(words),
  };
}
