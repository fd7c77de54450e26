import { counted } from '../../../shared/words.ts';
import type { Walk } from '../api/paging.ts';

/** The sentences among what may be sentences. */
export const notesOf = (...sentences: readonly (string | false | undefined)[]): readonly string[] =>
  sentences.filter((sentence) => typeof sentence === 'string');

/** What a person should know of rows that could not be read. */
export const skippedNote = (rows: number): string | undefined =>
  rows > 0
    ? `${counted(rows, 'row', 'rows', 'en')} could not be read and ${rows === 1 ? 'is' : 'are'} left out.`
    : undefined;

/** What a person should know of a list that was walked page by page. */
export const pageNotes = (walk: Pick<Walk<unknown>, 'skippedRows' | 'end'>): readonly string[] =>
  notesOf(
    skippedNote(walk.skippedRows),
    walk.end === 'circle' && 'SMTP2GO led in a circle; there may be more than is shown.',
  );
