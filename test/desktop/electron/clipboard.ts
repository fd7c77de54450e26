import type { Clipboard } from 'electron';
import { standIn } from './stand-in.ts';

let held = '';

/** A clipboard in memory: tests at once must not read each other's. */
export const clipboard: Clipboard = standIn<Clipboard>('clipboard', {
  writeText: async (text) => {
    held = text;
  },
  readText: async () => held,
  clear: () => {
    held = '';
  },
});
