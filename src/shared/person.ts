import { z } from 'zod';
import { isMailAddress, tidied } from './mail-address.ts';

/** An e-mail address of a person whose data is to be erased from this computer. */
export const PersonAddress = z
  .string()
  .max(400)
  .toLowerCase()
  .overwrite(tidied)
  .refine(isMailAddress, 'An e-mail address such as name@example.com.');

/** Stands where the address of an erased person stood. */
export const ERASED = 'erased address';

/** What the stores of accounts have about an address. */
export interface StoredTraces {
  /** Series of readings of the address, which are deleted. */
  readonly series: number;
  /** Incidents that name it, which keep their figures and lose the address. */
  readonly incidents: number;
  /** Rules that name it. */
  readonly rules: number;
  /** Lists kept for offline reading, which are deleted. */
  readonly responses: number;
  /** Names that were given to it, which are deleted. */
  readonly labels: number;
  /** Backups and files set aside, which are deleted whole. */
  readonly copies: number;
}

/** What is stored about an address on this computer. */
export interface PersonTraces extends StoredTraces {
  /** What the window remembers of what was typed, which is deleted. */
  readonly typed: number;
  /** Names of accounts, heartbeat addresses and other settings, which lose it. */
  readonly settings: number;
}

/** What the settings and the files that were set aside from them have about an address. */
export type SettingsTraces = Pick<PersonTraces, 'settings' | 'rules' | 'copies'>;

/** Finds one address in texts, in upper and lower case, and as written in links and in the addresses of bounces. */
export interface AddressFinder {
  /** Also in JSON. */
  readonly isIn: (text: string) => boolean;
  readonly eraseIn: (text: string) => string;
}

const AT = '(?:@|＠|﹫|%40|=40|=|&#64;|&#x40;|&commat;)';
/** Before it: nothing that makes it another address. `bounces+name=example.com@...` is about `name@example.com`. */
const BEFORE = String.raw`(?<![\p{L}\p{N}_.])(?<![+-](?=[^\s=]*@))`;
const AFTER = String.raw`(?![\p{L}\p{N}-]|\.[\p{L}\p{N}])`;
/** `\n` in JSON is no letter before an address. */
const JSON_ESCAPE = /\\(?:u[0-9a-f]{4}|.)/gi;

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function addressFinder(address: string): AddressFinder {
  const at = address.lastIndexOf('@');
  const pattern = `${BEFORE}${quoted(address.slice(0, at))}${AT}${quoted(address.slice(at + 1))}${AFTER}`;
  const any = new RegExp(pattern, 'iu');
  const every = new RegExp(pattern, 'giu');
  const local = address.slice(0, at).toLowerCase();
  return {
    // Most texts are long and do not name it.
    isIn: (text) => text.toLowerCase().includes(local) && any.test(text.replace(JSON_ESCAPE, ' ')),
    eraseIn: (text) => text.replace(every, ERASED),
  };
}

/** A list of addresses loses the address, and any other text keeps what else it says. */
export function eraseInJson(value: unknown, finder: AddressFinder): unknown {
  if (typeof value === 'string') return finder.eraseIn(value);
  if (Array.isArray(value)) {
    const parts = value.map((part) => eraseInJson(part, finder));
    return parts.filter((part, n) => part !== ERASED || value[n] === ERASED);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [finder.eraseIn(name), eraseInJson(part, finder)]),
  );
}
