import { describe, expect, it } from 'vitest';
import { actionRuns } from '../../../../../fakes/actions.ts';
import { answer } from '../../../../../fakes/http.ts';

const BODY = {
  id: 'invoice-v2',
  subject: 'Invoice {{ number }}',
  html_body: '<p>Dear {{ name }}</p>',
  text_body: 'Dear {{ name }}',
  template_variables: { number: '2026-0311', name: 'Kim' },
  tags: ['billing'],
};
const written = { ...BODY, template_name: 'Invoice' };
const read = { ...BODY, name: 'Invoice', last_updated: '2026-02-18 14:02:10' };
const shown = { ...BODY, name: 'Invoice', is_archived: false };

it('template_view answers the template as people call it, dates as moments', async () => {
  const { answerOf, calls } = actionRuns({ 'template/view': () => read });
  expect((await answerOf('template_view', { template_id: 'invoice-v2' })).data).toEqual({
    ...shown,
    last_updated: Date.UTC(2026, 1, 18, 14, 2, 10),
  });
  expect(calls[0]?.request).toEqual({ id: 'invoice-v2' });
});

it('template_add sends the names of the wire', async () => {
  const { answerOf, calls } = actionRuns({ 'template/add': () => written });
  const { id, ...rest } = BODY;
  expect((await answerOf('template_add', { template_id: id, name: 'Invoice', ...rest })).data).toMatchObject(shown);
  expect(calls[0]?.request).toEqual(written);
});

it('template_delete answers the template as it was, for a reply that is a sentence', async () => {
  const { answerOf, calls } = actionRuns({ 'template/view': () => read, 'template/delete': () => 'Template deleted' });
  expect((await answerOf('template_delete', { template_id: 'invoice-v2' })).data).toMatchObject(shown);
  expect(calls[1]).toEqual({ path: 'template/delete', request: { id: 'invoice-v2' } });
});

describe('template_edit', () => {
  const edit = { template_id: 'invoice-v2' };

  it('sends what is given and nothing else', async () => {
    const { answerOf, calls } = actionRuns({ 'template/edit': () => written });
    await answerOf('template_edit', { ...edit, name: 'Invoice', subject: 'New', new_id: 'invoice-v3', tags: [] });
    expect(calls).toEqual([
      {
        path: 'template/edit',
        request: { id: 'invoice-v2', template_name: 'Invoice', subject: 'New', new_id: 'invoice-v3', tags: [] },
      },
    ]);
  });

  it.each([
    [true, ['billing'], ['billing', 'archived']],
    [true, ['archived', 'billing'], ['billing', 'archived']],
    [false, ['archived', 'billing'], ['billing']],
    [false, undefined, []],
  ])('is_archived %s turns the tags %j into %j', async (is_archived, tags, sent) => {
    const { answerOf, calls } = actionRuns({
      'template/view': () => ({ ...read, tags }),
      'template/edit': (request) => ({ ...written, tags: request['tags'] }),
    });
    const { data } = await answerOf('template_edit', { ...edit, is_archived });
    expect([data.is_archived, data.tags]).toEqual([is_archived, sent]);
    expect(calls[1]?.request).toEqual({ id: 'invoice-v2', tags: sent });
  });

  it('joins is_archived with tags that are given, without a look', async () => {
    const { answerOf, calls } = actionRuns({ 'template/edit': () => written });
    await answerOf('template_edit', { ...edit, is_archived: true, tags: ['spring'] });
    expect(calls).toEqual([{ path: 'template/edit', request: { id: 'invoice-v2', tags: ['spring', 'archived'] } }]);
  });

  it.each([
    [{}, 'invalid-input'],
    [{ new_id: 'abcd' }, 'invalid-input'],
    [{ name: 'x'.repeat(65) }, 'invalid-input'],
    [{ editor_code: '<x>' }, 'unsupported-parameter'],
  ])('refuses %j before any traffic', async (change, kind) => {
    const { failureOf, calls } = actionRuns({});
    expect(await failureOf('template_edit', { ...edit, ...change })).toMatchObject({ kind });
    expect(calls).toEqual([]);
  });

  it('keeps the refusal of a template that is not there', async () => {
    const { failureOf } = actionRuns({
      'api_keys/permissions': () => ['*'],
      'template/view': () =>
        answer(400, { data: { error: 'No such template', error_code: 'E_ApiResponseCodes.API_EXCEPTION' } }),
    });
    expect(await failureOf('template_edit', { ...edit, is_archived: true })).toMatchObject({
      kind: 'refused-by-provider',
      text: 'No such template',
    });
  });
});

describe('template_search', () => {
  const row = (id: string, name: string, tags: readonly string[] = []) => ({ id, name, subject: 's', tags });

  it('lists page by page by token, and goes on behind', async () => {
    const { answerOf, calls } = actionRuns({
      'template/search': ({ continue_token }) => ({
        templates: continue_token ? [row('c-123', 'C')] : [row('a-123', 'A'), row('b-123', 'B', ['archived'])],
        continue_token: continue_token ? null : 't',
        total_count: 3,
      }),
    });
    const first = await answerOf('template_search', { limit: 2 });
    expect([first.data.map(({ id, is_archived }) => [id, is_archived]), first.total, first.next]).toEqual([
      [
        ['a-123', false],
        ['b-123', true],
      ],
      3,
      '2',
    ]);
    expect((await answerOf('template_search', { limit: 2, offset: 2 })).data[0]?.name).toBe('C');
    expect(calls.map(({ request }) => request)).toEqual([{ page_size: 2 }, { page_size: 2, continue_token: 't' }]);
  });

  it('looks for a part of the name, in names only', async () => {
    const { answerOf, calls } = actionRuns({
      'template/search': () => ({ templates: [row('a-123', 'Big Invoice'), row('invoice', 'Reminder')] }),
    });
    const { data } = await answerOf('template_search', { name: 'invoice', tags: ['billing'] });
    expect(data.map(({ id }) => id)).toEqual(['a-123']);
    expect(calls[0]?.request).toMatchObject({ search_terms: ['invoice'], fuzzy_search: true, tags: ['billing'] });
  });

  it('looks for exactly the id, its capitals too', async () => {
    const { answerOf, calls } = actionRuns({
      'template/search': () => ({ templates: [row('Invoice', 'A'), row('invoice', 'B')] }),
    });
    const { data } = await answerOf('template_search', { template_id: 'invoice' });
    expect(data.map(({ name }) => name)).toEqual(['B']);
    expect(calls[0]?.request).toMatchObject({ search_terms: ['invoice'], fuzzy_search: false });
  });
});
