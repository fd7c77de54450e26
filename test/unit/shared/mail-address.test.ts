import { describe, expect, it } from 'vitest';
import { domainIn, isDomain, isMailAddress, sought, tidied } from '../../../src/shared/mail-address.ts';

describe('an e-mail address', () => {
  it.each([
    'ann@c.example',
    'bounce+a=b@c.example',
    'a&b@c.example',
    "o'brien@c.example",
    'o/b@c.example',
    'o&leary@n.example',
    '!#$%*-^_`{|}~?@c.example',
    'xxx.yyy.@docomo.example',
    'aaa..bbb@docomo.example',
    '.a@docomo.example',
    'müller@c.example',
    '用户@例え.テスト',
    'user@bücher.example',
    'ann@c.xn--p1ai',
    'ann@xn--bcher-kva.example',
    'user@sub_domain.example',
    'ann@3com.example',
    'ann@نامه‌ای.example',
    '"ann lee"@c.example',
    '"a@b"@c.example',
    String.raw`"a\"b"@c.example`,
    `${'a'.repeat(64)}@c.example`,
  ])('can be %s', (address) => expect(isMailAddress(address)).toBe(true));

  it.each([
    '',
    'ann',
    '@c.example',
    'ann@',
    'ann@localhost',
    'ann@192.0.2.1',
    'ann lee@c.example',
    'ann@c.example@d.example',
    'ann@c..example',
    'ann@-c.example',
    'ann@c-.example',
    'ann,bob@c.example',
    'ann;bob@c.example',
    '<ann@c.example>',
    'ann@c.example\u200b',
    'a\u202enn@c.example',
    'ann\n@c.example',
    `${'a'.repeat(65)}@c.example`,
    `${'ü'.repeat(33)}@c.example`,
    `ann@${'a'.repeat(64)}.example`,
    `ann@${'abcdefghi.'.repeat(25)}example`,
  ])('can’t be %j', (address) => expect(isMailAddress(address)).toBe(false));
});

describe('a domain', () => {
  it.each(['c.example', 'bücher.example', 'xn--bcher-kva.example', 'sub_domain.example', 'c.xn--p1ai', '163.example'])(
    'can be %s',
    (domain) => expect(isDomain(domain)).toBe(true),
  );
  it.each(['', 'c', '192.0.2.1', 'c.example/', 'https://c.example', 'c.123', 'c .example', '@c.example'])(
    'can’t be %j',
    (domain) => expect(isDomain(domain)).toBe(false),
  );
});

describe('a pasted entry', () => {
  it.each([
    ['ann@c.example\u200b', 'ann@c.example'],
    ['\ufeffann@c.example ', 'ann@c.example'],
    ['<ann@c.example>', 'ann@c.example'],
    ['"ann@c.example"', 'ann@c.example'],
    ['"ann lee"@c.example', '"ann lee"@c.example'],
    ['mailto:ann@c.example', 'ann@c.example'],
    ['bob@c.example.', 'bob@c.example'],
    ['xxx.yyy.@docomo.example', 'xxx.yyy.@docomo.example'],
    ['ann@نامه‌ای.example', 'ann@نامه‌ای.example'],
    ['ze\u200bro@c.example', 'ze\u200bro@c.example'],
    ['Jane Doe <jane@c.example>', 'jane@c.example'],
    ['"Doe, Jane" <jane@c.example>', 'jane@c.example'],
    ['.', '.'],
  ])('%j is meant as %j', (text, meant) => expect(tidied(text)).toBe(meant));
});

it.each([
  ['@c.example', 'c.example'],
  ['https://c.example/a?b#c', 'c.example'],
  ['http://c.example:8080', 'c.example'],
  ['c.example', 'c.example'],
  ['ann@c.example', 'ann@c.example'],
  ['nothing of it', 'nothing of it'],
  ['c.example:25', 'c.example:25'],
  ['c.example/baz', 'c.example/baz'],
])('the domain in %j is %j', (text, domain) => expect(domainIn(text)).toBe(domain));

it.each([
  ['<zero@c.example>', 'zero@c.example'],
  ['mailto:zero@c.example', 'zero@c.example'],
  ['zero@c.example.', 'zero@c.example'],
  ['@c.example', 'c.example'],
  ['https://c.example/', 'c.example'],
  ['ze\u200bro@c.example', 'ze\u200bro@c.example'],
  ['*@c.example', '*@c.example'],
  [' a b@c.example ', 'a b@c.example'],
])('looking for %j is looking for %j', (text, name) => expect(sought(text)).toBe(name));
