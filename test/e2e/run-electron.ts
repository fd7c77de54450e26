import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { _electron, test } from 'playwright/test';
import type { Control } from '../desktop/launch.ts';
import type { Run, Runner } from './run.ts';

/** Root has no Chromium sandbox, as in the stand-in. */
const argumentsFor = (args: readonly string[]): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '.',
  ...args,
];

/** Electron's surroundings can be asked nothing: whoever needs to skips its test, with the reason in the report. */
const noControl = (): Control =>
  // It answers for every command, by never answering; Control says which there are.
  new Proxy({} as Control, {
    get: (_target, command) =>
      test.skip(true, `asks the surroundings for '${String(command)}', which only the stand-in for Electron can tell`),
  });

/**
 * The application in Electron's own program, on the same desktop with the same real tray, notifications and keyring.
 * Never run where the program cannot be had: see docs/electron-checklist.md.
 */
export const electronRunner = (program: string): Runner => ({
  start: async (desktop, args, imitates): Promise<Run> => {
    test.skip(imitates.length > 0, `imitates '${imitates}', which only the stand-in for Electron can`);
    const app = await _electron.launch({
      executablePath: program,
      args: argumentsFor(args),
      cwd: process.cwd(),
      env: { ...desktop.env },
    });
    const child = app.process();
    const exited = once(child, 'exit').then(([code]): number | null => code);
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => lines.push(line));
    }
    return {
      control: noControl(),
      lines,
      pages: async () => app.windows(),
      hasWindow: async () => app.windows().length > 0,
      closeWindow: async () => {
        await promisify(execFile)('wmctrl', ['-c', 'Relaywatch'], { env: desktop.env });
      },
      quit: async () => {
        await app.evaluate((electron) => electron.app.quit()).catch(() => undefined); // it may end before it answers
        return exited;
      },
      ended: () => exited,
      terminate: () => {
        child.kill('SIGTERM');
        return exited;
      },
      kill: async () => {
        child.kill('SIGKILL');
        await exited;
      },
      stop: () => app.close(),
    };
  },
  startSecond: async (desktop, args) => {
    const second = spawn(program, argumentsFor(args), {
      env: { ...desktop.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output, [code]] = await Promise.all([text(second.stdout), once(second, 'exit')]);
    return { code, output };
  },
});
