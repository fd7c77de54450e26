/**
 * The locale of every date and number, for the person's regional settings as a BCP 47 tag: English, as it is written in
 * their region.
 *
 * The texts are English, so the names of months are too, and so are the digits and the calendar: in the person's own
 * language they would stand in the wrong order within a sentence ("٢ incidents open", "98 % on 1. Dez."). The region
 * decides what English has ways for: the order of day and month, the clock of 12 or 24 hours, and how numbers are grouped.
 * Where Intl knows no English of a region (in Electron it has few), it is international English, day before month, with
 * that region's clock.
 */
export function localeOf(system: string): string {
  try {
    const { region } = new Intl.Locale(system).maximize();
    const { hourCycle } = new Intl.DateTimeFormat(system, { hour: 'numeric' }).resolvedOptions();
    const isKnown = new Intl.DateTimeFormat(`en-${region}`).resolvedOptions().locale === `en-${region}`;
    return new Intl.Locale('en', {
      region: isKnown && region !== undefined ? region : INTERNATIONAL,
      calendar: 'gregory',
      numberingSystem: 'latn',
      ...(hourCycle && { hourCycle }),
    }).toString();
  } catch {
    // No tag at all, such as that of the locale C.
    return `en-${INTERNATIONAL}`;
  }
}

/** The whole world, as a region (UN M49). */
const INTERNATIONAL = '001';

/** What is written from right to left, or makes what follows it so: the blocks of Unicode, and direction marks. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A name or address from outside, for use within a sentence. One with Hebrew or Arabic in it would draw the words and
 * figures around it to its side, so it is isolated (UAX 9, "Explicit Directional Isolates"); others stay as they are.
 */
export const isolated = (text: string): string =>
  RIGHT_TO_LEFT.test(text) ? `\u2068${text.replace(DIRECTIONS, '')}\u2069` : text;
