import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as settled } from 'node:timers/promises';
import electron from 'electron';
import type { Fact, PageCheck } from './fact.ts';
import { FACTS } from './table.ts';

/*
 * The application that the facts are checked in: `main.ts` for all that can share a process, `main.ts --alone N` for the
 * one at that place of the table.
 */

const { app, BrowserWindow, ipcMain, protocol } = electron;

const tell = (kind: string, ...values: readonly unknown[]): void => console.log(kind, JSON.stringify(values));

/** Checks a fact here, and tells the test what came of it. */
const check = async (at: number, act: () => unknown): Promise<void> => {
  try {
    tell('fact', at, (await act()) ?? null);
  } catch (error) {
    tell('fact', at, String(error));
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
const { contextBridge, ipcRenderer, webFrame } = require('electron');
const problems = {};
${pages.map(([at, { preload = 'expose({ invoke })' }]) => preloadPart(preload, at)).join('\n')}
contextBridge.exposeInMainWorld('problems', problems);`;

const openPage = async (pages: readonly (readonly [number, PageCheck])[]): Promise<void> => {
  const serve = new Map(pages.map(([at, fact]) => [String(at), fact.serve]));
  protocol.handle('app', (request) => {
    const [, at = ''] = new URL(request.url).pathname.split('/');
    const found = serve.get(at)?.(request);
    return found ?? new Response('<!doctype html><title>Facts</title>', { headers: { 'content-type': 'text/html' } });
  });
  for (const [at, { handler }] of pages) if (handler) ipcMain.handle(`fact${at}`, handler);
  const preload = join(app.getPath('userData'), 'preload.cjs');
  writeFileSync(preload, preloadOf(pages));
  const window = new BrowserWindow({ webPreferences: { preload, sandbox: true, contextIsolation: true } });
  await window.loadURL('app://facts/index.html');
};

const checkTogether = async (): Promise<void> => {
  const early: Promise<void>[] = [];
  const main: (() => Promise<void>)[] = [];
  const pages: (readonly [number, PageCheck])[] = [];
  FACTS.forEach((fact: Fact, at) => {
    if ('early' in fact) early.push(check(at, () => fact.early(electron)));
    if ('main' in fact) main.push(() => check(at, () => fact.main(electron)));
    if ('page' in fact) pages.push([at, fact]);
  });
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
  await Promise.all(early);
  await app.whenReady();
  app.on('window-all-closed', () => undefined);
  for (const act of main) await act();
  await openPage(pages);
  tell('open');
};

const [, , flag, at] = process.argv;
const fact = FACTS[Number(at)];
if (flag === '--alone' && fact && 'alone' in fact) {
  await fact.alone(electron, (...words) => tell('said', ...words));
} else {
  await checkTogether();
  await settled();
}
