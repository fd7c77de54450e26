import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/shared/failure.ts';

describe('a change that may do harm', () => {
  it('is explained with its facts and what to type', () => {
    const facts = ['kim@contoso.example reported an e-mail as spam.', 'Another complaint raises the rate.'];
    expect(explain({ kind: 'confirmation-needed', facts, phrase: 'kim@contoso.example' })).toEqual({
      title: 'kim@contoso.example reported an e-mail as spam. Another complaint raises the rate.',
      advice: 'Nothing was changed. To do it all the same, type kim@contoso.example.',
    });
  });
});
