import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/shared/redact.ts';
import { anyText } from '../../fixtures/texts.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const ALPHANUMERIC = `${LETTERS}${LETTERS.toUpperCase()}0123456789`;
const word = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
/** Made up by a machine: with letters and digits. */
const random = (minLength: number, maxLength = minLength) =>
  word(ALPHANUMERIC, minLength, maxLength).filter((text) => /\d/.test(text) && /[a-z]/i.test(text));
/** What a person makes up, with the characters that end a value in one notation or another. */
const password = fc
  .string({ unit: fc.constantFrom(...ALPHANUMERIC, ...'"\'\\/@:;,.=+-_!?{}[]<> §ä€'), minLength: 8, maxLength: 24 })
  .filter((text) => text.trim().length > 6);
const name = word(LETTERS, 5, 12);
const host = fc.tuple(name, fc.constantFrom('.example', '.co.example', '')).map(([first, end]) => `${first}${end}`);

/** A text with something secret in it, and those parts of it that nobody may read. */
type Planted = { readonly text: string; readonly secrets: readonly string[] };
const planted = <T>(values: fc.Arbitrary<T>, plant: (value: T) => Planted): fc.Arbitrary<Planted> => values.map(plant);

const PLANTED: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  'an API key': planted(random(32), (rest) => ({ text: `api-${rest}`, secrets: [rest, rest.slice(12)] })),
  'a key with letters missing or too many': planted(random(20, 40), (rest) => ({
    text: `api-${rest}`,
    secrets: [rest.slice(4)],
  })),
  'a key without its start': planted(random(28, 32), (rest) => ({ text: rest, secrets: [rest] })),
  'an e-mail address': planted(
    // `/@name` without a dot is a scope of packages.
    fc
      .tuple(word(`${LETTERS}0123456789.!#$%&'*+-/=?^_{|}~äßж`, 1, 40), host)
      .filter(([local, domain]) => !local.endsWith('/') || domain.includes('.')),
    ([local, domain]) => ({ text: `${local}@${domain}`, secrets: [`${local}@`, `@${domain}`] }),
  ),
  'an e-mail address with a quoted local part': planted(fc.tuple(name, name, host), ([first, last, domain]) => ({
    text: `"${first} ${last}"@${domain}`,
    secrets: [first, last],
  })),
  'a bearer token': planted(fc.tuple(fc.constantFrom('Bearer', 'bearer', 'BEARER'), random(8, 80)), ([how, token]) => ({
    text: `${how} ${token}`,
    secrets: [token],
  })),
  'a basic authorisation': planted(fc.tuple(name, password), ([user, secret]) => {
    const token = Buffer.from(`${user}:${secret}`).toString('base64');
    return { text: `Basic ${token}`, secrets: [token] };
  }),
  'a token of a web application': planted(fc.tuple(random(20), random(30), random(43)), (parts) => ({
    text: `eyJ${parts.join('.')}`,
    secrets: [parts[1], parts[2]],
  })),
  'a user and a password in an address': planted(fc.tuple(name, name, host), ([user, secret, at]) => ({
    text: `https://${user}:${secret}@${at}/v3`,
    secrets: [user, secret],
  })),
  'a path and a query of an address': planted(
    fc.tuple(fc.constantFrom('https', 'http', 'wss', 'postgres'), host, random(8), random(8)),
    ([scheme, at, path, query]) => ({
      text: `${scheme}://${at}/services/${path}?token=${query}&x=(${query})'`,
      secrets: [path, query],
    }),
  ),
  'a secret in JSON': planted(
    fc.tuple(fc.constantFrom('password', 'email_password', 'api_key', 'token', 'authorization_header'), password),
    ([field, secret]) => ({
      text: JSON.stringify({ [field.replace('_header', '')]: secret }),
      secrets: [JSON.stringify(secret).slice(1, -1)],
    }),
  ),
  'a secret in a query or a command': planted(
    fc.tuple(fc.constantFrom('password', 'pwd', 'apikey'), random(6, 20)),
    (pair) => ({
      text: pair.join('='),
      secrets: [pair[1]],
    }),
  ),
  'an authorisation header': planted(
    fc.tuple(fc.constantFrom('Bearer ', 'Basic ', ''), random(6, 40)),
    ([how, token]) => ({
      text: `Authorization: ${how}${token}`,
      secrets: [token],
    }),
  ),
  'a home folder': planted(
    fc.tuple(
      fc.constantFrom('/home/', '/Users/', 'file:///home/', 'C:\\Users\\', 'd:/users/', 'C:\\\\Users\\\\'),
      name,
    ),
    ([folder, person]) => ({ text: `${folder}${person}/app/index.js`, secrets: [person] }),
  ),
  'a home folder of two names': planted(fc.tuple(name, name), ([first, last]) => ({
    text: `C:\\Users\\${first} ${last}\\AppData`,
    secrets: [first, last],
  })),
};

/** What stands around it: anything that does not itself hold the secret. */
const around = fc.tuple(
  anyText(60),
  fc.constantFrom('', ' ', '\n', '"', "'", '(', '<', ': ', ', ', '= '),
  fc.constantFrom('', ' ', '\n', '"', "'", ')', '>', '.', ', '),
  anyText(60),
);

describe('What is hidden by its shape', () => {
  it.each(Object.entries(PLANTED))('hides %s in any text', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, around, ({ text, secrets }, [before, open, close, after]) => {
        const surroundings = redact(`${before}${open}`) + redact(`${close}${after}`);
        fc.pre(secrets.every((secret) => !surroundings.includes(secret)));
        const line = redact(`${before}${open}${text}${close}${after}`);
        for (const secret of secrets) expect(line).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  it('hides nothing more when a text is hidden again', () => {
    const many = fc.array(fc.oneof(anyText(30), ...Object.values(PLANTED).map((one) => one.map(({ text }) => text))));
    fc.assert(
      fc.property(many, (parts) => {
        const once = redact(parts.join(' '));
        expect(redact(once)).toBe(once);
      }),
    );
  });
});

describe('What stays readable', () => {
  it.each([
    'polling: no data of account 5b0f9d0e-3c1f-4d7b-9a53-0c1d2e3f4a5b: unreachable',
    'This key lacks /users/smtp/view',
    'TypeError: Cannot read properties of undefined (reading "rules")',
    '    at poll (file:///opt/Relaywatch/resources/app.asar/out/main/index.js:4210:17)',
    '    at Frame (app://relaywatch/assets/index-DkQ2x9aB.js:12:34567)',
    '    at node:internal/process/task_queues:105:5',
    '    at open (/opt/relaywatch/node_modules/@base-ui/react/dialog/index.js:1:2)',
    'api-keys.ts, api-4F1C and api-4F1C7A09D2E3 are no keys',
    'rate limit reached, 120 calls in 60 s; went on at 2026-11-30T15:10:22.000Z',
  ])('%s', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('leaves the hint of a key, the host of an address and the rest of a path', () => {
    expect(redact('api-4F1C7A09D2E34F1C7A09D2E34F1C7A09')).toBe('api-4F1C…');
    expect(redact('GET https://hooks.example/services/T0/B0?x=1 failed')).toBe('GET https://hooks.example/… failed');
    expect(redact("ENOSPC, open '/home/anna/.config/Relaywatch/settings.json'")).toBe(
      "ENOSPC, open '~/.config/Relaywatch/settings.json'",
    );
  });
});
