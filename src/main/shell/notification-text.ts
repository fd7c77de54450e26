/** The longest texts, in characters. Daemons cut or refuse longer ones, each in their own way. */
const MOST = { title: 200, body: 1_000, button: 60 } as const;

/**
 * Makes a text safe for a notification: one line, without control characters and what turns its direction, and cut to a
 * readable length. The isolates of shared/locale.ts stay: they turn nothing.
 */
export function plainText(text: string, where: keyof typeof MOST): string {
  const clean = text
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066\u2067]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const letters = [...clean];
  return letters.length <= MOST[where] ? clean : `${letters.slice(0, MOST[where] - 1).join('')}…`;
}

/** Escapes a body for daemons that parse markup (Desktop Notifications Specification, capability "body-markup"). */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
