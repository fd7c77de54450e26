import { describe, expect, it } from 'vitest';
import { PLACES } from '../../../../../src/renderer/model/places.ts';
import type { Recent } from '../../../../../src/renderer/model/recent.ts';
import { optionId } from '../../../../../src/renderer/panels/palette/EntryList.tsx';
import { type ActionEntry, groupsFor, typedText } from '../../../../../src/renderer/panels/palette/entries.ts';
import { ACTIONS } from '../../../../../src/shared/actions/index.ts';

const recent = (values: Record<string, string>): Recent => ({ accountId: 'a', id: 'suppression_view', values });
const titlesOf = (typed: string, recents: readonly Recent[] = []) =>
  groupsFor(typed, recents).map(({ title, entries }) => [title, entries.map((entry) => entry.title)] as const);

describe('the entries of the palette', () => {
  it('are every action and every screen', () => {
    const [actions, screens] = groupsFor('', []);
    expect(actions?.entries.map(({ id }) => id)).toEqual(Object.keys(ACTIONS));
    const titles = screens?.entries.map(({ title }) => title) ?? [];
    expect(titles).toEqual(expect.arrayContaining(['Overview', 'Alerts', 'Settings', 'Add account']));
    expect(titles).toEqual(expect.arrayContaining(Object.values(PLACES).map(({ title }) => title)));
  });

  it('have each a name of their own in the page', () => {
    const ids = groupsFor('', [recent({}), recent({ limit: '5' })]).flatMap(({ entries }) =>
      entries.map((entry) => optionId('list', entry)),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('begin with what was run lately, and not with all of it', () => {
    const many = Array.from({ length: 24 }, (_, n) => recent({ limit: String(n) }));
    const [lately] = groupsFor(' ', many);
    expect([lately?.title, lately?.entries.length]).toEqual(['Lately', 5]);
    expect(lately?.entries[0]).toMatchObject({ kind: 'action', action: 'suppression_view', typed: { limit: '0' } });
  });

  it('are without what was run lately while something is looked for, and none where nothing fits', () => {
    expect(titlesOf('lift', [recent({})])).toEqual([['Actions', ['Lift a suppression']]]);
    expect(titlesOf('xyzzy', [recent({})])).toEqual([]);
  });
});

it('says on one line what was typed', () => {
  const entry = (typed: Record<string, string>) =>
    groupsFor('', [recent(typed)])[0]?.entries.find((one): one is ActionEntry => one.kind === 'action');
  const text = (typed: Record<string, string>) => {
    const found = entry(typed);
    return found && typedText(found);
  };
  expect(text({ start_date: '2026-11-01', limit: '5' })).toMatch(/^From 2026-11-01 · At most 5$/);
  expect(text({})).toBe('');
});
