import { RESOURCES, type Route } from '../../../shared/settings.ts';
import { PLACES as LISTS } from '../../model/list/places.ts';

/** What a key does, for the one who presses and for the list behind `?`. */
export const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Ctrl', 'K'], does: 'Every action and screen; ⌘ K on a Mac' },
  { keys: ['g', 'o'], does: 'Overview' },
  { keys: ['g', 'a'], does: 'Alerts' },
  ...RESOURCES.map((name) => ({ keys: ['g', LISTS[name].key], does: LISTS[name].title })),
  { keys: ['g', 's'], does: 'Settings' },
  { keys: ['/'], does: 'Filter the list' },
  { keys: ['↑', '↓'], does: 'Move through a list' },
  { keys: ['Space'], does: 'Select a row; Shift with an arrow selects several' },
  { keys: ['k'], does: 'Acknowledge the incident in hand' },
  { keys: ['z'], does: 'Snooze it for 1 h, or end its snooze' },
  { keys: ['Enter'], does: 'Open what has the focus' },
  { keys: ['Ctrl', 'Enter'], does: 'Send a form from a field of several lines' },
  { keys: ['Esc'], does: 'Close, or go back' },
  { keys: ['?'], does: 'This list' },
];

const PLACES: Readonly<Record<string, Route>> = {
  ...Object.fromEntries(RESOURCES.map((resource) => [LISTS[resource].key, { screen: 'resource', resource }])),
  o: { screen: 'overview' },
  a: { screen: 'alerts', tab: 'open' },
  s: { screen: 'settings' },
};

export type KeyAction =
  | { readonly kind: 'go'; readonly route: Route }
  | { readonly kind: 'list' }
  | { readonly kind: 'back' };

const SECOND_KEY_WITHIN_MS = 1500;

/** Understands key after key; `at` in ms. Remembers only whether `g` came just before. */
export function keyReader(): (key: string, at: number) => KeyAction | undefined {
  let goAt: number | undefined;
  return (key, at) => {
    const isSecond = goAt !== undefined && at - goAt <= SECOND_KEY_WITHIN_MS;
    goAt = undefined;
    const route = isSecond && Object.hasOwn(PLACES, key) ? PLACES[key] : undefined;
    if (route) return { kind: 'go', route };
    if (key === 'g') goAt = at;
    if (key === '?') return { kind: 'list' };
    return key === 'Escape' ? { kind: 'back' } : undefined;
  };
}
