import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logTail } from '../../../../src/main/shell/log-tail.ts';
import { temporaryFolder } from '../../../fixtures/folder.ts';

const read = async (file: string): Promise<string> => {
  const lines: string[] = [];
  await logTail(() => file).read((line) => lines.push(line), new AbortController().signal);
  return lines.join('\n');
};
const LINE = `${'x'.repeat(99)}\n`;

describe('the end of the log', () => {
  it('is the whole of a short one, after its older part', async () => {
    const file = join(temporaryFolder(), 'relaywatch.log');
    writeFileSync(file, 'third\n');
    writeFileSync(file.replace('.log', '.old.log'), 'first\nsecond\n');
    expect(await read(file)).toBe('first\nsecond\nthird');
  });

  it('is at most 200 kB in whole lines', async () => {
    const file = join(temporaryFolder(), 'relaywatch.log');
    writeFileSync(file, `begin ${LINE.repeat(3_000)}end\n`);
    const text = await read(file);
    expect(text.length).toBeLessThanOrEqual(200_000);
    expect(text.length).toBeGreaterThan(199_000);
    expect(text.startsWith(LINE)).toBe(true);
    expect(text.endsWith('\nend')).toBe(true);
  });

  it('may not be there yet', async () => {
    expect(await read(join(temporaryFolder(), 'relaywatch.log'))).toBe('There is no log yet.');
  });

  it('fails in words when it can’t be read', async () => {
    await expect(read(temporaryFolder())).rejects.toThrow('EISDIR');
  });
});
