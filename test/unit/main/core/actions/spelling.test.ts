import { expect, it } from 'vitest';
import { sameName, spellingsOf } from '../../../../../src/main/core/actions/spelling.ts';

it.each([
  ['Ann@BÜCHER.example', 'ann@xn--bcher-kva.example'],
  ['@Bücher.example', 'xn--bcher-kva.example'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ['Sub_Domain.example', 'sub_domain.example'],
  ['*@c.example', '*@c.example'],
  ['nobody knows', 'nobody knows'],
])('%j is the same name as %j', (name, same) => expect(sameName(name)).toBe(same));

it('tries a name as it was given first, then in its other spelling', () => {
  expect(spellingsOf('xn--bcher-kva.example')).toEqual(['xn--bcher-kva.example', 'bücher.example']);
  expect(spellingsOf('ann@bücher.example')).toEqual(['ann@bücher.example', 'ann@xn--bcher-kva.example']);
  expect(spellingsOf('ann@c.example')).toEqual(['ann@c.example']);
});
