import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writtenText } from '../../../../src/renderer/model/stored.ts';
import { anySecret } from '../../../fixtures/secrets.ts';

describe('What the page writes', () => {
  const recent = (text: string) => ({ accountId: 'a', id: 'users_smtp_view', values: { username: text } });

  it('has no entry with a secret, in a list or in a record', () => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        expect(writtenText([recent('anna'), recent(secret)])).toBe(JSON.stringify([recent('anna')]));
        expect(writtenText({ one: { draft: { name: secret } }, two: { draft: { name: 'Bounces' } } })).toBe(
          JSON.stringify({ two: { draft: { name: 'Bounces' } } }),
        );
      }),
    );
  });

  it('has everything else', () => {
    const drafts = { '5b0f9d0e-3c1f-4d7b-9a53-0c1d2e3f4a5b new': { base: {}, draft: { name: 'Bounces', sent: '5' } } };
    expect(writtenText(drafts)).toBe(JSON.stringify(drafts));
    expect(writtenText([])).toBe('[]');
  });
});
