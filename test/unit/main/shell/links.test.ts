import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { copyText } from '../../../../src/main/shell/clipboard.ts';
import { openLink } from '../../../../src/main/shell/links.ts';
import { clipboard, shell } from '../../../fakes/electron.ts';

const setUp = () => {
  const lines: string[] = [];
  return { lines, log: { warn: (line: string) => void lines.push(line) } };
};

describe('what another program has to take', () => {
  it('a link that nothing opens is logged', async () => {
    vi.spyOn(shell, 'openExternal').mockRejectedValue(new Error('Failed to open path'));
    const { lines, log } = setUp();
    openLink('provider_keys', log);
    await settled();
    expect(lines).toEqual([expect.stringMatching(/^links: could not open https:.*: Failed to open path$/)]);
  });

  it('a text that the clipboard does not take is logged, without the text', async () => {
    vi.spyOn(clipboard, 'writeText').mockRejectedValue(new Error('no clipboard'));
    const { lines, log } = setUp();
    copyText('a text', log);
    await settled();
    expect(lines).toEqual(['clipboard: could not copy a text: no clipboard']);
  });

  it('what was taken is not logged', async () => {
    const { lines, log } = setUp();
    openLink('provider_keys', log);
    copyText('a text', log);
    await settled();
    expect(lines).toEqual([]);
  });
});
