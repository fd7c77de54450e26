import { create } from 'zustand';
import { FIRST_VIEW, type Route, type View } from '../../shared/settings.ts';
import { bridge } from '../bridge.ts';
import { parentOf } from '../model/places.ts';

/** The current route and account. The main process remembers them, so that a reopened window restores them. */
export const useView = create<View>(() => FIRST_VIEW);

const SCROLL_ENDS_AFTER_MS = 300;
let timer: ReturnType<typeof setTimeout> | undefined;

const remember = () => {
  clearTimeout(timer);
  timer = undefined;
  const { route, scrollTop, accountId } = useView.getState();
  const view = accountId === undefined ? { route, scrollTop } : { route, scrollTop, accountId };
  // A lost view only costs a scroll position. The main process logs a view it refuses.
  bridge.call('remember_view', view).catch(() => undefined);
};

/** Tells the main process at once: a window that closes right after may send nothing more. */
const change = (next: View) => {
  useView.setState(next, true);
  remember();
};

/** Restores a remembered view. */
export const adoptView = (view: View): void => useView.setState(view, true);

/** Called before the window leaves a screen: whether it may. If not, `proceed` leaves later. */
type Guard = (proceed: () => void) => boolean;
let guard: Guard | undefined;

/** Sets the guard until the returned function is called. */
export function guardLeaving(next: Guard): () => void {
  guard = next;
  return () => {
    if (guard === next) guard = undefined;
  };
}

const leave = (proceed: () => void) => {
  if (!guard || guard(proceed)) proceed();
};

/** Opens a screen at its top. */
export function go(route: Route): void {
  leave(() => change({ ...useView.getState(), route, scrollTop: 0 }));
}

/** Chooses one account, or all with `undefined`. A page of another account is replaced by its list. */
export function chooseAccount(accountId: string | undefined): void {
  const { route } = useView.getState();
  const next = 'accountId' in route ? (parentOf(route) ?? route) : route;
  leave(() => change({ route: next, scrollTop: 0, ...(accountId === undefined ? {} : { accountId }) }));
}

/** Opens a list of one account, which becomes the chosen account. */
export function goInAccount(accountId: string, route: Route): void {
  chooseAccount(accountId);
  go(route);
}

export function scrolledTo(scrollTop: number): void {
  useView.setState({ ...useView.getState(), scrollTop }, true);
  clearTimeout(timer);
  timer = setTimeout(remember, SCROLL_ENDS_AFTER_MS);
}

// A hidden window is destroyed, so a pending scroll position is sent first.
window.addEventListener('pagehide', () => {
  if (timer !== undefined) remember();
});
