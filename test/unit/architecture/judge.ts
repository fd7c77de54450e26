import { importTarget } from './graph.ts';
import { DOORS, EMPTY_NAMES, IMPURE_CODE, IMPURE_IMPORTS, PURE_FILES, ROOMS } from './rules.ts';
import { type SourceFacts, scan } from './scan.ts';

const matches = (wanted: string, allowed: string): boolean =>
  allowed.endsWith('*') || allowed.endsWith('/') ? wanted.startsWith(allowed.replace('*', '')) : wanted === allowed;

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
      const wanted = importTarget(path, specifier);
      const list = [...packages, ...paths, ...(isType ? typesOf : []), ...(isLazy || isType ? lazily : [])];
      return !list.some((one) => matches(wanted, one));
    })
    .map(({ specifier }) => `${path} imports ${importTarget(path, specifier)}; ${room.path} may import: ${allowed}`);
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

function impurities(path: string, { imports }: SourceFacts): string[] {
  if (!PURE_FILES.test(path)) return [];
  return imports
    .filter(({ specifier, isType }) => {
      const wanted = importTarget(path, specifier);
      return IMPURE_IMPORTS.test(wanted) || (!isType && IMPURE_CODE.test(wanted));
    })
    .map(({ specifier }) => importTarget(path, specifier))
    .map(
      (wanted) =>
        `${path} imports ${wanted}; a pure file of a screen imports neither react nor state nor bridge: ` +
        'put a hook into a file named use-..., a component into a .tsx',
    );
}

/** Every rule of the architecture that a source file breaks, in words that say what is allowed. */
export function judge(path: string, text: string): string[] {
  const facts = scan(path, text);
  const found = [...importViolations(path, facts), ...doorViolations(path, facts), ...impurities(path, facts)];
  if (facts.hasDefaultExport) found.push(`${path} has a default export; exports have names`);
  if (EMPTY_NAMES.test(path)) found.push(`${path} has a name that says nothing; name it after what it is for`);
  return found;
}
