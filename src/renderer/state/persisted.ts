import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { writtenText } from '../model/stored.ts';

/**
 * A store in `localStorage` that outlives the window. `read` parses the stored text, `null` if there is none. A change
 * replaces the value: `setState(value, true)`. Entries that may hold a secret stay in memory and are not written.
 */
export function persisted<Value extends object>(
  key: string,
  read: (text: string | null) => Value,
): UseBoundStore<StoreApi<Value>> {
  const stored = written(key);
  const useStored = create<Value>(() => read(stored));
  const write = (value: Value): void => {
    try {
      localStorage.setItem(key, writtenText(value));
    } catch {
      // Storage is full or disabled, so the value is lost when the window closes.
    }
  };
  useStored.subscribe(write);
  // An earlier version may have written more than may be kept.
  if (stored !== null && stored !== writtenText(useStored.getState())) write(useStored.getState());
  return useStored;
}

function written(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage is disabled, so nothing was stored.
    return null;
  }
}
