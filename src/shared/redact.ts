/** Stands where something was hidden. */
export const HIDDEN = '…';

/** An API key, also one with letters missing. Its first 8 characters are its hint, which is shown; 16 are its user name. */
const KEY = /(api-[a-z0-9]{4})[a-z0-9]{9,}/gi;
/** Any web address. Not `file:` and `app:`, which stand in our own stacks. */
export const WEB_ADDRESS = /([a-z][a-z0-9+.-]{1,20}(?<!\bfile|\bapp):\/\/)((?:[^\s"<>`\\]|\\(?!"))*)/gi;
/** A value with a name: `password=x`, `"api_key":"x"`, `Authorization: Bearer x`. */
export const NAMED =
  /((?:pass(?:word|wd|phrase)|pwd|secret|token|authori[sz]ation|auth_header_value|api[-_]?key|cookie)\\?["']?\s*[:=]\s*)(?:\\?"(?:[^"\\]|\\[\s\S])*"?|(?:(?:bearer|basic|digest)\s+)?[^\s"',;)}\]]+)/gi;
/** `Bearer eyJ...` without a name before it. */
export const SCHEME = /\b(bearer|basic|digest)\s+[\w+/.~=-]{6,}/gi;
/** An e-mail address, also with a quoted local part or encoded. A scope, as in `node_modules/@base-ui`, is none. */
const MAIL =
  /(?:"[^"\n]{0,254}"|(?:(?!:\/\/)[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~:-]){1,255})(?:(?<!\/)@|@(?=[\p{L}\p{N}-]+\.)|%40)(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}.-]*|\[[^\]\s]{1,60}\])/gu;
/** `/home/anna`, `/Users/anna`, `C:\Users\Anna Maria\`, also as in JSON (`C:\\Users`) and in `file:` addresses. */
const HOME =
  /[a-zA-Z]:[\\/]+[Uu]sers[\\/]+(?:[^\\/:*?"<>|\n]{1,64}(?=[\\/])|[^\s\\/:*?"<>|]+)|\/(?:home|Users)\/+[^\s/:"']+|\/root(?=[/\s:"']|$)/g;
/** A long run of letters and digits, as a machine makes them up. */
export const TOKEN = /(?<![\w+=-])(?=[\w+=-]*\d)(?=[\w+=-]*[a-z])[\w+=-]{24,}/gi;
/** The ids of accounts, incidents and SMTP2GO's requests stay, because the log is searched for them. */
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Shortens whatever looks like an API key. */
export const hideKeys = (text: string): string => text.replace(KEY, `$1${HIDDEN}`);

/** Leaves the host; nothing at all if there is a user, a password or an e-mail address in it. */
const hostOf = (address: string): string => (/@|%40/.test(address) ? '' : (/^[^/?#\\]*/.exec(address)?.[0] ?? ''));

/**
 * Hides what must not leave this computer by its shape: API keys, e-mail addresses, all but the host of web addresses,
 * values named like a secret, tokens, and the names of home folders.
 */
export const redact = (text: string): string =>
  text
    .replace(WEB_ADDRESS, (_, scheme: string, address: string) => `${scheme}${hostOf(address)}/${HIDDEN}`)
    .replace(NAMED, `$1${HIDDEN}`)
    .replace(SCHEME, `$1 ${HIDDEN}`)
    .replace(MAIL, HIDDEN)
    .replace(KEY, `$1${HIDDEN}`)
    .replace(HOME, '~')
    .replace(TOKEN, (token) => (UUID.test(token) ? token : HIDDEN));
