import { ApiKey } from '../../shared/account.ts';
import type { Keychain } from '../../shared/state.ts';

/** Messages about a key while it is typed. */

const START = 'api-';

/**
 * Why the typed text cannot be a key. An unfinished key is no problem unless `isStrict`, so that nobody is corrected
 * while typing.
 */
export function keyProblem(typed: string, isStrict: boolean): string | undefined {
  const text = typed.trim();
  const checked = ApiKey.safeParse(text);
  if (checked.success) return undefined;
  const rest = text.slice(START.length);
  const isUnfinished = text.length <= START.length ? START.startsWith(text) : /^[A-Za-z0-9]{0,31}$/.test(rest);
  if (text.startsWith(START) || START.startsWith(text)) {
    if (isUnfinished && !isStrict) return undefined;
    if (/^[A-Za-z0-9]*$/.test(rest) && text.length > START.length) {
      return `A key has 32 letters or digits after api-; this has ${rest.length}.`;
    }
  }
  return checked.error.issues[0]?.message;
}

const REASONS = {
  no_library: 'the system library for keychains (libsecret) is not installed',
  no_service: 'no keyring service is running',
  locked: 'the keyring is locked',
  failed: 'the keychain did not answer as it should',
} as const;

/** Where the key will be stored, and why if that is not the keychain. */
export const keyStorageText = (keychain: Keychain): string =>
  keychain.kind === 'unavailable'
    ? `Kept until Relaywatch quits, because ${REASONS[keychain.cause]}.`
    : 'Kept in this computer’s keychain, never shown again.';

const REMEDIES = {
  no_library: 'Install libsecret (on Debian and Ubuntu the package libsecret-1-0), then start Relaywatch anew.',
  no_service: 'Start a keyring such as GNOME Keyring or KWallet, then start Relaywatch anew.',
  locked: 'Unlock the keyring, then enter the key again with Replace key.',
  failed: 'Once that is mended, enter the key again with Replace key.',
} as const;

/** Why keys are kept for this session only, and how to change that. */
export const sessionOnlyText = (keychain: Keychain): string | undefined =>
  keychain.kind === 'unavailable'
    ? `This key is kept until Relaywatch quits, because ${REASONS[keychain.cause]}. ${REMEDIES[keychain.cause]}${keychain.detail ? ` It said: ${keychain.detail}` : ''}`
    : undefined;
