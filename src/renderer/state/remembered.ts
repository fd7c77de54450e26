import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { NOTHING_TYPED, type Typed } from '../../shared/typed.ts';
import { bridge } from '../bridge.ts';

/** What the main process keeps of what was typed, as it was when the window opened. */
const useKept = create<Typed>(() => NOTHING_TYPED);

export const adoptTyped = (typed: Typed): void => useKept.setState(typed, true);

const SEND_AFTER_MS = 300;
let waiting: Partial<Typed> = {};
let timer: ReturnType<typeof setTimeout> | undefined;

const send = () => {
  clearTimeout(timer);
  timer = undefined;
  const part = waiting;
  waiting = {};
  // Only conveniences are lost. The main process logs what it refuses.
  if (Object.keys(part).length > 0) bridge.call('remember_typed', part).catch(() => undefined);
};

/**
 * A store that outlives the window: the main process keeps its value, without what may be a secret. `read` reads what
 * was kept. A change replaces the value: `setState(value, true)`.
 */
export function remembered<Kind extends keyof Typed, Value extends object>(
  kind: Kind,
  read: (kept: unknown) => Value,
  keep: (value: Value) => Typed[Kind],
): UseBoundStore<StoreApi<Value>> {
  const useValue = create<Value>(() => read(useKept.getState()[kind]));
  let adopted: Value | undefined;
  useKept.subscribe((kept) => {
    adopted = read(kept[kind]);
    useValue.setState(adopted, true);
  });
  useValue.subscribe((value) => {
    if (value === adopted) return;
    waiting = { ...waiting, [kind]: keep(value) };
    timer ??= setTimeout(send, SEND_AFTER_MS);
  });
  return useValue;
}

// A hidden window is destroyed, so what is pending is sent first.
window.addEventListener('pagehide', send);
