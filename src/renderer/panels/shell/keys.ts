import type { Route } from '../../../shared/settings.ts';
import { PLACES } from '../../model/places.ts';

const ALL = Object.values(PLACES);

/** The keyboard shortcuts, for the list behind `?`. */
export const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['Ctrl', 'K'], does: 'Every action and screen; ⌘ K on a Mac' },
  ...ALL.map(({ key, title }) => ({ keys: ['g', key], does: title })),
  { keys: ['/'], does: 'Filter the list' },
  { keys: ['↑', '↓'], does: 'Move through a list' },
  { keys: ['Space'], does: 'Select a row; Shift with an arrow selects several' },
  { keys: ['k'], does: 'Acknowledge the incident in hand' },
  { keys: ['z'], does: 'Snooze it for 1 h, or end its snooze' },
  { keys: ['Enter'], does: 'Open what has the focus' },
  { keys: ['Ctrl', 'Enter'], does: 'Send a form from a field of several lines' },
  { keys: ['Ctrl', '+'], does: 'Zoom in; − zooms out, 0 goes back; ⌘ on a Mac' },
  { keys: ['Esc'], does: 'Close, or go back' },
  { keys: ['?'], does: 'This list' },
];

const ROUTES: ReadonlyMap<string, Route> = new Map(ALL.map(({ key, route }) => [key, route]));

export type KeyAction =
  | { readonly kind: 'go'; readonly route: Route }
  | { readonly kind: 'list' }
  | { readonly kind: 'back' };

const SECOND_KEY_WITHIN_MS = 1500;

/** Interprets keys one by one, `at` in ms. Its only state is whether `g` was pressed just before. */
export function keyReader(): (key: string, at: number) => KeyAction | undefined {
  let goAt: number | undefined;
  return (key, at) => {
    const isSecond = goAt !== undefined && at - goAt <= SECOND_KEY_WITHIN_MS;
    goAt = undefined;
    const route = isSecond ? ROUTES.get(key) : undefined;
    if (route) return { kind: 'go', route };
    if (key === 'g') goAt = at;
    if (key === '?') return { kind: 'list' };
    return key === 'Escape' ? { kind: 'back' } : undefined;
  };
}
