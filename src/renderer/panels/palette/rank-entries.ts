/** The searched texts, best known first. */
export interface Searched {
  readonly title: string;
  /** Another name, such as an id. */
  readonly id: string;
  readonly help: string;
}

const WORD_ENDS = /[\s_]+/;

/** How well a thing matches one typed word; 0 for no match. */
function rank({ title, id, help }: Searched, word: string): number {
  const [a, b] = [title.toLowerCase(), id.toLowerCase()];
  if (a.startsWith(word) || b.startsWith(word)) return 4;
  if ([...a.split(WORD_ENDS), ...b.split(WORD_ENDS)].some((one) => one.startsWith(word))) return 3;
  if (a.includes(word) || b.includes(word)) return 2;
  return help.toLowerCase().includes(word) ? 1 : 0;
}

/** The things that match every typed word, best first, else in their own order; all of them for an empty text. */
export function findIn<Thing extends Searched>(things: readonly Thing[], typed: string): readonly Thing[] {
  const words = typed.toLowerCase().split(WORD_ENDS).filter(Boolean);
  if (words.length === 0) return things;
  return things
    .map((thing) => ({ thing, ranks: words.map((word) => rank(thing, word)) }))
    .filter(({ ranks }) => ranks.every((one) => one > 0))
    .map(({ thing, ranks }) => ({ thing, score: ranks.reduce((sum, one) => sum + one, 0) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ thing }) => thing);
}
