/** The codes of a reply and its text without them. */
export interface ReplyParts {
  /** `550`; empty if the reply has none. */
  readonly code: string;
  /** `5.1.1` */
  readonly enhanced: string | undefined;
  /** Every code of every line. */
  readonly codes: readonly string[];
  /** What the server said, on one line: without codes, and without what other servers wrote around it. */
  readonly text: string;
}

/** Servers may send replies of any length; only this much is read. */
const LONGEST_REPLY = 2000;

/** At the start, or where another server quotes it: Postfix, Exim, Exchange and `smtp;` of a delivery status report. */
const BASIC =
  /(?:^|said: ?|smtp; ?|to me: ?|smtp error from remote mail server after [a-z ]{1,40}(?::<[^>]{0,320}>)?(?: size=\d+)?: ?)"?([2-5]\d\d)(?![\d.])/i;
/** `5.1.1`, `#5.1.1`, `(5.1.1)`, but not part of an IP address. */
const ENHANCED = /(?:^|[\s#([<:,"-])([245])\.(\d{1,3})\.(\d{1,3})(?![.\d])/;
/** A multi-line reply repeats its codes on each line. */
const CODE_OF_LINE = /(^|\s)([2-5]\d\d)(?:[ -]|$)(?:#?[245]\.\d{1,3}\.\d{1,3}(?![.\d]):? ?)?/g;
const LONE_ENHANCED = /^#?[245]\.\d{1,3}\.\d{1,3}(?![.\d]):? ?/;
const IN_REPLY_TO = / ?\(in reply to [^)]{1,60}\)+$/i;

/** Splits a reply into codes and text. Never throws. */
export function partsOf(reply: string): ReplyParts {
  const line = reply.slice(0, LONGEST_REPLY).replace(/\s+/g, ' ').trim();
  const found = BASIC.exec(line);
  const code = found?.[1] ?? '';
  const said = found ? line.slice(found.index + found[0].length - code.length) : line;
  const [, kind, subject, detail] = ENHANCED.exec(said) ?? ENHANCED.exec(line) ?? [];
  return {
    code,
    codes: [...(code === '' ? [] : [code]), ...everyCodeIn(reply.slice(0, LONGEST_REPLY), said)],
    enhanced: kind === undefined ? undefined : `${kind}.${Number(subject)}.${Number(detail)}`,
    text: unquoted(
      said
        .replace(CODE_OF_LINE, (whole, before: string, basic: string) => (basic === code ? before : whole))
        .replace(LONE_ENHANCED, '')
        .replace(IN_REPLY_TO, '')
        .trim(),
    ),
  };
}

const everyCodeIn = (reply: string, said: string): readonly string[] => [
  ...Array.from(reply.matchAll(/^[2-5]\d\d(?=[ -])/gm), ([basic]) => basic),
  ...Array.from(
    said.replace(ADDRESS, '@').matchAll(new RegExp(ENHANCED, 'g')),
    ([, kind, subject, detail]) => `${kind}.${Number(subject)}.${Number(detail)}`,
  ),
];

/** Some servers put the whole of what they say in quotes. */
const unquoted = (text: string): string => /^"?([^"]*)"?$/.exec(text)?.[1]?.trim() ?? text;

const ADDRESS = /[^\s<>()[\]{},:;'"`|]*[@＠﹫][^\s<>()[\]{},:;'"`|]*/g;
const LINK = /https?:\/\/[^\s<>()"']+/gi;
const HOST = /(?<![/\w.:-])[a-z0-9_-]+(?:\.[a-z0-9_-]+)+(?![\w/-])/gi;
/** Links, hosts and names with dots that tell what a reply means. */
const TELLING =
  /outlook|spamhaus|spamcop|sorbs|uribl|surbl|dnsbl|\brbl|\bcbl|barracuda|cloudmark|mimecast\.org|blocklist|nerd\.dk|resolver\.|transport\.|storedrv|smtpsend|openspf|detail\/122\/166|rfc\.?\d/i;

/** Letters with a stroke or of two, and the dotless i, which have no accent to take off. */
const LETTERS: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };
/** A full sentence that only points to a page of rules. */
const POINTER = /(?<=[.!;] )(?:please )?(?:see |read )?our (?:[\w-]+ ){0,4}(?:policy|policies|rules|terms):? link/gi;

/**
 * What is left of the text for telling its meaning: no addresses and no names of hosts, whose words mean nothing, and no
 * accents. Other writings keep their marks, which make other letters.
 */
export const wordsOf = (text: string, host = 'host'): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Cf}+|(?<![\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[ıłøđßæœ]/gi, (letter) => LETTERS[letter.toLowerCase()] ?? letter)
    .replace(/[‘’]/g, "'")
    .replace(ADDRESS, '@')
    .replace(LINK, (link) => (TELLING.test(link) ? link : 'link'))
    .replace(HOST, (name) => (TELLING.test(name) || /^[\d.]+$/.test(name) ? name : host))
    .replace(POINTER, '');
