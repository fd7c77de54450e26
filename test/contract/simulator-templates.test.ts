import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator/server.ts';
import { dataOf, NOON, refusalOf, start } from './simulator-calls.ts';

type Row = { id: string; name: string; subject: string; tags: string[]; last_updated: string };
type Page = { templates: Row[]; continue_token: string | null; total_count: number };

const search = (simulator: Simulator, body: object = {}): Promise<Page> => dataOf(simulator, '/template/search', body);
const total = async (simulator: Simulator, body: object): Promise<number> =>
  (await search(simulator, body)).total_count;

const FRESH = {
  id: 'fresh-1',
  template_name: 'Fresh',
  subject: 'Hello {{ name }}',
  html_body: '<p>Hello</p>',
  text_body: 'Hello',
};

describe('template/search', () => {
  it('gives a hundred at a time by name, and ends with a null', async () => {
    const simulator = await start();
    const first = await search(simulator);
    const second = await search(simulator, { continue_token: first.continue_token });
    expect(first.templates).toHaveLength(100);
    expect(first.templates[0]).toEqual({
      id: expect.any(String),
      name: expect.any(String),
      subject: expect.any(String),
      tags: expect.any(Array),
      last_updated: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    });
    expect(second.continue_token).toBeNull();
    const names = [...first.templates, ...second.templates].map(({ name }) => name);
    expect(names).toHaveLength(first.total_count);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(names.toSorted());
    expect((await search(simulator, { sort_direction: 'desc' })).templates[0]?.name).toBe(names.at(-1));
  });

  it('looks for whole values unless it is told to be fuzzy', async () => {
    const simulator = await start();
    expect(await total(simulator, { search_terms: ['Invoice (en)'] })).toBe(1);
    expect(await total(simulator, { search_terms: ['invoice'] })).toBe(0);
    expect(await total(simulator, { search_terms: ['invoice ('], fuzzy_search: true })).toBe(11);
  });

  it('looks in name, tag, id and subject, and takes any of several terms', async () => {
    const simulator = await start();
    for (const term of ['Welcome (en)', 'billing', 'welcome-en', 'Reset your password']) {
      expect(await total(simulator, { search_terms: [term] })).toBeGreaterThan(0);
    }
    expect(await total(simulator, { search_terms: ['welcome-en', 'welcome-fr'] })).toBe(2);
    expect(await total(simulator, { tags: ['billing'] })).toBe(33);
    expect(await total(simulator, { tags: ['billing', 'news'] })).toBe(44);
  });

  it('refuses a token of another search', async () => {
    const simulator = await start();
    const { continue_token } = await search(simulator, { page_size: 5 });
    expect(await refusalOf(simulator, '/template/search', { page_size: 6, continue_token })).toMatchObject({
      field: 'continue_token',
    });
  });
});

describe('template/add, view, edit and delete', () => {
  it('say template_name when they change and name when they show', async () => {
    const simulator = await start();
    const added = { ...FRESH, template_variables: {}, tags: [] };
    expect(await dataOf(simulator, '/template/add', FRESH)).toEqual(added);
    const { template_name, ...rest } = added;
    expect(await dataOf(simulator, '/template/view', { id: 'fresh-1' })).toEqual({
      ...rest,
      name: template_name,
      last_updated: new Date(NOON).toISOString().slice(0, 19).replace('T', ' '),
    });
  });

  it('change only what is given, and the id as well', async () => {
    const simulator = await start();
    await dataOf(simulator, '/template/add', { ...FRESH, tags: ['a'], template_variables: { name: 'Kim' } });
    const edit = { id: 'fresh-1', new_id: 'fresh-2', subject: 'Bye', tags: ['b'] };
    expect(await dataOf(simulator, '/template/edit', edit)).toEqual({
      ...FRESH,
      id: 'fresh-2',
      subject: 'Bye',
      tags: ['b'],
      template_variables: { name: 'Kim' },
    });
    expect(await refusalOf(simulator, '/template/view', { id: 'fresh-1' })).toMatchObject({ code: 'API_EXCEPTION' });
  });

  it('delete answers with a text', async () => {
    const simulator = await start();
    const id = 'invoice-en';
    expect(await dataOf(simulator, '/template/delete', { id })).toEqual(expect.any(String));
    expect(await refusalOf(simulator, '/template/view', { id })).toMatchObject({ code: 'API_EXCEPTION' });
  });

  it('refuse an id that is taken, and one that is not there or has other capitals', async () => {
    const simulator = await start();
    const code = 'API_EXCEPTION';
    expect(await refusalOf(simulator, '/template/add', { ...FRESH, id: 'invoice-en' })).toMatchObject({ code });
    const onto = { id: 'invoice-en', new_id: 'invoice-fr' };
    expect(await refusalOf(simulator, '/template/edit', onto)).toMatchObject({ code });
    for (const path of ['/template/view', '/template/edit', '/template/delete']) {
      expect(await refusalOf(simulator, path, { id: 'Invoice-en' })).toMatchObject({ code });
    }
  });

  it.each([
    ['/template/add', { ...FRESH, id: 'four' }, 'id'],
    ['/template/add', { ...FRESH, id: 'x'.repeat(25) }, 'id'],
    ['/template/add', { ...FRESH, template_name: '' }, 'template_name'],
    ['/template/add', { ...FRESH, name: 'Fresh' }, 'name'],
    ['/template/add', { id: 'fresh-1', template_name: 'Fresh' }, 'subject'],
    ['/template/edit', { id: 'invoice-en', template_variables: ['name'] }, 'template_variables'],
    ['/template/edit', { id: 'invoice-en', is_archived: true }, 'is_archived'],
    ['/template/view', {}, 'id'],
    ['/template/view', { id: 'invoice-en', subaccount_id: 'Kd93bz' }, 'subaccount_id'],
    ['/template/search', { limit: 10 }, 'limit'],
  ])('%s %j is refused for %s', async (path, body, field) => {
    expect(await refusalOf(await start(), path, body)).toMatchObject({ code: 'NON_VALIDATING_IN_PAYLOAD', field });
  });
});
