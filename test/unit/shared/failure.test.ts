import { describe, expect, it } from 'vitest';
import { explain, inSentences } from '../../../src/shared/failure.ts';

describe('a change that may do harm', () => {
  it('is explained with its facts and what to type', () => {
    const facts = ['kim@contoso.example reported an e-mail as spam.', 'Another complaint raises the rate.'];
    expect(explain({ kind: 'confirmation-needed', facts, phrase: 'kim@contoso.example' })).toEqual({
      title: 'kim@contoso.example reported an e-mail as spam. Another complaint raises the rate.',
      advice: 'Nothing was changed. To do it all the same, type kim@contoso.example.',
    });
  });
});

describe('a request limit', () => {
  it('is told as that of whoever set it', () => {
    const titles = (['smtp2go', 'relaywatch'] as const).map(
      (by) => explain({ kind: 'rate-limited', until: 0, by }).title,
    );
    expect(titles).toEqual(['SMTP2GO asks to slow down', 'Relaywatch reached its own request limit']);
  });
});

describe('a failure in sentences', () => {
  it('ends its title with one full stop, whether that had one or not', () => {
    const fields = [{ path: 'limit', message: 'At least 1.' }];
    expect(inSentences(explain({ kind: 'invalid-input', fields }))).toBe(
      'At least 1. Nothing was changed. Correct it and try again.',
    );
    expect(inSentences(explain({ kind: 'cancelled' }))).toBe('Cancelled. Changes made before that are kept.');
  });
});
