import { ACTIONS, type ActionId, isActionId } from '../../../shared/actions/index.ts';
import type { Route, ZoomStep } from '../../../shared/settings.ts';
import { type FormValues, fieldsOf, keyOf } from '../../model/form.ts';
import { PLACE_NAMES, PLACES, type PlaceName } from '../../model/places.ts';
import type { Recent } from '../../model/recent.ts';
import { TABLES } from '../resource/resources.ts';
import { findIn, type Searched } from './rank-entries.ts';

export interface ActionEntry extends Searched {
  readonly kind: 'action';
  readonly key: string;
  readonly action: ActionId;
  /** The values of its form when it was last run. */
  readonly typed: FormValues;
}

export interface ScreenEntry extends Searched {
  readonly kind: 'screen';
  readonly key: string;
  readonly icon: PlaceName | 'add';
  readonly route: Route;
}

/** Another size of the window's content. */
export interface SizeEntry extends Searched {
  readonly kind: 'size';
  readonly key: string;
  readonly icon: 'zoom_in' | 'zoom_out' | 'zoom_reset';
  readonly step: ZoomStep;
}

export type Entry = ActionEntry | ScreenEntry | SizeEntry;

/** Entries below one heading, in display order. */
export interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

const screen = (icon: ScreenEntry['icon'], title: string, route: Route, help: string): ScreenEntry => ({
  kind: 'screen',
  key: `screen ${title}`,
  icon,
  title,
  id: '',
  help,
  route,
});

const SCREENS: readonly ScreenEntry[] = [
  ...PLACE_NAMES.flatMap((name) => {
    const { title, route, help, tabs = [] } = PLACES[name];
    if (route.screen !== 'resource')
      return [{ title, route, help }, ...tabs].map((way) => screen(name, way.title, way.route, way.help));
    const [first, ...rest] = TABLES[route.resource];
    return [
      screen(name, title, route, `${first.title} ${first.about}`),
      ...rest.map((list) => screen(name, `${title}: ${list.title}`, { ...route, tab: list.tab }, list.about)),
    ];
  }),
  screen('add', 'Add account', { screen: 'welcome' }, 'Connect an API key'),
];

const size = (step: ZoomStep, title: string, key: string): SizeEntry => ({
  kind: 'size',
  key: `size ${step}`,
  icon: `zoom_${step}`,
  step,
  title,
  id: 'zoom',
  help: `Ctrl or ⌘ with ${key} does the same.`,
});

const SIZES: readonly SizeEntry[] = [
  size('in', 'Zoom in', '+'),
  size('out', 'Zoom out', '−'),
  size('reset', 'Actual size', '0'),
];

const actionEntry = (action: ActionId, key: string, typed: FormValues = {}): ActionEntry => ({
  kind: 'action',
  key,
  action,
  title: ACTIONS[action].title,
  id: action,
  help: ACTIONS[action].help,
  typed,
});

const ALL_ACTIONS = Object.keys(ACTIONS)
  .filter(isActionId)
  .map((id) => actionEntry(id, id));

const MOST_RECENT = 5;

/** The entries that match; without a search text the recent ones, then all. */
export function groupsFor(typed: string, recents: readonly Recent[]): readonly Group[] {
  const lately = recents.flatMap(({ id, values }, n) =>
    isActionId(id) ? [actionEntry(id, `recent ${n}`, values)] : [],
  );
  const groups = [
    { title: 'Lately', entries: typed.trim() === '' ? lately.slice(0, MOST_RECENT) : [] },
    { title: 'Actions', entries: findIn(ALL_ACTIONS, typed) },
    { title: 'Screens', entries: findIn(SCREENS, typed) },
    { title: 'Window', entries: findIn(SIZES, typed) },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** `Count by username · From 2026-11-01`: the form values on one line. */
export function typedText({ action, typed }: ActionEntry): string {
  return fieldsOf(ACTIONS[action])
    .flatMap((field) => {
      const text = typed[keyOf(field)];
      return text === undefined ? [] : [`${field.title} ${text.replace(/\s+/g, ' ')}`];
    })
    .join(' · ');
}
