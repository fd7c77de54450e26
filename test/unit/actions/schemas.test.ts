import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACTIONS, type ActionId, type Input, isActionId } from '../../../src/shared/actions/index.ts';

/** Every part of a JSON Schema, and itself. */
function partsOf(value: unknown): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = Array.isArray(value) ? [] : [Object.fromEntries(Object.entries(value))];
  return [...here, ...Object.values(value).flatMap(partsOf)];
}

const IDS: readonly ActionId[] = Object.keys(ACTIONS).filter(isActionId);
const isTaken = (id: ActionId, input: unknown): boolean => ACTIONS[id].input.safeParse(input).success;

describe('what an agent reads of an action', () => {
  it.each(IDS)('%s has standard formats, and patterns that need no look-around', (id) => {
    const parts = partsOf(z.toJSONSchema(ACTIONS[id].input, { io: 'input' }));
    const formats = parts.map(({ format }) => format).filter((format) => typeof format === 'string');
    expect(formats.filter((format) => !['date', 'date-time', 'password', 'uri'].includes(format))).toEqual([]);
    expect(parts.filter(({ format, anyOf }) => format !== undefined && anyOf !== undefined)).toEqual([]);
    expect(parts.filter(({ pattern }) => typeof pattern === 'string' && /\(\?[=!<]/.test(pattern))).toEqual([]);
  });
});

describe('an input', () => {
  it.each<[ActionId, unknown]>([
    ['allowed_senders_add', { email_address: 'o&leary@n.example' }],
    ['allowed_senders_add', { email_address: '@n.example' }],
    ['single_sender_emails_add', { email_address: 'müller@bücher.example' }],
    ['stats_email_history', { email: 'a&b@c.example', date_start: '2026-03-01', date_end: '2026-03-02' }],
    ['email_search', { recipient: 'xxx.yyy.@docomo.example' }],
    ['domain_add', { domain: 'https://bücher.example/' }],
    ['domain_verify', { domain: 'sub_domain.example' }],
    ['webhook_remove', { webhook_id: 5127 }],
    ['webhook_remove', { webhook_id: '5127' }],
    ['template_edit', { template_id: 'invoice-v2', template_variables: { total: 3, lines: [{ name: 'Tea' }] } }],
    ['template_edit', { template_id: 'invoice-v2', html_body: 'ü'.repeat(490_000) }],
  ])('of %s may be %j', (id, input) => expect(isTaken(id, input)).toBe(true));

  it.each<[ActionId, string, unknown]>([
    ['template_edit', 'of 1.76 MB', { template_id: 'invoice-v2', html_body: 'ü'.repeat(880_000) }],
    [
      'template_edit',
      'of 1.4 MB together',
      { template_id: 'invoice-v2', html_body: 'a'.repeat(700_000), text_body: 'b'.repeat(700_000) },
    ],
    ['webhook_remove', 'of half a webhook', { webhook_id: 1.5 }],
    ['webhook_remove', 'of a word', { webhook_id: 'first' }],
    ['domain_add', 'of an address', { domain: '192.0.2.1' }],
    ['email_search', 'of half an address', { recipient: 'ann' }],
  ])('of %s may not be one %s', (id, _what, input) => expect(isTaken(id, input)).toBe(false));

  it('is read as it was meant', () => {
    const read = ACTIONS.domain_add.input.parse({ domain: ' https://mail.n.example./\u200b' });
    expect(read satisfies Input<'domain_add'>).toMatchObject({ domain: 'mail.n.example' });
    expect(ACTIONS.webhook_remove.input.parse({ webhook_id: 5127 })).toMatchObject({ webhook_id: '5127' });
  });
});
