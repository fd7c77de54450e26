// Draws the rooms of docs/architecture.md from the imports in the source. `npm run docs` writes the picture.
import { grouped, importGraph, readSources } from '../test/unit/architecture/graph.ts';

/** @typedef {ReadonlyMap<string, readonly string[]>} Graph which rooms a room imports, by path */

const BEGIN = '<!-- rooms: drawn by npm run docs -->';
const END = '<!-- end of rooms -->';

/** Nearly every room imports these: arrows to them would hide all others. They have a box of their own. */
const GROUND = ['src/shared', 'src/main/core/ports.ts', 'src/main/core/registry.ts'];

/** The boxes of the picture; a room belongs to the first whose path it is below. */
const BOXES = [
  { path: 'src/main/core/', title: 'src/main/core' },
  { path: 'src/main/', title: 'src/main' },
  { path: 'src/renderer/', title: 'src/renderer' },
  { path: 'src/', title: 'src' },
];

/**
 * `src/main/core/polling/query.ts` -> `src/main/core/polling`. A file beside the rooms stands for itself.
 * @param {string} path
 */
const roomOf = (path) => path.split('/').slice(0, depthOf(path)).join('/');

/** @param {string} path */
const depthOf = (path) => {
  if (path.startsWith('src/main/core/')) return 4;
  return path.startsWith('src/main/') || path.startsWith('src/renderer/') ? 3 : 2;
};

/**
 * The entry, frame and settings of the page import all of it and are imported by nothing that decides.
 * @param {string} room
 */
const isShown = (room) => !/^src\/renderer\/(?!bridge\.ts$)[^/]+\.tsx?$/.test(room);

/**
 * The rooms that can be reached from a room, itself only by a circle.
 * @param {Graph} graph
 * @param {string} from
 */
const reachable = (graph, from) => {
  /** @type {Set<string>} */
  const found = new Set();
  const queue = [...(graph.get(from) ?? [])];
  for (let room = queue.pop(); room !== undefined; room = queue.pop()) {
    if (found.has(room)) continue;
    found.add(room);
    queue.push(...(graph.get(room) ?? []));
  }
  return found;
};

/**
 * The graph without the arrows that others imply: to what another imported room reaches as well.
 * @param {Graph} graph
 * @returns {Graph}
 */
const withoutImplied = (graph) =>
  new Map(
    [...graph].map(([from, targets]) => [
      from,
      targets.filter((to) => !targets.some((other) => other !== to && reachable(graph, other).has(to))),
    ]),
  );

/**
 * How many floors a room stands above the ground: one more than the highest of those it imports.
 * @param {Graph} graph
 * @param {string} room
 * @param {readonly string[]} above rooms on the way here, so that a circle ends
 * @returns {number}
 */
const floorOf = (graph, room, above = []) => {
  const below = (graph.get(room) ?? []).filter((one) => !above.includes(one));
  return below.length === 0 ? 0 : 1 + Math.max(...below.map((one) => floorOf(graph, one, [...above, room])));
};

/** @param {string} room */
const idOf = (room) => room.replace(/\W/g, '_');

/**
 * The rooms of `src` and what they import of each other, as a Mermaid flowchart. An arrow is as long as the floors
 * between its ends, which keeps each floor on one level.
 */
export const roomPicture = () => {
  const all = grouped(importGraph(readSources()), roomOf);
  const rooms = [...all.keys()].filter((room) => isShown(room) && !GROUND.includes(room));
  /** @type {Graph} */
  const graph = new Map(rooms.map((room) => [room, (all.get(room) ?? []).filter((to) => rooms.includes(to))]));
  const floors = new Map(rooms.map((room) => [room, floorOf(graph, room)]));
  /** @param {string} room */
  const floor = (room) => floors.get(room) ?? 0;
  const topDown = rooms.toSorted((a, b) => floor(b) - floor(a) || (a < b ? -1 : 1));
  /** @param {string} room */
  const boxOf = (room) => BOXES.find(({ path }) => room.startsWith(path));

  const boxes = BOXES.flatMap((box) => [
    `  subgraph ${idOf(box.title)}_box["${box.title}"]`,
    '    direction TB',
    ...topDown
      .filter((room) => boxOf(room) === box)
      .map((room) => `    ${idOf(room)}["${room.slice(box.path.length)}"]`),
    '  end',
  ]);
  const arrows = withoutImplied(graph);
  const ground = GROUND.map((room) => `    ${idOf(room)}["${room.slice('src/'.length)}"]`);
  const lines = topDown.flatMap((from) =>
    (arrows.get(from) ?? []).map((to) => {
      const length = Math.max(1, floor(from) - floor(to));
      return `  ${idOf(from)} ${'-'.repeat(length + 1)}> ${idOf(to)}`;
    }),
  );
  return [
    '```mermaid',
    'flowchart TB',
    ...boxes,
    '  subgraph ground_box["imported by nearly every room: arrows left out"]',
    '    direction TB',
    ...ground,
    '  end',
    ...lines,
    '```',
  ].join('\n');
};

/**
 * A document with the picture as it should be between the two comments that mark its place.
 * @param {string} text
 */
export const withRoomPicture = (text) => {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`The document lacks "${BEGIN}" or "${END}"`);
  return `${before}${BEGIN}\n\n${roomPicture()}\n\n${END}${after}`;
};
