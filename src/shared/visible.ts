/**
 * Controls, characters without width or ink, and those that turn the direction of what follows; but for joiners and
 * variants within emoji and words of scripts that need them, and the isolates around names in our own sentences.
 */
const HIDDEN =
  /(?!\n|\r|\t|\u2068|\u2069|(?<=[^\p{ASCII}])(?:\u200c|\u200d|\ufe0f))[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/gu;

const codeOf = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * A text of others for the screen: what could not be seen, or would show another text than it is, is drawn as its code
 * (`U+202E`).
 */
export const visible = (text: string): string => text.replace(HIDDEN, codeOf);
