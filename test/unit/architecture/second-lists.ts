import { parseSync, Visitor } from 'vite';
import { ENDPOINTS } from '../../../src/main/core/api/endpoints/index.ts';
import { ACTIONS } from '../../../src/shared/actions/index.ts';
import { METRICS } from '../../../src/shared/alert.ts';
import { CALLS } from '../../../src/shared/bridge.ts';
import { DEFAULT_PREFERENCES } from '../../../src/shared/settings.ts';

/** A table that says which ones there are, and the only place where they may be listed. */
const TABLES = [
  { what: 'actions', home: 'src/shared/actions/', members: Object.keys(ACTIONS) },
  { what: 'endpoints', home: 'src/main/core/api/endpoints/', members: Object.keys(ENDPOINTS) },
  { what: 'calls of the bridge', home: 'src/shared/bridge.ts', members: Object.keys(CALLS) },
  { what: 'metrics', home: 'src/shared/alert.ts', members: Object.keys(METRICS) },
  { what: 'preferences', home: 'src/shared/settings.ts', members: Object.keys(DEFAULT_PREFERENCES) },
];

/** A test may name some; who names more than this share names them all, and forgets the next one. */
const MOST = 0.5;

/** The arrays of a file that hold nothing but texts. */
function listsIn(path: string, text: string): readonly (readonly string[])[] {
  const lists: string[][] = [];
  new Visitor({
    ArrayExpression({ elements }) {
      const texts = elements.flatMap((element) =>
        element?.type === 'Literal' && typeof element.value === 'string' ? [element.value] : [],
      );
      if (texts.length === elements.length) lists.push(texts);
    },
  }).visit(parseSync(path, text).program);
  return lists;
}

/** Every list of this file that says again what a table says. */
export const secondLists = (path: string, text: string): readonly string[] =>
  listsIn(path, text).flatMap((list) =>
    TABLES.filter(({ home }) => !path.startsWith(home)).flatMap(({ what, home, members }) => {
      const named = members.filter((member) => list.includes(member)).length;
      return named > MOST * members.length
        ? [`${path} lists ${named} of the ${members.length} ${what} again; derive them from ${home}`]
        : [];
    }),
  );
