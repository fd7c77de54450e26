import { domainToASCII, domainToUnicode } from 'node:url';
import { plainName } from '../../../shared/mail-address.ts';

/** An international domain has two spellings, Unicode and `xn--...`, and SMTP2GO does not say which it keeps. */

const spelled = (name: string, spell: (domain: string) => string): string => {
  const at = name.lastIndexOf('@') + 1;
  // Neither spells what is no domain.
  return name.slice(0, at) + (spell(name.slice(at)) || name.slice(at));
};

/** The same for every spelling of an address or a domain. */
export const sameName = (name: string): string => spelled(plainName(name), domainToASCII);

/** The spellings of an address or a domain, the given one first; a domain also without its @. */
export const spellingsOf = (name: string): readonly string[] => [
  ...new Set([name, name.replace(/^@(?=.)/, ''), spelled(name, domainToASCII), spelled(name, domainToUnicode)]),
];
