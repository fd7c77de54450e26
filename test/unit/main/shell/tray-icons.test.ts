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

/** Width and height of a PNG file, from its header. */
const sizeOf = (file: string): readonly number[] => {
  const png = readFileSync(join(FOLDER, file));
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

describe('the tray icons', () => {
  it.each(LOOKS)('are there for %s, at both sizes and twice as large beside each', (look) => {
    for (const size of [16, 22]) {
      expect(sizeOf(`${look}-${size}.png`)).toEqual([size, size]);
      expect(sizeOf(`${look}-${size}@2x.png`)).toEqual([2 * size, 2 * size]);
    }
  });

  it('look different for every state, also without colour', () => {
    for (const ground of ['dark', 'light', 'template']) {
      const drawn = MARKS_WORST_FIRST.map((mark) => readFileSync(join(FOLDER, `${mark}-${ground}-16.png`), 'base64'));
      expect(new Set(drawn).size).toBe(MARKS_WORST_FIRST.length);
    }
  });
});
