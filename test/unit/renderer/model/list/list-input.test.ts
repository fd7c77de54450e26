import { describe, expect, it } from 'vitest';
import { listInput } from '../../../../../src/renderer/model/list/list-input.ts';

const NOW = new Date(2026, 2, 30, 0, 30).getTime();
const NO_WISH = { days: undefined, choice: undefined, search: '' };
const range = { from: 'search.start_date', to: 'search.end_date', days: 7 };

describe('what a list asks for', () => {
  it('is the same tomorrow while the usual days are wanted', () => {
    expect(listInput({ range }, NO_WISH, 0, NOW)).toEqual({});
    expect(listInput({ range }, { ...NO_WISH, days: 7 }, 0, NOW)).toEqual({});
  });

  it('names both days, today included, for any other range and where the action insists', () => {
    const month = { search: { start_date: '2026-03-01', end_date: '2026-03-30' } };
    expect(listInput({ range }, { ...NO_WISH, days: 30 }, 0, NOW)).toEqual(month);
    const today = { search: { start_date: '2026-03-30', end_date: '2026-03-30' } };
    expect(listInput({ range }, { ...NO_WISH, days: 1 }, 0, NOW)).toEqual(today);
    expect(listInput({ range: { ...range, days: 30, isRequired: true } }, NO_WISH, 0, NOW)).toEqual(month);
  });

  it('goes on where the rows that are here end', () => {
    const pages = { limit: 'limit', offset: 'offset', size: 500 };
    expect(listInput({ pages }, NO_WISH, 0, NOW)).toEqual({ limit: 500 });
    expect(listInput({ pages }, NO_WISH, 1000, NOW)).toEqual({ limit: 500, offset: 1000 });
  });

  it('contains the fixed input, the choices and the search', () => {
    const list = { input: { kind: 'a' }, choice: { parameter: 'group_by' }, search: () => 'search.text' };
    expect(listInput(list, { days: undefined, choice: 'week', search: 'kim' }, 0, NOW)).toEqual({
      kind: 'a',
      group_by: 'week',
      search: { text: 'kim' },
    });
  });

  it('is between moments and of some rows only where the way there asked for that', () => {
    const searched = {
      events: 'search.event_types',
      username: 'search.names',
      sender: 'search.a',
      recipient: 'search.b',
    };
    const asked = { events: ['spam' as const], username: 'crm', sender: '@a.example', recipient: '@b.example' };
    const from = Date.UTC(2026, 2, 29, 8, 15, 0, 999);
    expect(listInput({ range, searched }, { ...NO_WISH, days: 30, asked: { ...asked, from } }, 0, NOW)).toEqual({
      search: {
        start_date: '2026-03-29T08:15:00Z',
        event_types: ['spam'],
        names: ['crm'],
        a: '@a.example',
        b: '@b.example',
      },
    });
    expect(listInput({ range, searched }, { ...NO_WISH, days: 1, asked: { username: 'crm' } }, 0, NOW)).toEqual({
      search: { start_date: '2026-03-30', end_date: '2026-03-30', names: ['crm'] },
    });
  });

  it('names a kind as its action does, and none that it does not know', () => {
    const facetAsk = { parameter: 'suppression_type', values: { spam: 'spam complaints' } };
    expect(listInput({ facetAsk }, { ...NO_WISH, kind: 'spam' }, 0, NOW)).toEqual({
      suppression_type: 'spam complaints',
    });
    expect(listInput({ facetAsk }, { ...NO_WISH, kind: 'legal' }, 0, NOW)).toEqual({});
    expect(listInput({}, { ...NO_WISH, kind: 'spam' }, 0, NOW)).toEqual({});
  });

  it('is not narrowed where its action cannot be asked so', () => {
    expect(listInput({ range }, { ...NO_WISH, asked: { from: 1, to: 2, username: 'crm' } }, 0, NOW)).toEqual({});
  });
});
