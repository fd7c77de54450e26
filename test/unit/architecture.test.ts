import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from './architecture/judge.ts';
import { ROOMS } from './architecture/rules.ts';

const sources = globSync('src/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));

describe('the architecture', () => {
  it('is kept by every source file', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.flatMap((path) => judge(path, readFileSync(path, 'utf8')))).toEqual([]);
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
    ['a file that is too long', 'src/shared/x.ts', 'export {};\n'.repeat(251)],
  ])('report %s', (_, path, text) => {
    expect(judge(path, text)).toEqual([expect.stringContaining(path)]);
  });

  it.each([
    ['types of core in shell', 'src/main/shell/x.ts', `import type { Clock } from '../core/ports.ts';`],
    ['the simulator when needed', 'src/main/index.ts', `await import('../simulator/server.ts');`],
    ['keytar by its door', 'src/main/shell/secret-store.ts', `import keytar from 'keytar';`],
    ['words in comments and strings', 'src/shared/x.ts', `// import 'electron'\nexport const a = "import 'electron'";`],
    ['Node in core', 'src/main/core/x.ts', `import { join } from 'node:path';`],
    [
      'a primitive in ui',
      'src/renderer/ui/X.tsx',
      `import { Dialog } from '@base-ui/react/dialog'; export const X = () => <p />;`,
    ],
  ])('allow %s', (_, path, text) => {
    expect(judge(path, text)).toEqual([]);
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
