import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HANDLERS } from '../../src/main/core/actions/handlers/index.ts';
import { ENDPOINTS } from '../../src/main/core/api/endpoints/index.ts';
import { TABLES } from '../../src/renderer/panels/resource/resources.ts';
import type { Action } from '../../src/shared/actions/define.ts';
import { ACTIONS } from '../../src/shared/actions/index.ts';
import { ROUTES } from '../../src/simulator/routes/index.ts';
import { API_FIXTURES } from '../fixtures/api.ts';

/*
 * An operation of the API is written in six places (CONTRIBUTING.md, "Add a read operation"). Begun in any of them, it
 * is missing from the others here: each test lists what is still to be written, and in which file.
 */

const ENDPOINT_FILES = 'src/main/core/api/endpoints';
const ACTION_FILES = 'src/shared/actions';
const HANDLER_FILES = 'src/main/core/actions/handlers';
const ROUTE_FILES = 'src/simulator/routes';
const TABLE_FILES = 'src/renderer/panels/resource/tables';

/** Calls that no action is for: actions make them beside their own, and do without them where the key may not. */
const BESIDE = [
  'api_keys/permissions',
  'sms/summary',
  'stats/email_bounces',
  'stats/email_cycle',
  'stats/email_spam',
  'stats/email_unsubs',
];

/** Actions that no list is read by: the application asks them by itself, or the overview shows the same. */
const ELSEWHERE = ['api_keys_permissions', 'stats_email_summary'];

const actions: readonly (readonly [string, Action])[] = Object.entries(ACTIONS);
const pathsOf = ({ permissions }: Action): readonly string[] => permissions.map((path) => path.slice(1));
const endpoints = Object.keys(ENDPOINTS);
const routes = ROUTES.map(({ path }) => path.slice(1));
const handlers = Object.keys(HANDLERS);
const ofActions = new Set(actions.flatMap(([, action]) => pathsOf(action)));

/** Every path that is named in any of the places. */
const paths = [...new Set([...endpoints, ...API_FIXTURES.keys(), ...routes, ...ofActions])].toSorted();

/** Every action that a screen uses, for a list or a button. */
const onScreens = new Set<string>(
  Object.values(TABLES).flatMap((lists) =>
    lists.flatMap(({ action, createActions = [], rowActions = [], whole }) => [
      action,
      ...[...createActions, ...rowActions].map((one) => one.action),
      ...(whole ? [whole.action] : []),
    ]),
  ),
);

/** The file of a folder in which one of these texts stands. */
const fileWith = (folder: string, texts: readonly string[]): string | undefined =>
  globSync(`${folder}/*.ts`)
    .map((file) => file.replaceAll('\\', '/'))
    .toSorted()
    .find((file) => {
      const source = readFileSync(file, 'utf8');
      return texts.some((text) => source.includes(text));
    });

/** Where an operation of a path belongs in a folder: a resource has the same file name in each of them. */
function fileFor(path: string, folder: string): string {
  const group = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : path;
  const known = fileWith(ENDPOINT_FILES, [`'${path}'`]) ?? fileWith(ENDPOINT_FILES, [`'${group}/`]);
  const name = known ? basename(known) : `${group.replaceAll(/[/_]/g, '-')}.ts`;
  if (existsSync(`${folder}/${name}`)) return `${folder}/${name}`;
  const neighbours = actions.filter(([, action]) => pathsOf(action)[0]?.startsWith(`${group}/`)).map(([id]) => id);
  const file = fileWith(folder, neighbours) ?? `${folder}/${name}`;
  return known ? file : `${file}, or in the file of the resource on whose screen it is shown`;
}

const actionNameOf = (path: string): string => path.replaceAll(/[/-]/g, '_');

describe('every operation', () => {
  it('has an endpoint', () => {
    const missing = paths
      .filter((path) => !endpoints.includes(path))
      .map((path) => `No endpoint ${path}: write '${path}' with its wire names in ${fileFor(path, ENDPOINT_FILES)}`);
    expect(missing).toEqual([]);
  });

  it('has a fixture', () => {
    const missing = paths
      .filter((path) => !API_FIXTURES.has(path))
      .map(
        (path) =>
          `test/fixtures/api/${path}.json is missing: write the documented requests and every documented reply, and ` +
          'name the section of the documentation as its source (the shape: test/fixtures/api.ts)',
      );
    expect(missing).toEqual([]);
  });

  it('is answered by the simulator', () => {
    const missing = paths
      .filter((path) => !routes.includes(path))
      .map(
        (path) =>
          `The simulator does not answer /${path}: write its route, from the documentation alone, in ` +
          fileFor(path, ROUTE_FILES),
      );
    expect(missing).toEqual([]);
  });

  it('has an action that it is for', () => {
    const missing = paths
      .filter((path) => !ofActions.has(path) && !BESIDE.includes(path))
      .map(
        (path) =>
          `No action needs /${path}: write ${actionNameOf(path)}, with that path among its permissions, in ` +
          fileFor(path, ACTION_FILES),
      );
    expect(missing).toEqual([]);
    expect(BESIDE.filter((path) => ofActions.has(path))).toEqual([]);
  });

  it('has a handler of its action', () => {
    const missing = actions
      .filter(([id]) => !handlers.includes(id))
      .map(([id, action]) => `No handler of ${id}: write it in ${fileFor(pathsOf(action)[0] ?? id, HANDLER_FILES)}`);
    expect(missing).toEqual([]);
  });

  it('has a place in the window for its action', () => {
    const missing = actions
      .filter(([id]) => !onScreens.has(id) && !ELSEWHERE.includes(id))
      .map(
        ([id, action]) =>
          `No screen shows ${id}: write its list in ${fileFor(pathsOf(action)[0] ?? id, TABLE_FILES)}, ` +
          'or say in ELSEWHERE (test/contract/operations.test.ts) why it needs none',
      );
    expect(missing).toEqual([]);
    expect(ELSEWHERE.filter((id) => onScreens.has(id))).toEqual([]);
  });
});

it('what a file of a resource holds is in the index of its folder', () => {
  const missing = [ENDPOINT_FILES, ACTION_FILES, HANDLER_FILES, ROUTE_FILES].flatMap((folder) => {
    const index = readFileSync(`${folder}/index.ts`, 'utf8');
    return globSync(`${folder}/*.ts`).flatMap((file) => {
      const table = /^export const (\w+(?:Endpoints|Actions|Handlers|Routes))\b/m.exec(readFileSync(file, 'utf8'))?.[1];
      return table === undefined || index.includes(`...${table},`)
        ? []
        : [`${table} is in no index: import it from ./${basename(file)} and spread it in ${folder}/index.ts`];
    });
  });
  expect(missing).toEqual([]);
});

it('a call may be repeated where an action that only reads is for it, or none is', () => {
  const read = new Set(actions.filter(([, { effect }]) => effect === 'read').flatMap(([, one]) => pathsOf(one)));
  const wrong = Object.entries(ENDPOINTS)
    .filter(([path, { retry }]) => (retry === 'read') !== (read.has(path) || !ofActions.has(path)))
    .map(([path, { retry }]) => `${path} is to be ${retry === 'read' ? 'a CHANGE' : 'a READ'} (endpoints/define.ts)`);
  expect(wrong).toEqual([]);
});
