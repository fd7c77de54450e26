/**
 * The locale of every date and number in the window. The main process decides it (shared/locale.ts), and nothing is drawn
 * before its state is here.
 */
export let locale = 'en';

export function setLocale(tag: string): void {
  locale = tag;
}
