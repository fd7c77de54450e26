import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NewAccountName } from '../../../src/shared/account.ts';
import { CALLS } from '../../../src/shared/bridge.ts';
import { DEFAULT_RULES } from '../../../src/shared/presets.ts';
import { checkRule } from '../../../src/shared/rule-check.ts';
import { holdsSecret, LOOKS_SECRET, withoutSecrets } from '../../../src/shared/secrets.ts';
import { anySecret, random, SECRETS } from '../../fixtures/secrets.ts';
import { anyText } from '../../fixtures/texts.ts';

const around = fc.constantFrom('', ' ', 'key ', 'für ', '(', ': ', '\n');

describe('A typed value is never kept', () => {
  it.each(Object.entries(SECRETS))('with %s', (_, secrets) => {
    fc.assert(
      fc.property(around, secrets, (before, secret) => {
        expect(holdsSecret(`${before}${secret}`)).toBe(true);
        expect(holdsSecret({ search: { search_usernames: ['anna', `${secret} `] } })).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('with a value in a field for a password', () => {
    expect(holdsSecret({ user_data: { username: 'anna', email_password: 'hunter' } })).toBe(true);
    expect(holdsSecret({ user_data: { username: 'anna', email_password: '' } })).toBe(false);
  });
});

describe('A typed value is kept', () => {
  it.each([
    'anna@example.com',
    'api-notifications@example.com',
    'bounces+a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5-anna=example.com@em.example.net',
    '<CAF1c2D3e4F5a6B7c8D9e0F1a2B3c4D5e6F7@mail.example.com>',
    'example.com',
    '@mail.example.com',
    '203.0.113.0/24',
    '2026-03-31',
    '2026-03-31T08:15:00Z',
    // The e-mail ids, key names, request ids and opaque ids of SMTP2GO.
    '1vTq2K-4CkRnl8Zx3m-Ab7C',
    '1jFbuX-0005GW-Ko',
    'api-4F1C7A09D2E3',
    'api-4F1C7A09D2E3 sent nothing',
    '8f0e2a54-3c1d-11f1-9a77-f23c92160e3c',
    'invoice-v2',
    'welcome-mail-2026-spring-sale-customers',
    'newsletter_2026_10',
    'billing_service',
    'https://example.com',
    'https://example.com/',
    'Your invoice 2026-0042 is ready',
    'Basic information about your account',
    'Password: see the new rules',
    'API usage report for customers',
    'Re: API-documentation of the mail gateway',
    'api-v2 requests are failing since 2026',
    'Price list 2026/27 and/or text/html',
    'Réinitialisez votre mot de passe',
    'Сброс пароля: шаг 2',
    'hard-bounced',
    '550 5.1.1 <anna@example.com>: user unknown',
    '',
  ])('if it is %j', (text) => {
    expect(holdsSecret(text)).toBe(false);
    expect(withoutSecrets(text)).toBe(text);
  });

  it('whatever its numbers and flags are', () => {
    expect(holdsSecret({ limit: 100, offset: 0, search: { only_latest: true, event_types: ['spam'] } })).toBe(false);
    expect(holdsSecret(undefined)).toBe(false);
    expect(holdsSecret(null)).toBe(false);
  });

  const word = fc.constantFrom(
    ...'your order invoice is ready for pickup team meeting notes Monday reset password summary of March report API status new Login from iPhone SMTP DNS update please confirm email address account 2026 Q3 50% off Ihre Rechnung Votre commande 24h v2 #1042'.split(
      ' ',
    ),
  );
  it('if it is a subject of ordinary words', () => {
    const subjects = fc.array(word, { minLength: 1, maxLength: 10 }).map((words) => words.join(' '));
    const flagged = fc.sample(subjects, { numRuns: 5000, seed: 1 }).filter((subject) => holdsSecret(subject));
    expect(flagged).toEqual([]);
  });
});

describe('A name or note', () => {
  const key = `api-${'4F1C'.repeat(8)}`;
  const notes = CALLS.acknowledge_incident.shape.note;

  it('that holds a key is refused, in words', () => {
    expect(NewAccountName.safeParse(key).error?.issues[0]?.message).toBe(LOOKS_SECRET);
    expect(notes.safeParse(`Replaced ${key}`).error?.issues[0]?.message).toBe(LOOKS_SECRET);
    const [rule] = DEFAULT_RULES;
    if (!rule) throw new Error('there is no rule');
    expect(checkRule({ ...rule, name: `Bounces of ${key}` })).toEqual([{ path: 'name', message: LOOKS_SECRET }]);
    expect(checkRule(rule)).toEqual([]);
  });

  it.each(['Shop', 'api-4F1C7A09D2E3', 'See https://tickets.example/browse/OPS-123', 'Password: reset for Anna'])(
    'may be %s',
    (text) => {
      expect(NewAccountName.parse(text)).toBe(text);
      expect(notes.parse(text)).toBe(text);
    },
  );
});

describe('A kept answer', () => {
  it('has no key, authorization or password', () => {
    const answer = {
      data: [
        {
          description: 'api-4F1C7A09D2E34F1C7A09D2E34F1C7A09 of Anna',
          username: 'api-4F1C7A09D2E3',
          status: 'allowed',
        },
        { email_password: 'x7!', note: 'Bearer abc123def456' },
      ],
      notes: [],
      total: 2,
      next: undefined,
    };
    expect(withoutSecrets(answer)).toEqual({
      data: [{ description: 'api-… of Anna', username: 'api-4F1C7A09D2E3', status: 'allowed' }, { note: 'Bearer …' }],
      notes: [],
      total: 2,
      next: undefined,
    });
  });

  it.each([
    ['https://hooks.example/services/T0/B0/TOKEN?token=x', 'https://hooks.example/…'],
    ['https://anna:secret@hooks.example/mail', 'https://hooks.example/…'],
    ['https://anna:secret@hooks.example', 'https://hooks.example/…'],
    ['http://hooks.example:8080/mail#x', 'http://hooks.example:8080/…'],
    ['https://hooks.example/…', 'https://hooks.example/…'],
    ['https://hooks.example', 'https://hooks.example'],
    [
      '550 5.7.1 See https://support.example/mail/?p=NoSuchUser for more',
      '550 5.7.1 See https://support.example/mail/?p=NoSuchUser for more',
    ],
    ['Deliver to https://hooks.example/a?t=Ab3dE6gH9jK2mN5p now', 'Deliver to https://hooks.example/… now'],
  ])('has %s as %s', (address, kept) => {
    expect(withoutSecrets({ url: address })).toEqual({ url: kept });
  });

  it('has nothing of a token in a web address, and stays the same when it is kept again', () => {
    fc.assert(
      fc.property(random(16, 40), anyText(20), anySecret, (token, text, secret) => {
        const kept = JSON.stringify(
          withoutSecrets({ url: `https://hooks.example/T0/${token}`, text: `${text} ${secret}` }),
        );
        expect(kept).not.toContain(token);
        expect(JSON.stringify(withoutSecrets(JSON.parse(kept)))).toBe(kept);
      }),
    );
  });

  it('keeps the shape of any other answer', () => {
    const text = fc.constantFrom('anna@example.com', 'delivered', '1vTq2K-4CkRnl8Zx3m-Ab7C', 'Spring sale');
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: fc.constantFrom('a', 'b', ' ') }), text, (value, one) => {
        expect(withoutSecrets([value, one])).toEqual([value, one]);
      }),
    );
  });
});
