import type { Labels } from './context.ts';

/** Labels for a run that keeps nothing: they last as long as the process. */
export function memoryLabels(): Labels {
  const kept = new Map<string, string>();
  const name = (kind: string, key: string) => JSON.stringify([kind, key]);
  return {
    get: (kind, key) => kept.get(name(kind, key)),
    set: (kind, key, label) => {
      if (label === undefined) kept.delete(name(kind, key));
      else kept.set(name(kind, key), label);
    },
  };
}
