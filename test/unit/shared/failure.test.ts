import { describe, expect, it } from 'vitest';
import { explain, inSentences, requestIdOf } from '../../../src/shared/failure.ts';

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

describe('a change whose outcome is unknown', () => {
  const change = { kind: 'outcome-unknown', endpoint: '/webhook/add' } as const;
  const LOOK = 'Look at the list before you try again.';

  it.each([
    [
      'an answer that was lost',
      { reason: 'no answer came within 15 s' },
      'The answer was lost',
      `No answer came within 15 s. The change may have been made. ${LOOK}`,
    ],
    [
      'an error of the service',
      { status: 503, text: 'Out of order', requestId: 'r' },
      'SMTP2GO answered with an error (503)',
      `SMTP2GO says: “Out of order” The change may have been made. ${LOOK}`,
    ],
    [
      'an answer of somebody else',
      { status: 200, reason: 'the answer was not JSON', text: '', requestId: undefined },
      'The answer to this change was not understood',
      `The answer was not JSON. The change may have been made. ${LOOK}`,
    ],
    [
      'an answer of another form',
      { status: 200, reason: 'the answer lacks data.id', text: '', requestId: 'r' },
      'The answer to this change was not understood',
      `The answer lacks data.id. The change has probably been made. ${LOOK}`,
    ],
    [
      'a look afterwards',
      { reason: 'it was cancelled before the answer came', now: 'Webhook 7 is there.' },
      'The answer was lost',
      'It was cancelled before the answer came. It was not sent again. A look afterwards showed: Webhook 7 is there.',
    ],
  ])('is told with %s', (_, known, title, advice) => {
    expect(explain({ ...change, ...known })).toEqual({ title, advice });
  });

  it('hands on its request id', () => {
    expect(requestIdOf({ ...change, requestId: 'r' })).toBe('r');
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
