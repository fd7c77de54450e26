import { errorText } from '../../../shared/failure.ts';
import { isNoSecret } from '../../../shared/secrets.ts';
import type { Labels } from '../store/labels.ts';

/** Labels kept in memory, for a run without an account store. */
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

/** The key of a label; things of a subaccount have their own keys. */
export const labelKey = (subaccountId: string | undefined, name: string | number): string =>
  subaccountId === undefined ? String(name) : `${subaccountId}/${name}`;

/**
 * Sets a label, or removes it if it is empty. The change at SMTP2GO is already made, so a disk failure is only a note.
 */
export function keepLabel(labels: Labels, kind: string, key: string, label: string | undefined): readonly string[] {
  if (label !== undefined && !isNoSecret(label))
    return ['The name was not kept on this computer: it looks like a key.'];
  try {
    labels.set(kind, key, label || undefined);
    return [];
  } catch (error) {
    return [`The name was not kept on this computer: ${errorText(error)}`];
  }
}
