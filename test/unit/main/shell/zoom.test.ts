import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { onZoomKey } from '../../../../src/main/shell/zoom.ts';

const PLAIN = { type: 'keyDown', control: false, meta: false, alt: false, shift: false };

/** What a key asked for, and whether the page still gets it. */
function pressed(input: object): { readonly asked: readonly string[]; readonly isTaken: boolean } {
  // Only its event is heard.
  const contents = new EventEmitter() as unknown as WebContents;
  const asked: string[] = [];
  let isTaken = false;
  onZoomKey(contents, (step) => asked.push(step));
  const event = {
    preventDefault: () => {
      isTaken = true;
    },
  };
  contents.emit('before-input-event', event, { ...PLAIN, ...input });
  return { asked, isTaken };
}

it.each([
  ['+', 'in'],
  ['=', 'in'],
  ['-', 'out'],
  ['_', 'out'],
  ['0', 'reset'],
])('zooms by Ctrl or Cmd with %s: %s', (key, step) => {
  for (const modifier of [{ control: true }, { meta: true }])
    expect(pressed({ key, ...modifier })).toEqual({ asked: [step], isTaken: true });
});

it('takes the key of 0 for it where a digit needs Shift, as in France', () => {
  expect(pressed({ key: 'à', code: 'Digit0', control: true }).asked).toEqual(['reset']);
});

it.each([
  ['a plain sign, which is typed', { key: '+' }],
  ['another key', { key: 'k', control: true }],
  ['the key’s way up', { key: '+', control: true, type: 'keyUp' }],
  ['Alt, which with Ctrl is AltGr and types', { key: '0', control: true, alt: true }],
  ['Ctrl and Cmd together', { key: '0', control: true, meta: true }],
])('leaves to the page: %s', (_what, input) => {
  expect(pressed(input)).toEqual({ asked: [], isTaken: false });
});
