import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MARKS_WORST_FIRST } from '../../../../src/shared/state.ts';

const FOLDER = join(import.meta.dirname, '../../../../resources/tray');
const LOOKS = [
  ...MARKS_WORST_FIRST.flatMap((mark) => ['dark', 'light', 'template'].map((ground) => `${mark}-${ground}`)),
  'ok-coloured-dark',
  'ok-coloured-light',
];

/** Windows draws its taskbar at each of these, and macOS at the whole ones. */
const SCALES: readonly (readonly [number, readonly number[]])[] = [
  [16, [1, 1.25, 1.5, 2, 3]],
  [22, [1, 2]],
];

/** Width and height of a PNG file, from its header. */
const sizeOf = (file: string): readonly number[] => {
  const png = readFileSync(join(FOLDER, file));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

describe('the tray icons', () => {
  it.each(LOOKS)('are there for %s, at both sizes and every scale of each', (look) => {
    for (const [size, scales] of SCALES) {
      for (const scale of scales) {
        const file = `${look}-${size}${scale === 1 ? '' : `@${scale}x`}.png`;
        expect(sizeOf(file), file).toEqual([size * scale, size * scale]);
      }
    }
  });

  it('look different for every state, also without colour', () => {
    for (const ground of ['dark', 'light', 'template']) {
      const drawn = MARKS_WORST_FIRST.map((mark) => readFileSync(join(FOLDER, `${mark}-${ground}-16.png`), 'base64'));
      expect(new Set(drawn).size).toBe(MARKS_WORST_FIRST.length);
    }
  });
});
