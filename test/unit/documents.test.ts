import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withRoomPicture } from '../../scripts/draw-rooms.mjs';
import { ROOMS } from './architecture/rules.ts';

const ARCHITECTURE = 'docs/architecture.md';
const DOCUMENTS = [ARCHITECTURE, 'README.md', 'CONTRIBUTING.md', 'docs/electron-checklist.md'];
const architecture = readFileSync(ARCHITECTURE, 'utf8');

const ROOTED = /^(src|test|scripts|docs|resources)\//;
const FILE_NAME = /[\w>*]\.(tsx?|mjs|json|md)$/;
const PATH = /^[\w.<>*-]+(\/[\w.<>*-]+)*\/?$/;

/** The paths that a document names in backticks: from the root, or the end of one with the name of a file. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => PATH.test(code) && (ROOTED.test(code) || FILE_NAME.test(code)));

/** The files and folders of a path; `<resource>` stands for any name, as `*` does. */
function found(path: string): readonly string[] {
  const pattern = path.replace(/<[^>]+>/g, '*').replace(/\/$/, '');
  return globSync(ROOTED.test(path) ? pattern : [pattern, `{src,test,scripts,docs}/**/${pattern}`]);
}

/** Steps of a walk that name a function, `like()`, which none of the files in the same step has. */
const lostFunctionsIn = (text: string): readonly string[] =>
  text
    .split(/\n(?=\d+\. |\n)/)
    .filter((step) => /^\d+\. /.test(step))
    .flatMap((step) => {
      const files = pathsIn(step).filter((path) => FILE_NAME.test(path));
      const sources = files.map((path) =>
        found(path)
          .map((file) => readFileSync(file, 'utf8'))
          .join('\n'),
      );
      return [...step.matchAll(/`(\w+)\(\)`/g)]
        .map(([, name = '']) => name)
        .filter((name) => !sources.some((source) => new RegExp(`\\b${name}\\b`).test(source)))
        .map((name) => `${name} is in no file of the step "${step.slice(0, 60).replaceAll('\n', ' ')}..."`);
    });

/** `src/main/core/polling/` as a room of the core names it: `polling`. */
const nameFor = (room: string, path: string): string =>
  path
    .replace(room.startsWith('src/main/core/') ? 'src/main/core/' : 'src/', '')
    .replace('src/', '')
    .replace(/\/$/, '');

/** The row of a room in the table of the document, but for what it is for. */
const rowOf = ({ path, paths, packages, typesOf = [], lazily = [] }: (typeof ROOMS)[number]): string => {
  const rooms = [
    ...paths.filter((one) => one !== path).map((one) => nameFor(path, one)),
    ...typesOf.map((one) => `types of ${nameFor(path, one)}`),
    ...lazily.map((one) => `${nameFor(path, one)} by import()`),
  ].join(', ');
  const names = packages.map((name) => `\`${name}\``).join(', ');
  return `| \`${path}\` | ... | ${[rooms, names].filter(Boolean).join('; ') || 'nothing'} |`;
};

describe('the documents', () => {
  it('draw the rooms as they import each other', () => {
    expect(architecture, 'The picture in docs/architecture.md is old: run npm run docs').toBe(
      withRoomPicture(architecture),
    );
  });

  it('list every room with what it may import', () => {
    const rows = architecture
      .match(/^\| `src\/.*$/gm)
      ?.map((row) => row.replace(/(?<=^\| `[^`]+` \| ).*(?= \| )/, '...'));
    expect(rows).toEqual(ROOMS.map(rowOf));
  });

  it.each(DOCUMENTS)('%s names files and folders that exist', (document) => {
    const paths = pathsIn(readFileSync(document, 'utf8'));
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => found(path).length === 0)).toEqual([]);
  });

  it('name functions that are in the files of the same step', () => {
    expect(architecture.match(/`\w+\(\)`/g)?.length).toBeGreaterThan(20);
    expect(lostFunctionsIn(architecture)).toEqual([]);
  });
});

describe('the checks of the documents', () => {
  it('report what is gone, and leave paths of the API and commands alone', () => {
    const text = '`monitor/ask.ts`, `src/main/core/monitor`, `stats/email_bounces`, `npm run docs`, `.tsx`, `ports.ts`';
    expect(pathsIn(text)).toEqual(['monitor/ask.ts', 'src/main/core/monitor', 'ports.ts']);
    expect(pathsIn(text).filter((path) => found(path).length === 0)).toEqual([
      'monitor/ask.ts',
      'src/main/core/monitor',
    ]);
    expect(found('src/shared/actions/<resource>.ts').length).toBeGreaterThan(1);
  });

  it('report a function that has gone elsewhere', () => {
    const walk = '1. `src/main/core/api/client.ts`: `createClient()`.\n2. `src/main/core/api/client.ts`: `gone()`.\n';
    expect(lostFunctionsIn(walk)).toEqual([expect.stringMatching(/^gone is in no file/)]);
  });

  it('refuse a document without a place for the picture', () => {
    expect(() => withRoomPicture('# Architecture')).toThrow(/lacks/);
  });
});
