import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../../../../src/main/core/api/endpoints/index.ts';

const { 'webhook/edit': edit, 'webhook/view': view } = ENDPOINTS;

const webhook = fc.record(
  {
    id: fc.nat(),
    url: fc.webUrl(),
    events: fc.array(fc.string()),
    headers: fc.oneof(fc.string(), fc.array(fc.string())),
    auth_header_value: fc.string(),
  },
  { requiredKeys: ['id', 'url'] },
);

const idsOf = (data: unknown) => view.reply.parse(data).data.map(({ id }) => id);

describe('the webhooks', () => {
  it('are the same in every shape of the answer', () => {
    fc.assert(
      fc.property(fc.array(webhook), (all) => {
        const ids = all.map(({ id }) => id);
        expect(idsOf(all)).toEqual(ids);
        expect(idsOf({ webhooks: all })).toEqual(ids);
        if (all.length === 1) expect(idsOf(all[0])).toEqual(ids);
      }),
    );
  });

  it('are not "none" where the answer is something else', () => {
    for (const data of ['Not now', 7, [{ id: 1 }], { id: 1 }, { url: 'https://hooks.example' }, { webhooks: 'none' }]) {
      expect(view.reply.safeParse(data).success, JSON.stringify(data)).toBe(false);
    }
  });

  it('keep their authorization to be sent back', () => {
    const [read] = view.reply.parse({ id: 1, url: 'https://hooks.example', auth_header_value: 'abc' }).data;
    expect(edit.request.parse({ id: 1, auth_header_value: read?.auth_header_value?.reveal() })).toEqual({
      id: 1,
      auth_header_value: 'abc',
    });
  });
});

describe('the address of a webhook', () => {
  it.each(['https://hooks.example/a?b=c', 'http://user:word@hooks.example:8080/'])('may be %s', (url) => {
    expect(edit.request.safeParse({ id: 1, url }).success).toBe(true);
  });

  it.each(['hooks.example', 'ftp://hooks.example', 'javascript:alert(1)', ''])('may not be %j', (url) => {
    expect(edit.request.safeParse({ id: 1, url }).success).toBe(false);
  });
});
