import { open } from 'node:fs/promises';
import type { ReportSource } from '../core/ports.ts';
import { logFile } from './log.ts';

/** How much of the end of the log is read. */
const MOST_BYTES = 200_000;

/** The end of the log, in whole lines. If the log has just begun, the end of its older file comes first. */
export const logTail = (folder: () => string): ReportSource => ({
  name: 'log',
  title: 'End of the log',
  limitMs: 10_000,
  read: async (say) => {
    const newest = await endOf(logFile(folder()), MOST_BYTES);
    const older = await endOf(logFile(folder(), 1), MOST_BYTES - Buffer.byteLength(newest ?? ''));
    if (newest === undefined && older === undefined) say('There is no log yet.');
    for (const part of [older, newest]) if (part) say(part.trimEnd());
  },
});

/** The last lines of a file, at most `bytes` long; undefined if there is no file. */
async function endOf(file: string, bytes: number): Promise<string | undefined> {
  if (bytes <= 0) return undefined;
  const handle = await openIfThere(file);
  if (!handle) return undefined;
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - bytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const text = buffer.toString('utf8', 0, bytesRead);
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  } finally {
    await handle.close();
  }
}

async function openIfThere(file: string) {
  try {
    return await open(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
