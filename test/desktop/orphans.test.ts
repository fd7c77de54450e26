import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { startDesktop } from './desktop.ts';
import { processesOf } from './session/processes.ts';

/** Processes that name `word` in their command line, whatever their environment says. */
const namedAfter = (word: string): readonly string[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
      } catch {
        return false; // it has just ended
      }
    });

test('when the process that has brought it up is killed, nothing of a desktop stays behind', async () => {
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'left-behind.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(parent.stdout), 'line');
  const { root, display } = JSON.parse(String(line)) as { root: string; display: string }; // written by left-behind.ts
  expect(processesOf(root).length).toBeGreaterThan(8);
  expect(namedAfter(root).length).toBeGreaterThan(1);
  parent.kill('SIGKILL');
  await expect.poll(() => existsSync(root), { timeout: 10_000 }).toBe(false);
  await expect.poll(() => [...processesOf(root), ...namedAfter(root)], { timeout: 10_000 }).toEqual([]);
  expect(existsSync(`/tmp/.X${display.slice(1)}-lock`)).toBe(false);
});

test('a stopped desktop leaves nothing behind either', async () => {
  const desktop = await startDesktop();
  const root = String(desktop.env['VIRTUAL_DESKTOP']);
  expect(processesOf(root).length).toBeGreaterThan(4);
  await desktop.stop();
  expect(processesOf(root)).toEqual([]);
  expect(existsSync(root)).toBe(false);
});

test('when the guardian itself is killed, its daemons end with it', async () => {
  const desktop = await startDesktop();
  const root = String(desktop.env['VIRTUAL_DESKTOP']);
  const guardian = execFileSync('pgrep', ['-P', String(process.pid), '-f', 'session/guardian.ts'], {
    encoding: 'utf8',
  });
  process.kill(Number(guardian), 'SIGKILL');
  await expect.poll(() => [...processesOf(root), ...namedAfter(root)], { timeout: 10_000 }).toEqual([]);
  rmSync(root, { recursive: true }); // its files are the one thing nobody is left to remove
});
