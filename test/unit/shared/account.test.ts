import { describe, expect, it } from 'vitest';
import { BaseUrl } from '../../../src/shared/account.ts';

describe('an address of one’s own', () => {
  it.each([
    ['https://api.smtp2go.com/v3', 'https://api.smtp2go.com/v3'],
    ['  https://api.smtp2go.com/v3//  ', 'https://api.smtp2go.com/v3'],
    ['https://eu-api.smtp2go.com', 'https://eu-api.smtp2go.com/v3'],
    ['https://eu-api.smtp2go.com/', 'https://eu-api.smtp2go.com/v3'],
    ['HTTPS://API.SMTP2GO.COM/v3', 'HTTPS://API.SMTP2GO.COM/v3'],
    ['https://mail.example.com/proxy/smtp2go', 'https://mail.example.com/proxy/smtp2go'],
    ['http://localhost:8080/v3', 'http://localhost:8080/v3'],
    ['http://LOCALHOST:8080', 'http://LOCALHOST:8080/v3'],
    ['http://127.0.0.1:9/v3', 'http://127.0.0.1:9/v3'],
    ['http://[::1]:8080/v3/', 'http://[::1]:8080/v3'],
  ])('%s is taken as %s', (typed, taken) => {
    expect(BaseUrl.parse(typed)).toBe(taken);
    expect(BaseUrl.parse(taken)).toBe(taken);
  });

  it.each([
    'http://api.smtp2go.com/v3',
    'http://127.0.0.1.example.com/v3',
    'http://localhost.example.com/v3',
    'http://[::2]/v3',
    'http://0.0.0.0/v3',
    'https://user:password@api.smtp2go.com/v3',
    'http://127.0.0.1\\@example.com/v3',
    'https://api.smtp2go.com/v3?key=1',
    'https://api.smtp2go.com/v3#x',
    'https://api.smtp2go.com /v3',
    'ftp://api.smtp2go.com/v3',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'api.smtp2go.com/v3',
    `https://${'x'.repeat(600)}.com`,
    '',
  ])('%s is refused, with what would be right', (typed) => {
    const parsed = BaseUrl.safeParse(typed);
    expect(parsed.error?.issues[0]?.message).toContain('https://api.smtp2go.com/v3');
  });
});
