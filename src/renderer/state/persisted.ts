import { create, type StoreApi, type UseBoundStore } from 'zustand';

/**
 * A store that the page itself keeps, in `localStorage` under a key: it outlives the window. `read` makes its value of what
 * was written there, `null` where nothing was. A change replaces the value: `setState(value, true)`.
 */
export function persisted<Value>(key: string, read: (text: string | null) => Value): UseBoundStore<StoreApi<Value>> {
  const useStored = create<Value>(() => read(written(key)));
  useStored.subscribe((value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Full or switched off: it is kept until the window closes.
    }
  });
  return useStored;
}

function written(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // A browser that stores nothing: then nothing has outlived the last window.
    return null;
  }
}
