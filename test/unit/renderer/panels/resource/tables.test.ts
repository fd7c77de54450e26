import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cellOf, keysOf, type Row, rowsOf, textOf, valueAt } from '../../../../../src/renderer/model/list/column.ts';
import { listInput } from '../../../../../src/renderer/model/list/list-input.ts';
import { inputFromRow, type List } from '../../../../../src/renderer/panels/resource/list.ts';
import { TABLES } from '../../../../../src/renderer/panels/resource/resources.ts';
import { suppressRecipient } from '../../../../../src/renderer/panels/resource/tables/activity.ts';
import { ACTIONS } from '../../../../../src/shared/actions/index.ts';
import { EVENT_TYPES } from '../../../../../src/shared/event-types.ts';
import { FULL } from '../../../../fixtures/rows.ts';
import { NOW } from '../../../../fixtures/states.ts';

/** The table of screens against the table of actions: neither may name what the other does not have. */

const EVENTS = [...EVENT_TYPES];

const LISTS: readonly (readonly [string, List])[] = Object.entries(TABLES).flatMap(([resource, lists]) =>
  lists.map((list) => [`${resource} ${list.tab}`, list] as const),
);

/** The part of a JSON Schema at a dotted path. */
const partAt = (schema: unknown, path: string): unknown =>
  path.split('.').reduce((at, name) => valueAt(at, `properties.${name}`), schema);
const inputAt = (list: List, path: string) =>
  partAt(z.toJSONSchema(ACTIONS[list.action].input, { io: 'input', unrepresentable: 'any' }), path);
const rowSchema = (list: List): unknown => {
  const schema = z.toJSONSchema(ACTIONS[list.action].output, { unrepresentable: 'any' });
  return valueAt(list.rowsIn === undefined ? schema : partAt(schema, list.rowsIn), 'items');
};
const dataOf = (action: string): unknown => {
  const answer = FULL[action];
  if (!answer?.ok) throw new Error(`${action} has no answer among the fixtures`);
  return answer.data.data;
};
const sampleRows = (list: List): readonly Row[] => rowsOf(dataOf(list.action), list.rowsIn);

describe.each(LISTS)('%s', (_name, list) => {
  it('is read by an action that reads', () => {
    expect(ACTIONS[list.action].effect).toBe('read');
  });

  it('names only fields that its rows have', () => {
    const fields = [...list.columns.map(({ field }) => field), ...list.key, list.name, list.facet ?? list.name];
    expect(fields.filter((field) => partAt(rowSchema(list), field) === undefined)).toEqual([]);
    const titles = list.columns.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    if (list.sort) expect(titles).toContain(list.sort.column);
  });

  it('asks in a way that its action takes, whatever is chosen', () => {
    const { range, choice, pages, search, searched } = list;
    const paths = [
      range?.from,
      range?.to,
      choice?.parameter,
      pages?.limit,
      pages?.offset,
      search?.('a'),
      search?.('a@b'),
      ...Object.values(searched ?? {}),
    ];
    expect(paths.filter((path) => path !== undefined && inputAt(list, path) === undefined)).toEqual([]);
    for (const days of [undefined, 1, 7, 30, 90]) {
      for (const chosen of [undefined, ...(choice?.options.map(([value]) => value) ?? [])]) {
        for (const text of ['', 'somebody@northwind.example']) {
          const input = listInput(list, { days, choice: chosen, search: text }, pages?.size ?? 0, NOW);
          expect(ACTIONS[list.action].input.safeParse(input).error?.issues).toBeUndefined();
        }
      }
    }
    const asked = { from: NOW - 1, to: NOW, events: EVENTS, username: 'crm', sender: '@a.example', recipient: 'b' };
    const input = listInput(list, { days: 1, choice: undefined, search: '', asked }, 0, NOW);
    expect(ACTIONS[list.action].input.safeParse(input).error?.issues).toBeUndefined();
  });

  it('has a sample that its action could have answered, each row with a name of its own', () => {
    expect(ACTIONS[list.action].output.safeParse(dataOf(list.action)).error?.issues).toBeUndefined();
    const rows = sampleRows(list);
    const keys = keysOf(rows, list.key);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(rows.length);
    for (const column of list.columns.filter(({ isRare, isExtra }) => !isRare && !isExtra)) {
      expect(rows.some((row) => textOf(column, cellOf(column, row), 'en-GB') !== '')).toBe(true);
    }
  });

  it('has row actions whose inputs their schemas accept', () => {
    for (const rowAction of list.rowActions ?? []) {
      const { effect, input: schema } = ACTIONS[rowAction.action];
      const rows = sampleRows(list).filter((row) => rowAction.isFor?.(row) ?? true);
      expect([rowAction.label, rows.length > 0]).toEqual([rowAction.label, true]);
      for (const row of rows) {
        const input = rowAction.input(row);
        const known = Object.keys(schema.shape);
        expect(Object.keys(input).filter((name) => !known.includes(name))).toEqual([]);
        expect((rowAction.hidden ?? []).filter((name) => !Object.hasOwn(input, name))).toEqual([]);
        const isWhole = rowAction.isDirect === true || effect === 'destroy';
        if (isWhole) expect(schema.safeParse(input).error?.issues).toBeUndefined();
      }
      if (effect === 'destroy') expect(rowAction.consequence).toBeDefined();
    }
  });

  it('creates rows with actions that write, and reads a whole row with one that reads', () => {
    for (const { action } of list.createActions ?? []) expect(ACTIONS[action].effect).toBe('write');
    const { whole } = list;
    const [row] = sampleRows(list);
    if (!whole || !row) return;
    expect(ACTIONS[whole.action].effect).toBe('read');
    expect(ACTIONS[whole.action].input.safeParse(whole.input(row)).error?.issues).toBeUndefined();
    expect(ACTIONS[whole.action].output.safeParse(dataOf(whole.action)).error?.issues).toBeUndefined();
  });
});

describe('the screens together', () => {
  it('name their lists once each', () => {
    for (const lists of Object.values(TABLES)) {
      expect(new Set(lists.map(({ tab }) => tab)).size).toBe(lists.length);
      expect(new Set(lists.map(({ title }) => title)).size).toBe(lists.length);
    }
  });
});

it('an edit form starts from the fields of its row, under the parameter names', () => {
  const row = { id: 7, label: '', note: null, on: false, tags: [] };
  const fields = { webhook_id: 'id', name: 'label', comment: 'note', enabled: 'on', tags: 'tags', missing: 'gone' };
  expect(inputFromRow(row, fields)).toEqual({ webhook_id: 7, enabled: false, tags: [] });
});

describe('the suppression of a recipient', () => {
  const offered = (part: object) =>
    suppressRecipient.isFor?.({ event: 'hard-bounced', recipient: 'ann@c.example', ...part });

  it.each([
    { smtp_response: '550 5.1.1 User unknown' },
    { event: 'spam', smtp_response: undefined },
    { event: 'unsubscribed' },
  ])('is offered for %j', (part) => expect(offered(part)).toBe(true));

  it.each([
    { smtp_response: '550 5.7.1 Blocked by our spam filter' },
    { smtp_response: '552 5.2.2 Mailbox full' },
    { smtp_response: '451 4.7.1 Greylisted' },
    { smtp_response: undefined },
    { event: 'delivered', smtp_response: '250 OK' },
    { event: 'rejected', reason: 'Over quota' },
    { recipient: undefined, smtp_response: '550 5.1.1 User unknown' },
  ])('is not offered for %j, which may be somebody alive', (part) => expect(offered(part)).toBe(false));
});
