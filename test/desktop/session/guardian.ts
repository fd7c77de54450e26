import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DesktopOptions, startDaemons } from './daemons.ts';
import { endProcessesOf } from './processes.ts';

/*
 * Owns one desktop. It lives in a process of its own whose standard input is held by whoever asked for the desktop: when
 * that process ends, however it ends, the input closes and everything here is ended and removed.
 */

const root = mkdtempSync(join(tmpdir(), 'desktop-'));
let isEnding = false;

const end = async (): Promise<void> => {
  if (isEnding) return;
  isEnding = true;
  await endProcessesOf(root);
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
};

process.stdin.resume();
process.stdin.on('end', end);
process.stdin.on('error', end);
process.on('SIGTERM', end);
process.on('SIGINT', end);

try {
  // The only caller is desktop.ts, which writes this argument from a DesktopOptions.
  const options = JSON.parse(process.argv[2] ?? '{}') as DesktopOptions;
  const env = await startDaemons(root, options);
  process.stdout.write(`${JSON.stringify({ root, env })}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ problem: String(error) })}\n`);
  await end();
}
