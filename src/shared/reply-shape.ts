import { partsOf } from './smtp-reply.ts';

/** Groups SMTP replies by shape, and removes addresses from them. */

const LONGEST_SAMPLE = 200;
const LONGEST_SHAPE = 200;

/**
 * An address, plain or as written in a link or log. Full-width and encoded signs count too, but not the `=40` of
 * `ip=40.0.0.1`: no domain begins with a dot.
 */
const HAS_AT = /@|＠|﹫|%40|=40(?!\.)|&#64;|&#x40;|&commat;/i;
const QUOTED_LOCAL_PART = /"[^"]*"(?=@)/g;
/** A word of a reply: anything but spaces, brackets and separators. */
const WORD = /[^\s<>()[\]{},;"'`|]+/g;
const ADDRESS = '<address>';

/** Local parts that are also common words in replies. Removing them would make equal replies look different. */
const PLAIN_WORDS = new Set(
  'account address administrator blocked contact customer delivery domain email error hello home host info invalid mail mailbox message messages office policy postmaster quota recipient rejected reply sales sender server service spam support system team test unknown unavailable user webmaster'.split(
    ' ',
  ),
);

/** Replaces addresses, and the local part of `recipient`, with `<address>`. */
function withoutAddresses(text: string, recipient: string | undefined): string {
  const local = recipient?.split('@')[0]?.toLowerCase() ?? '';
  const isName = local.length >= 3 && !PLAIN_WORDS.has(local);
  const replaced = text.replace(QUOTED_LOCAL_PART, ADDRESS).replace(WORD, (word) => {
    if (HAS_AT.test(word)) return ADDRESS;
    return isName && containsName(word.toLowerCase(), local) ? ADDRESS : word;
  });
  // Collapses an address in brackets, `<<address>>`, and a quoted local part with its domain.
  return replaced.replaceAll(`<${ADDRESS}>`, ADDRESS).replaceAll(ADDRESS + ADDRESS, ADDRESS);
}

const isLetterOrDigit = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** Whether a word contains the name, not as part of a longer one. */
function containsName(word: string, name: string): boolean {
  for (let at = word.indexOf(name); at >= 0; at = word.indexOf(name, at + 1)) {
    if (!isLetterOrDigit(word.charAt(at - 1)) && !isLetterOrDigit(word.charAt(at + name.length))) return true;
  }
  return false;
}

/**
 * A reply on one line, shortened, without codes and addresses. If `recipient` is known, its part before the @ is
 * removed too.
 */
export function sampleOf(reply: string, recipient?: string): string {
  const safe = withoutAddresses(partsOf(reply).text, recipient).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  const characters = [...safe];
  return characters.length > LONGEST_SAMPLE ? `${characters.slice(0, LONGEST_SAMPLE - 1).join('')}…` : safe;
}

const LINK = /^(?:https?|ftp|mailto):/i;
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=.*:.*:)[\da-f:.%]+)$/i;
const HOST = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u;
const NUMBER = /^[+-]?\d[\d.,:/]*%?$/;

/** The kind of a word that varies between replies, or the word itself. */
function kindOf(word: string): string {
  const bare = word.replace(/^[.:=#*_-]+/, '').slice(0, LONGEST_SHAPE);
  const core = bare.replace(/[.:!?=#*_-]{1,8}$/, '');
  if (core === '') return '';
  if (LINK.test(core)) return '<link>';
  if (IP_ADDRESS.test(core)) return '<ip>';
  if (NUMBER.test(core)) return '<number>';
  if (HOST.test(core)) return '<host>';
  // Queue ids and the like mix letters and digits. A word with a hyphen is still a word.
  if (/\d/.test(core)) return '<id>';
  return core.toLowerCase();
}

/**
 * A reply without the parts that vary between e-mails: addresses, hosts, ids, numbers, quoted texts. Replies with the
 * same meaning have the same shape. At most 200 characters; never throws.
 */
export function shapeOf(reply: string, recipient?: string): string {
  return withoutAddresses(partsOf(reply).text, recipient)
    .replace(/"[^"]*"/g, ' <quoted> ')
    .replace(/<[^<>]{0,400}>/g, (marked) => (KINDS.has(marked) ? marked : ' <id> '))
    .split(/[\s()[\]{},;'`|]+/)
    .map((word) => (KINDS.has(word) ? word : kindOf(word)))
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, LONGEST_SHAPE);
}

const KINDS = new Set([ADDRESS, '<quoted>']);
