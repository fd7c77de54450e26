import { counted } from '../../../shared/words.ts';
import type { Walk } from '../api/paging.ts';

/** Keeps only the sentences, leaving out false and undefined. */
export const notesOf = (...sentences: readonly (string | false | undefined)[]): readonly string[] =>
  sentences.filter((sentence) => typeof sentence === 'string');

/** A note for the person about rows that could not be read. */
export const skippedNote = (rows: number): string | undefined =>
  rows > 0
    ? `${counted(rows, 'row', 'rows', 'en')} could not be read and ${rows === 1 ? 'is' : 'are'} left out.`
    : undefined;

/** Notes for the person about a list that was read page by page. */
export const pageNotes = (walk: Pick<Walk<unknown>, 'skippedRows' | 'end'>): readonly string[] =>
  notesOf(
    skippedNote(walk.skippedRows),
    walk.end === 'circle' && 'SMTP2GO led in a circle; there may be more than is shown.',
    walk.end === 'short' &&
      'SMTP2GO ended this list before the number of rows it names; there may be more than is shown.',
  );
