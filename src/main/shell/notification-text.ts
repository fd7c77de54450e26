/** Longer texts are no message; daemons cut them in ways of their own, or refuse. */
const MOST = { title: 200, body: 1_000, button: 60 } as const;

/**
 * Text as it may stand in a notification: one line, without control characters or marks that turn the direction of what
 * follows, and not longer than a person reads.
 */
export function plainText(text: string, where: keyof typeof MOST): string {
  const clean = text
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const letters = [...clean];
  return letters.length <= MOST[where] ? clean : `${letters.slice(0, MOST[where] - 1).join('')}…`;
}

/** For daemons that read a body as markup (Desktop Notifications Specification, capability "body-markup"). */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
