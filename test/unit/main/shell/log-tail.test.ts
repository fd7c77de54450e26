import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { logFile } from '../../../../src/main/shell/log.ts';
import { logTail } from '../../../../src/main/shell/log-tail.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';

const read = async (folder: string): Promise<string> => {
  const lines: string[] = [];
  await logTail(() => folder).read((line) => lines.push(line), new AbortController().signal);
  return lines.join('\n');
};
const LINE = `${'x'.repeat(99)}\n`;

describe('the end of the log', () => {
  it('is the whole of a short one, after its older part', async () => {
    const folder = temporaryFolder();
    const file = logFile(folder);
    writeFileSync(file, 'third\n');
    writeFileSync(logFile(folder, 1), 'first\nsecond\n');
    expect(await read(folder)).toBe('first\nsecond\nthird');
  });

  it('is at most 200 kB in whole lines', async () => {
    const folder = temporaryFolder();
    const file = logFile(folder);
    writeFileSync(file, `begin ${LINE.repeat(3_000)}end\n`);
    const text = await read(folder);
    expect(text.length).toBeLessThanOrEqual(200_000);
    expect(text.length).toBeGreaterThan(199_000);
    expect(text.startsWith(LINE)).toBe(true);
    expect(text.endsWith('\nend')).toBe(true);
  });

  it('may not be there yet', async () => {
    expect(await read(temporaryFolder())).toBe('There is no log yet.');
  });

  it('fails in words when it can’t be read', async () => {
    const folder = temporaryFolder();
    mkdirSync(logFile(folder));
    await expect(read(folder)).rejects.toThrow('EISDIR');
  });
});
