import { expect, it } from 'vitest';
import { explain } from '../../../src/shared/failure.ts';
import { visible } from '../../../src/shared/visible.ts';

it.each([
  ['a\u202egnp.exe@evil.test', 'aU+202Egnp.exe@evil.test'],
  ['a\u200bb\ufeffc\u00add', 'aU+200BbU+FEFFcU+00ADd'],
  ['a\u0000b\u001b[31mc\u009bd', 'aU+0000bU+001B[31mcU+009Bd'],
  ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
  ['a\u2028b', 'aU+2028b'],
  [
    'zw\u200cnj, cgj\u034f, vs\ufe0f, braille \u2800, filler \uffa0',
    'zwU+200Cnj, cgjU+034F, vsU+FE0F, braille U+2800, filler U+FFA0',
  ],
  ['❤️ and 👩‍👧', '❤️ and 👩‍👧'],
  ['family 👩‍👩‍👧, نامه‌ای, Zoë, 例え', 'family 👩‍👩‍👧, نامه‌ای, Zoë, 例え'],
])('%j is drawn as %j', (text, drawn) => expect(visible(text)).toBe(drawn));

it('is what a person reads of a refusal', () => {
  const failure = {
    kind: 'refused-by-provider',
    status: 400,
    code: undefined,
    text: 'No \u202emoc.x',
    requestId: undefined,
  };
  expect(explain({ ...failure, kind: 'refused-by-provider' })).toMatchObject({ advice: 'No U+202Emoc.x' });
});
