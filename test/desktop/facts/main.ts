import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import electron from 'electron';
import type { Fact, PageCheck } from './fact.ts';
import { FACTS } from './table.ts';

/*
 * The application that the facts are checked in: `main.ts` for all that can share a process, `main.ts --alone N` for the
 * one at that place of the table.
 */

const { app, BrowserWindow, ipcMain, protocol } = electron;

const tell = (kind: string, ...values: readonly unknown[]): void => console.log(kind, JSON.stringify(values));

/** What comes of a check, as JSON: what it gives, or what it throws. */
const outcomeOf = async (check: () => unknown): Promise<unknown> => {
  try {
    return (await check()) ?? null;
  } catch (error) {
    return String(error);
  }
};

/** Each fact's part of the one preload script. What it throws is what came of the fact. */
const preloadPart = (preload: string, at: number): string => `
try {
  const expose = (value) => contextBridge.exposeInMainWorld('exposed${at}', value);
  const invoke = (...args) => ipcRenderer.invoke('fact${at}', ...args);
  ${preload};
} catch (error) {
  problems.fact${at} = String(error);
}`;

const preloadOf = (pages: readonly (readonly [number, PageCheck])[]): string => `
const { contextBridge, ipcRenderer } = require('electron');
const problems = {};
${pages.map(([at, { preload = 'expose({ invoke })' }]) => preloadPart(preload, at)).join('\n')}
contextBridge.exposeInMainWorld('problems', problems);
contextBridge.exposeInMainWorld('checkInMain', (at) => ipcRenderer.invoke('check', at));`;

const openPage = async (pages: readonly (readonly [number, PageCheck])[]): Promise<void> => {
  const serve = new Map(pages.map(([at, fact]) => [String(at), fact.serve]));
  protocol.handle('app', (request) => {
    const [, at = ''] = new URL(request.url).pathname.split('/');
    const found = serve.get(at)?.(request);
    return found ?? new Response('<!doctype html><title>Facts</title>', { headers: { 'content-type': 'text/html' } });
  });
  for (const [at, { handler }] of pages) {
    if (handler) ipcMain.handle(`fact${at}`, (event, ...args) => handler(electron, event, ...args));
  }
  const preload = join(app.getPath('userData'), 'preload.cjs');
  writeFileSync(preload, preloadOf(pages));
  const window = new BrowserWindow({ webPreferences: { preload, sandbox: true, contextIsolation: true } });
  window.webContents.on('preload-error', (_event, _file, error) => {
    throw error;
  });
  await window.loadURL('app://facts/index.html');
};

/** Opens the page that the test asks everything through. */
const openAll = async (): Promise<void> => {
  const pages: (readonly [number, PageCheck])[] = [];
  const early = FACTS.map(async (fact: Fact, at) => {
    if ('early' in fact) tell('early', at, await outcomeOf(() => fact.early(electron)));
    if ('page' in fact) pages.push([at, fact]);
    if ('hands' in fact) pages.push([at, { ...fact, page: '' }]);
  });
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
  await Promise.all(early);
  await app.whenReady();
  ipcMain.handle('check', (_event, at: number) => {
    const fact = FACTS[at];
    return outcomeOf(() => fact && 'main' in fact && fact.main(electron));
  });
  await openPage(pages);
  tell('open');
};

const [, , flag, at] = process.argv;
const fact = FACTS[Number(at)];
if (flag === '--alone' && fact && 'alone' in fact) {
  await fact.alone(electron, (...words) => tell('said', ...words));
} else {
  await openAll();
}
