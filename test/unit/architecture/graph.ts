import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { type SourceFacts, scan } from './scan.ts';

/** Which files a file imports, by path from the root of the repository; types and lazy imports count too. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The path of this repository that a relative import names, or the package's entry. `?raw` and the like are no part of it. */
export const importTarget = (from: string, specifier: string): string => {
  const [path = ''] = specifier.split('?');
  return path.startsWith('.') ? posix.join(posix.dirname(from), path) : path;
};

/** Every source file below `folder` with what it takes and gives. */
export const readSources = (folder = 'src'): ReadonlyMap<string, SourceFacts> =>
  new Map(
    globSync(`${folder}/**/*.{ts,tsx}`)
      .map((path) => path.replaceAll('\\', '/'))
      .sort()
      .map((path) => [path, scan(path, readFileSync(path, 'utf8'))]),
  );

/** The imports between the files themselves; packages are left out. */
export const importGraph = (sources: ReadonlyMap<string, SourceFacts>): ImportGraph =>
  new Map(
    [...sources].map(([path, { imports }]) => [
      path,
      [...new Set(imports.map(({ specifier }) => importTarget(path, specifier)))].filter((to) => sources.has(to)),
    ]),
  );

/** The same graph between the groups of files that `groupOf` names; a group does not import itself. */
export function grouped(graph: ImportGraph, groupOf: (path: string) => string): ImportGraph {
  const groups = new Map<string, Set<string>>();
  for (const [from, targets] of graph) {
    const group = groups.get(groupOf(from)) ?? new Set();
    for (const to of targets) if (groupOf(to) !== groupOf(from)) group.add(groupOf(to));
    groups.set(groupOf(from), group);
  }
  return new Map([...groups].map(([name, targets]) => [name, [...targets].sort()]));
}

/** Every set of two or more that import each other, directly or by way of others (Tarjan's strongly connected components). */
export function circlesIn(graph: ImportGraph): readonly (readonly string[])[] {
  const circles: string[][] = [];
  const order = new Map<string, number>();
  const stack: string[] = [];
  const visit = (path: string): number => {
    const index = order.size;
    order.set(path, index);
    let low = index;
    stack.push(path);
    for (const to of graph.get(path) ?? []) {
      if (!order.has(to)) low = Math.min(low, visit(to));
      else if (stack.includes(to)) low = Math.min(low, order.get(to) ?? low);
    }
    if (low === index) {
      const circle = stack.splice(stack.indexOf(path));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low;
  };
  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return circles;
}
