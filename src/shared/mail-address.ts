import { octets } from './octets.ts';

/**
 * Mail addresses and domains as widely as they exist: RFC 5321 and 6531, international domains in both spellings, and
 * what providers gave out against the rules (dots side by side or before the @, underscores in domains).
 */

/** Spaces and characters without width around a text. Within an address they would make it another one. */
const AROUND = /^[\s\p{Default_Ignorable_Code_Point}]+|[\s\p{Default_Ignorable_Code_Point}]+$/gu;

/** A pasted address without what surrounds it: characters that nobody sees, a name, brackets, a full stop. */
export const tidied = (text: string): string =>
  text
    .replace(AROUND, '')
    .replace(/^mailto:/i, '')
    .replace(/^"([^"]*)"$/, '$1')
    .replace(/^(?:[^<>]*\s)?<([^<>]*)>$/, '$1')
    .replace(/(?<=.)\.+$/, '')
    .replace(AROUND, '');

const LABEL = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_\u200c\u200d\u00b7-]{0,61}[\p{L}\p{M}\p{N}_])?`;
/** The last label is no number, so that an IP address is no domain. */
const DOMAIN = new RegExp(String.raw`^(?:${LABEL}\.)+(?!\p{N}+$)${LABEL}$`, 'u');
const LOCAL = /^(?:[^\s"(),:;<>@[\]\\\p{C}]+|"(?:[^"\\\p{C}]|\\.)+")$/u;

/** The domain in `@example.com` and in the address of a web page; any other text as it is. */
export const domainIn = (text: string): string =>
  text.replace(/^https?:\/\/([^/?#@:]+)(?::\d+)?(?:[/?#].*)?$/i, '$1').replace(/^@(?=[^@]+$)|\.+$/g, '');

/** Whether mail can be sent to a domain of this name. */
export const isDomain = (text: string): boolean => text.length <= 253 && DOMAIN.test(text);

/** Whether this may be an e-mail address. */
export function isMailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  return LOCAL.test(local) && isDomain(text.slice(at + 1)) && octets(local) <= 64 && octets(text) <= 254;
}

/** What to look for in a list: a text as it stands, unless it is an address or a domain with something around it. */
export function sought(text: string): string {
  const name = domainIn(tidied(text));
  return isMailAddress(name) || isDomain(name) ? name : text.trim();
}

/** The same for an address or a domain in capitals, and for a domain with a leading @. */
export const plainName = (name: string): string => name.toLowerCase().replace(/^@/, '');
