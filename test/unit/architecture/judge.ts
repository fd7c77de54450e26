import { posix } from 'node:path';
import { DOORS, EMPTY_NAMES, LONG_FILES, MAX_LINES, ROOMS } from './rules.ts';
import { type SourceFacts, scan } from './scan.ts';

const matches = (wanted: string, allowed: string): boolean =>
  allowed.endsWith('*') || allowed.endsWith('/') ? wanted.startsWith(allowed.replace('*', '')) : wanted === allowed;

/** A path of this repository for a relative import, the package's entry for any other. `?raw` and the like are no part of it. */
const target = (from: string, specifier: string): string => {
  const [path = ''] = specifier.split('?');
  return path.startsWith('.') ? posix.join(posix.dirname(from), path) : path;
};

function importViolations(path: string, { imports }: SourceFacts): string[] {
  const room = ROOMS.find((one) => path.startsWith(one.path));
  if (!room) return [`${path} is in no room of the architecture; rooms: ${ROOMS.map((one) => one.path).join(', ')}`];
  const { packages, paths, typesOf = [], lazily = [] } = room;
  const allowed = [
    ...paths,
    ...packages,
    ...typesOf.map((one) => `types of ${one}`),
    ...lazily.map((one) => `${one} by import()`),
  ].join(', ');
  return imports
    .filter(({ specifier, isType, isLazy }) => {
      const wanted = target(path, specifier);
      const list = [...packages, ...paths, ...(isType ? typesOf : []), ...(isLazy || isType ? lazily : [])];
      return !list.some((one) => matches(wanted, one));
    })
    .map(({ specifier }) => `${path} imports ${target(path, specifier)}; ${room.path} may import: ${allowed}`);
}

function doorViolations(path: string, { imports, uses }: SourceFacts): string[] {
  return DOORS.filter(({ door }) => door === undefined || !matches(path, door)).flatMap(({ what, through, door }) => {
    const isTouched =
      'package' in through
        ? imports.some(({ specifier }) => specifier === through.package)
        : 'electron' in through
          ? imports.some(({ specifier, names }) => specifier === 'electron' && names.includes(through.electron))
          : uses.has(through.use);
    const touched = Object.values(through).join('');
    return isTouched ? [`${path} touches ${what} (${touched}); ${door ? `only ${door}` : 'nobody'} may`] : [];
  });
}

/** Every rule of the architecture that a source file breaks, in words that say what is allowed. */
export function judge(path: string, text: string): string[] {
  const facts = scan(path, text);
  const found = [...importViolations(path, facts), ...doorViolations(path, facts)];
  if (facts.hasDefaultExport) found.push(`${path} has a default export; exports have names`);
  if (EMPTY_NAMES.test(path)) found.push(`${path} has a name that says nothing; name it after what it is for`);
  if (facts.lineCount > MAX_LINES && !LONG_FILES.has(path)) {
    found.push(`${path} has ${facts.lineCount} lines; no file passes ${MAX_LINES}: find the second thing in it`);
  }
  return found;
}
