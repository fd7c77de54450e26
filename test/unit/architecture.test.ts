import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/shared/alert.ts';
import { circlesIn, grouped, importGraph, readSources } from './architecture/graph.ts';
import { judge } from './architecture/judge.ts';
import { ROOMS } from './architecture/rules.ts';
import { secondLists } from './architecture/second-lists.ts';

const sources = globSync('src/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));

/** `src/main/core/actions/handlers/sms.ts` -> `actions`: actions and their handlers are one room. */
const roomOf = (path: string): string => path.split('/')[3] ?? path;

describe('the architecture', () => {
  it('is kept by every source file', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap((path) => judge(path, readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('has no files that import each other in a circle', () => {
    expect(circlesIn(importGraph(readSources()))).toEqual([]);
  });

  it('has no rooms of the core that import each other in a circle', () => {
    const rooms = grouped(importGraph(readSources('src/main/core')), roomOf);
    expect(rooms.size).toBeGreaterThan(10);
    expect(circlesIn(rooms)).toEqual([]);
  });

  it('says in one place which actions, endpoints, calls, metrics and preferences there are', () => {
    const files = globSync('{src,test,scripts}/**/*.{ts,tsx,mjs}').map((path) => path.replaceAll('\\', '/'));
    expect(files.length).toBeGreaterThan(sources.length);
    expect(files.flatMap((path) => secondLists(path, readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('runs its tests on the Node that Electron embeds', () => {
    expect(process.versions.node).toMatch(/^24\./);
  });
});

describe('the rules of the architecture', () => {
  it.each([
    ['electron in core', 'src/main/core/x.ts', `import { app } from 'electron';`],
    ['types of electron in core', 'src/main/core/x.ts', `import type { App } from 'electron';`],
    ['types by import() in core', 'src/main/core/x.ts', `type App = import('electron').App;`],
    ['a lazy import in core', 'src/main/core/x.ts', `await import('../shell/tray.ts');`],
    ['a re-export in core', 'src/main/core/x.ts', `export * from '../shell/tray.ts';`],
    ['code of core in shell', 'src/main/shell/x.ts', `import { step } from '../core/alerting/state-machine.ts';`],
    ['the shell in core', 'src/main/core/polling/x.ts', `import { tray } from '../../shell/tray.ts';`],
    ['the simulator eagerly', 'src/main/index.ts', `import { start } from '../simulator/server.ts';`],
    ['zod in preload', 'src/preload/index.ts', `import { z } from 'zod';`],
    ['the contract in the simulator', 'src/simulator/x.ts', `import { ACTIONS } from '../shared/actions/index.ts';`],
    ['Node in shared', 'src/shared/x.ts', `import 'node:fs';`],
    ['state in ui', 'src/renderer/ui/X.tsx', `import { useMirror } from '../state/mirror.ts';`],
    ['another entry of an allowed package', 'src/main/core/x.ts', `import { create } from 'zustand';`],
    ['a file outside every room', 'src/loose.ts', ''],
    ['keytar by a second door', 'src/main/shell/x.ts', `import keytar from 'keytar';`],
    ['D-Bus by a second door', 'src/main/shell/x.ts', `await import('@particle/dbus-next');`],
    ['ipcMain by a second door', 'src/main/shell/x.ts', `import { ipcMain } from 'electron';`],
    ['ipcMain under another name', 'src/main/shell/x.ts', `import { ipcMain as ipc } from 'electron';`],
    ['the whole of electron', 'src/main/shell/x.ts', `import * as electron from 'electron';`],
    ['sqlite by a second door', 'src/main/core/store/x.ts', `import { DatabaseSync } from 'node:sqlite';`],
    [
      'openExternal by a second door',
      'src/main/shell/x.ts',
      `import { shell } from 'electron'; shell.openExternal(u);`,
    ],
    ['fetch in core', 'src/main/core/api/client.ts', `await fetch('https://example.invalid');`],
    ['fetch in the window', 'src/renderer/state/x.ts', `await window.fetch('/');`],
    ['sockets in core', 'src/main/core/x.ts', `import { request } from 'node:https';`],
    ['the bridge by a second door', 'src/renderer/state/x.ts', `window.relaywatch.getState();`],
    ['a default export', 'src/shared/x.ts', 'export default 1;'],
    ['a default export by list', 'src/shared/x.ts', 'const a = 1; export { a as default };'],
    ['an empty name', 'src/shared/date-utils.ts', ''],
    ['an empty folder name', 'src/shared/common/date.ts', ''],
    ['an import back up', 'src/main/core/alerting/x.ts', `import type { Change } from '../store/account-store.ts';`],
    ['polling in the store', 'src/main/core/store/x.ts', `import { createPoller } from '../polling/poller.ts';`],
    ['actions in polling', 'src/main/core/polling/x.ts', `import { createRuns } from '../actions/active-runs.ts';`],
    ['Node in alerting', 'src/main/core/alerting/x.ts', `import { randomUUID } from 'node:crypto';`],
    ['react in a pure file', 'src/renderer/panels/rules/x.ts', `import { useState } from 'react';`],
    ['state in a pure file', 'src/renderer/panels/rules/x.ts', `import { useMirror } from '../../state/mirror.ts';`],
    ['the bridge in a pure file', 'src/renderer/panels/rules/x.ts', `import { bridge } from '../../bridge.ts';`],
    ['a component in a pure file', 'src/renderer/panels/rules/x.ts', `import { RuleRow } from './RuleRow.tsx';`],
    ['a hook in a pure file', 'src/renderer/panels/rules/x.ts', `import { useList } from '../resource/use-list.ts';`],
  ])('report %s', (_, path, text) => {
    expect(judge(path, text)).toEqual([expect.stringContaining(path)]);
  });

  it.each([
    ['types of core in shell', 'src/main/shell/x.ts', `import type { Clock } from '../core/ports.ts';`],
    ['the simulator when needed', 'src/main/index.ts', `await import('../simulator/server.ts');`],
    ['keytar by its door', 'src/main/shell/secret-store.ts', `import keytar from 'keytar';`],
    ['words in comments and strings', 'src/shared/x.ts', `// import 'electron'\nexport const a = "import 'electron'";`],
    ['Node in core', 'src/main/core/x.ts', `import { join } from 'node:path';`],
    ['react in a hook', 'src/renderer/panels/rules/use-x.ts', `import { useState } from 'react';`],
    ['the floor below', 'src/main/core/polling/x.ts', `import { evaluate } from '../alerting/evaluate.ts';`],
    [
      'a primitive in ui',
      'src/renderer/ui/X.tsx',
      `import { Dialog } from '@base-ui/react/dialog'; export const X = () => <p />;`,
    ],
  ])('allow %s', (_, path, text) => {
    expect(judge(path, text)).toEqual([]);
  });

  it('report files that import each other in a circle, however long, and only those', () => {
    const graph = new Map([
      ['a', ['b', 'd']],
      ['b', ['c']],
      ['c', ['a', 'e']],
      ['d', ['e']],
      ['e', ['d']],
      ['f', ['a']],
    ]);
    expect(circlesIn(graph)).toEqual([
      ['d', 'e'],
      ['a', 'b', 'c'],
    ]);
  });

  it('report a second list of what a table has, in tests too, and leave a few names alone', () => {
    const all = JSON.stringify(Object.keys(METRICS));
    expect(secondLists('test/unit/x.ts', `const KNOWN = new Set(${all});`)).toEqual([
      'test/unit/x.ts lists 8 of the 8 metrics again; derive them from src/shared/alert.ts',
    ]);
    expect(secondLists('src/shared/alert.ts', `export const Metric = z.enum(${all});`)).toEqual([]);
    expect(secondLists('test/unit/x.ts', `const SOME = ['bounce_rate', 'spam_rate'];`)).toEqual([]);
  });

  it('say what is allowed', () => {
    expect(judge('src/main/core/x.ts', `import { app } from 'electron';`)).toEqual([
      'src/main/core/x.ts imports electron; src/main/core/ may import: ' +
        'src/main/core/, src/shared/, zod, zustand/vanilla, node:*, p-queue',
    ]);
  });

  it('know every folder of src', () => {
    const folders = globSync('src/*/').map((path) => `${path.replaceAll('\\', '/').replace(/\/$/, '')}/`);
    expect(folders.filter((folder) => !ROOMS.some(({ path }) => path.startsWith(folder)))).toEqual([]);
  });
});
