import { partsOf } from './parts.ts';

/** Groups SMTP replies by shape, and removes people from them. */

const LONGEST_SAMPLE = 200;
const LONGEST_SHAPE = 200;

/**
 * An address, plain or as written in a link or log. Full-width and encoded signs count too, but not the `=40` of
 * `ip=40.0.0.1`: no domain begins with a dot.
 */
const HAS_AT = /@|＠|﹫|%40|=40(?!\.)|&#64;|&#x40;|&commat;/i;
const QUOTED_LOCAL_PART = /"[^"]*"(?=@)/g;
/** A word of a reply: anything but spaces, brackets and separators. */
const WORD = /[^\s<>()[\]{},;'"`|]+/g;
const ADDRESS = '<address>';
const NAME = '<name>';

/**
 * Words that replies are made of. Somebody may be called so, but removing them would make equal replies look different. A
 * word of another kind after "user" and the like is taken for a name.
 */
const PLAIN_WORDS = new Set(
  `a abuse accepting accept accepts access account active address administrator again alias all already an and another any
  are as at available bad be because been blocked box but by can cannot client closed connection contact content currently
  customer daemon database deactivated deleted delivery denied dicha directory disabled disk do does domain don't doesn't
  email error ese exceeded exceeding exceeds exist existe exists expired failed file for found from full gone group has
  have he hello here his home host id if in inactive inbox info inexistente invalid is it its known limit limits list local
  locked lookup mail mailbox mailboxes marked message messages missing moved name named no not now of office on only or
  our out over overquota owner path permission please policy por possible postmaster quota reached rate receive receiving
  recipient recipients refused refuses reject rejected rejects reply restricted said sales sender sent server service she
  size spam specified storage support suspended system table team temporarily test than that the their there they this
  time to too toward trying unable unavailable unallocated undeliverable unknown unverified user users verification
  virtual was we webmaster would doesn hasn hat en das entry complaints thread inbounds mails speichervolumen zuviele host hosts source part were which who will with you your unbekannt inconnu desconocido nicht non sconosciuto isn can couldn won
  wasn wouldn adresse postfach konto bekannt existiert ist wurde konnte n'existe existe pas est`
    .split(/\s+/)
    .filter(Boolean),
);

/** What is about to name a person or an account. */
const NAMING =
  /\b(users?|(?:mailbox|account|alias) (?:for|of)|alias|aliases|account|mailbox|recipient|login|owner|forward(?:ed|ing)? to|redirected to|delivered to|local part|name is|known as|maildrop|benutzer|utilisateur|usuario|utente|for|to)((?:\s*[:=]\s*|\s+)["'<(]?)((?:[\p{L}\p{N}](?:[\p{L}\p{N}._+-]|['’](?=\p{L}))*\s?){1,3})/giu;

/** An account at the start of a sentence: `jdoe unknown`. */
const SUBJECT = /^(?=[^ ]*\p{Ll})[\p{Ll}\p{N}._+-]{2,64}(?= (?:unknown|not found|does|doesn't|is|was|has|exceeded)\b)/u;
/** A person at the start of a sentence: `Jane Doe is not found`. */
const PERSON = /^(?:\p{Lu}[\p{L}'’-]{1,40} ){2,3}(?=(?:unknown|not found|does|doesn't|is|was|has)\b)/u;
/** A noun that names a person in other languages, where only what has a capital is a name: `Empfänger Jane Doe unbekannt`. */
const NAMING_ELSEWHERE =
  /(?<=(?:Empf(?:ä|ae)nger|Adressat|Postfach|Konto|Destinataire|Compte|Destinatario|Buz[oó]n|Cuenta|Casella|Ontvanger|Gebruiker|Adresat) (?:von |de |di |van )?)(?:\p{Lu}[\p{L}'’-]{1,40}\s?){1,3}/gu;
/** `Jane Doe <address>`, `Doe, <address>` */
const DISPLAY_NAME = /(?:\p{Lu}[\p{L}'’-]{1,40},? ){1,3}(?=<?<address>)/gu;

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
const isPlain = (word: string): boolean =>
  [word, word.replace(/['’](?:s|t)$/i, '')].some((one) => PLAIN_WORDS.has(one.toLowerCase().replace(/[.:]+$/, '')));

/** What of a recipient's address would show the person: the name before the @, whole and in its parts. */
function namesIn(recipient: string | undefined): readonly string[] {
  const local = fold(recipient?.split('@')[0] ?? '');
  const base = local.split('+')[0] ?? '';
  const parts = local.split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u);
  const [first = '', last = ''] = parts;
  // A login is often made of a name and the initial of the other.
  const logins = [first + last, last + first, first.charAt(0) + last, first + last.charAt(0), last + first.charAt(0)];
  return [...new Set([local, base, parts.join(''), ...logins, ...parts])].filter(
    (name) => name.length >= 3 && !PLAIN_WORDS.has(name) && !/^\d+$/.test(name),
  );
}

/** Replaces people by `<address>` and `<name>`. */
function withoutPeople(text: string, recipient: string | undefined): string {
  const names = namesIn(recipient);
  const isPerson = (word: string): boolean => {
    const spellings = [fold(word), fold(word.normalize('NFC').replace(/[äöüÄÖÜ]/g, '$&e'))];
    return names.some((name) => spellings.some((spelling) => containsName(spelling, name)));
  };
  const replaced = text
    .replace(QUOTED_LOCAL_PART, ADDRESS)
    .replace(WORD, (word) => (HAS_AT.test(word) || isPerson(word) ? ADDRESS : word))
    .replace(NAMING, (whole, before: string, between: string, words: string) =>
      isNameLike(words.split(' ')[0] ?? '', before) ? before + between + withoutNames(words) : whole,
    )
    .replace(SUBJECT, withoutNames)
    .replace(PERSON, withoutNames)
    .replace(NAMING_ELSEWHERE, withoutNames)
    .replace(DISPLAY_NAME, (words) => withoutNames(words));
  // Collapses an address in brackets, `<<address>>`, and a name or an address in several words.
  return replaced
    .replaceAll(`<${ADDRESS}>`, ADDRESS)
    .replace(/<address>(?:[ ._-]?<address>)+/g, ADDRESS)
    .replace(/<name>(?: ?<name>)+/g, NAME);
}

const withoutNames = (words: string): string => words.replace(/[^\s,]+/g, (word) => (isPlain(word) ? word : NAME));

/** After `for` and `to` most words are no names, so that only what looks like an account counts there. */
const isNameLike = (word: string, before: string): boolean =>
  /^(?:for|to)$/i.test(before)
    ? /^\p{Ll}[\p{Ll}\p{N}._]*\p{N}$|^\p{L}+[._]\p{L}+$/u.test(word)
    : !isPlain(word) && /\p{L}/u.test(word);

const isLetterOrDigit = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** Whether a word contains the name, not as part of a longer one. */
function containsName(word: string, name: string): boolean {
  for (let at = word.indexOf(name); at >= 0; at = word.indexOf(name, at + 1)) {
    if (!isLetterOrDigit(word.charAt(at - 1)) && !isLetterOrDigit(word.charAt(at + name.length))) return true;
  }
  return false;
}

/**
 * A reply on one line, shortened, without codes and people. If `recipient` is known, its part before the @ is removed too,
 * whole and in parts.
 */
export function sampleOf(reply: string, recipient?: string): string {
  const safe = withoutPeople(partsOf(reply).text, recipient).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  const characters = [...safe];
  return characters.length > LONGEST_SAMPLE ? `${characters.slice(0, LONGEST_SAMPLE - 1).join('')}…` : safe;
}

const LINK = /^(?:https?|ftp|mailto):/i;
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=.*:.*:)[\da-f:.%]+)$/i;
const HOST = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+$/u;
const NUMBER = /^[+-]?\d[\d.,:/]*%?$/;
/** Queue ids of Postfix may happen to have letters only, and are then of hexadecimal ones. */
const HEX_ID = /^[A-F]{8,}$/;
const DAY_OR_MONTH = /^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i;

/** The kind of a word that varies between replies, or the word itself. */
function kindOf(word: string): string {
  const bare = word.replace(/^[.:=#*_-]+/, '').slice(0, LONGEST_SHAPE);
  const core = bare.replace(/[.:!?=#*_-]{1,8}$/, '');
  if (core === '') return '';
  if (LINK.test(core)) return '<link>';
  if (IP_ADDRESS.test(core)) return '<ip>';
  if (NUMBER.test(core) || DAY_OR_MONTH.test(core)) return '<number>';
  if (HOST.test(core)) return '<host>';
  // Queue ids and the like mix letters and digits. A word with a hyphen is still a word.
  if (/\d/.test(core) || HEX_ID.test(core)) return '<id>';
  return core.toLowerCase();
}

/**
 * A reply without the parts that vary between e-mails: people, hosts, ids, numbers, quoted texts. Replies with the same
 * meaning have the same shape. At most 200 characters; never throws.
 */
export function shapeOf(reply: string, recipient?: string): string {
  return withoutPeople(partsOf(reply).text, recipient)
    .replace(/"[^"]*"/g, ' <quoted> ')
    .replace(/<[^<>]{0,400}>/g, (marked) => (KINDS.has(marked) ? marked : ' <id> '))
    .split(/[\s()[\]{},;'`|]+/)
    .map((word) => (KINDS.has(word) ? word : kindOf(word)))
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, LONGEST_SHAPE);
}

const KINDS = new Set([ADDRESS, NAME, '<quoted>']);
