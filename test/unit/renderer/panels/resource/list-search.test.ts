import { describe, expect, it } from 'vitest';
import { searchParts, withoutFields } from '../../../../../src/renderer/panels/resource/list-search.ts';
import type { ListSearch } from '../../../../../src/shared/settings.ts';

const NOW = new Date(2026, 10, 24, 14, 31).getTime();
const FROM = new Date(2026, 10, 23, 14, 31).getTime();
const wordsOf = (search: ListSearch) => searchParts(search, NOW, 'en-GB').map(({ text }) => text);

describe('what a list is narrowed to', () => {
  it('is said part by part', () => {
    expect(
      wordsOf({
        events: ['soft-bounced', 'hard-bounced'],
        username: 'northwind-crm',
        sender: '@a.example',
        recipient: 'x@b.example',
        from: FROM,
      }),
    ).toEqual(['hard and soft bounces', 'northwind-crm', 'from @a.example', 'to x@b.example', '23 Nov, 14:31 to now']);
  });

  it('names single kinds of events, and either end of a time', () => {
    expect(wordsOf({ events: ['hard-bounced'] })).toEqual(['hard bounces']);
    expect(wordsOf({ events: ['spam', 'hard-bounced', 'soft-bounced', 'rejected'] })).toEqual([
      'hard and soft bounces, spam complaints, rejects',
    ]);
    expect(wordsOf({ from: FROM, to: NOW })).toEqual(['23 Nov, 14:31 to 14:31']);
    expect(wordsOf({ to: FROM })).toEqual(['until 23 Nov, 14:31']);
    expect(wordsOf({})).toEqual([]);
  });

  it('loses a part with all its fields, and is nothing without any', () => {
    const search: ListSearch = { username: 'crm', from: FROM, to: NOW };
    expect(withoutFields(search, ['from', 'to'])).toEqual({ username: 'crm' });
    expect(withoutFields({ from: FROM }, ['from', 'to'])).toBeUndefined();
    expect(withoutFields(undefined, ['from'])).toBeUndefined();
    expect(search).toEqual({ username: 'crm', from: FROM, to: NOW });
  });
});
