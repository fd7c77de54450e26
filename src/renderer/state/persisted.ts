import { create, type StoreApi, type UseBoundStore } from 'zustand';

/**
 * A store in `localStorage` that outlives the window. `read` parses the stored text, `null` if there is none. A change
 * replaces the value: `setState(value, true)`.
 */
export function persisted<Value>(key: string, read: (text: string | null) => Value): UseBoundStore<StoreApi<Value>> {
  const useStored = create<Value>(() => read(written(key)));
  useStored.subscribe((value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Storage is full or disabled, so the value is lost when the window closes.
    }
  });
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
