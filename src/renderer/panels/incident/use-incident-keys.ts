import { useEffect, useEffectEvent } from 'react';
import { isCovered, isTyped } from '../../ui/page-keys.ts';

/** On the page of an incident `k` acknowledges it and `z` snoozes it or ends that, wherever the focus is. */
export function useIncidentKeys(acts: { readonly k: (() => void) | undefined; readonly z: (() => void) | undefined }) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if ((event.key !== 'k' && event.key !== 'z') || isTyped(event.target) || isCovered()) return;
    // Else the letter would be the first one of the note.
    event.preventDefault();
    acts[event.key]?.();
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
