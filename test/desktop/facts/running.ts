import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { chromium, type Page } from 'playwright';
import { type Desktop, startDesktop } from '../desktop.ts';
import { type Launched, launch } from '../launch.ts';
import type { AloneCheck, Fact } from './fact.ts';
import { FACTS } from './table.ts';

const SCREEN = { panel: false, notifications: false, keyring: 'none' } as const;
const MAIN = join(import.meta.dirname, 'main.ts');

/** The application that the facts are checked in, with its window open. */
export interface FactsApp {
  readonly desktop: Desktop;
  readonly app: Launched;
  readonly page: Page;
  readonly stop: () => Promise<void>;
}

export const startFacts = async (): Promise<FactsApp> => {
  const desktop = await startDesktop(SCREEN);
  const app = launch({ desktop, main: MAIN, debugger: true });
  await app.line('open []');
  const browser = await chromium.connectOverCDP(await app.control.endpoint(), { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('the window has no page');
  const stop = async (): Promise<void> => {
    await browser.close();
    await app.stop();
    await desktop.stop();
  };
  return { desktop, app, page, stop };
};

/** The values of the lines of a kind, as `main.ts` tells them. */
const told = ({ lines }: Launched, kind: string): readonly (readonly unknown[])[] =>
  lines.flatMap((line) => (line.startsWith(`${kind} [`) ? [JSON.parse(line.slice(kind.length + 1))] : []));

/** On a desktop of its own: a window would take the focus of those that the others are about. */
const checkAlone = async (at: number, { outside, imitates = [] }: AloneCheck): Promise<unknown> => {
  const desktop = await startDesktop(SCREEN);
  const app = launch({ desktop, main: MAIN, args: ['--alone', String(at)], imitates });
  try {
    if (outside) {
      await app.line('said ["begin"]');
      await outside(app, desktop);
    }
    const code = await app.exited;
    return { code, said: told(app, 'said').map((words) => words.join(' ')) };
  } finally {
    await desktop.stop();
  }
};

const checkInPage = async ({ page }: FactsApp, at: number, expression: string): Promise<unknown> => {
  const problem = await page.evaluate(`problems.fact${at}`);
  if (problem !== undefined) return problem;
  const given = `globalThis.exposed${at}, '/${at}/'`;
  return page.evaluate(`(async (exposed, here) => (${expression}))(${given}).catch(String)`);
};

/** What came of the check of a fact, as JSON. */
export const outcomeOf = async (running: FactsApp, fact: Fact): Promise<unknown> => {
  const at = FACTS.indexOf(fact);
  if ('alone' in fact) return checkAlone(at, fact);
  if ('page' in fact) return checkInPage(running, at, fact.page);
  if ('hands' in fact) {
    return fact.hands(running, (...args) => checkInPage(running, at, `exposed.invoke(...${JSON.stringify(args)})`));
  }
  if ('main' in fact) return running.page.evaluate(`checkInMain(${at})`);
  return told(running.app, 'early').find(([of]) => of === at)?.[1];
};

export type Standing = 'same' | 'refuses by name' | 'differs';

/** How the stand-in stands to Electron in a fact. */
export const standingOf = (fact: Fact, outcome: unknown): Standing => {
  if (isDeepStrictEqual(outcome, fact.electron)) return 'same';
  return JSON.stringify(outcome)?.includes('stand-in: ') ? 'refuses by name' : 'differs';
};
