import { counted } from '../../../shared/words.ts';
import type { Walk } from '../api/paging.ts';

/** What a person should know of a list that was walked page by page. */
export const pageNotes = (walk: Pick<Walk<unknown>, 'skippedRows' | 'end'>): readonly string[] => [
  ...(walk.skippedRows > 0
    ? [
        `${counted(walk.skippedRows, 'row', 'rows', 'en')} could not be read and ${walk.skippedRows === 1 ? 'is' : 'are'} left out.`,
      ]
    : []),
  ...(walk.end === 'circle' ? ['SMTP2GO led in a circle; there may be more than is shown.'] : []),
];
