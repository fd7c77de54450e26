/** The person's language, for every date and number in the window. */
export const locale = navigator.language;
