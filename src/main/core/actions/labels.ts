import type { Labels } from '../store/labels.ts';

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

/** Which of an account's things a label is for; subaccounts have their own. */
export const labelKey = (subaccountId: string | undefined, name: string | number): string =>
  subaccountId === undefined ? String(name) : `${subaccountId}/${name}`;

/**
 * Sets a label, or with an empty one takes it away. What was done at SMTP2GO before stays done: a disk that refuses is
 * a note.
 */
export function keepLabel(labels: Labels, kind: string, key: string, label: string | undefined): readonly string[] {
  try {
    labels.set(kind, key, label || undefined);
    return [];
  } catch (error) {
    return [`The name was not kept on this computer: ${error instanceof Error ? error.message : String(error)}`];
  }
}
