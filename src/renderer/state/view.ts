import { create } from 'zustand';
import { FIRST_VIEW, type Route, type View } from '../../shared/settings.ts';
import { bridge } from '../bridge.ts';
import { parentOf } from '../model/places.ts';

/** Where the window is. The main process remembers it, so that a reopened window is where the last one was. */
export const useView = create<View>(() => FIRST_VIEW);

const REMEMBER_AFTER_MS = 300;
let timer: ReturnType<typeof setTimeout> | undefined;

const remember = () => {
  clearTimeout(timer);
  timer = undefined;
  const { route, scrollTop, accountId } = useView.getState();
  const view = accountId === undefined ? { route, scrollTop } : { route, scrollTop, accountId };
  // A lost view costs a scroll position; the refusal of a bad one is written down by the main process.
  bridge.call('remember_view', view).catch(() => undefined);
};

const change = (next: View) => {
  useView.setState(next, true);
  clearTimeout(timer);
  timer = setTimeout(remember, REMEMBER_AFTER_MS);
};

/** Takes over what was remembered. */
export const adoptView = (view: View): void => useView.setState(view, true);

/** Asked before the window goes elsewhere: whether it may at once. Where not, `proceed` goes there later. */
type Guard = (proceed: () => void) => boolean;
let guard: Guard | undefined;

/** Has `next` asked from now on, until what this answers is called. */
export function guardLeaving(next: Guard): () => void {
  guard = next;
  return () => {
    if (guard === next) guard = undefined;
  };
}

const leave = (proceed: () => void) => {
  if (!guard || guard(proceed)) proceed();
};

/** Goes to a screen, from its top. */
export function go(route: Route): void {
  leave(() => change({ ...useView.getState(), route, scrollTop: 0 }));
}

/** Chooses one account, or all of them with `undefined`. What belongs to another account gives way to its list. */
export function chooseAccount(accountId: string | undefined): void {
  const { route } = useView.getState();
  const next = 'accountId' in route ? (parentOf(route) ?? route) : route;
  leave(() => change({ route: next, scrollTop: 0, ...(accountId === undefined ? {} : { accountId }) }));
}

/** Goes to a list of one account: it is of the account chosen in the header. */
export function goInAccount(accountId: string, route: Route): void {
  chooseAccount(accountId);
  go(route);
}

export const scrolledTo = (scrollTop: number): void => change({ ...useView.getState(), scrollTop });

// A hidden window is destroyed: what the timer still holds must not go with it.
window.addEventListener('pagehide', () => {
  if (timer !== undefined) remember();
});
