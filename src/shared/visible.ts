/** Controls, characters without width, and those that turn the direction of what follows. */
const HIDDEN = /(?!\n|\r|\t|\u200c|\u200d|\u2068|\u2069)[\p{Cc}\p{Cf}\u115f\u1160\u3164\u2028\u2029]/gu;

const codeOf = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * A text of others for the screen: what could not be seen, or would show another text than it is, is drawn as its code
 * (`U+202E`).
 */
export const visible = (text: string): string => text.replace(HIDDEN, codeOf);
