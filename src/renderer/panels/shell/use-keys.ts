import { useEffect, useEffectEvent, useState } from 'react';
import { parentOf } from '../../model/places.ts';
import { useMirror } from '../../state/mirror.ts';
import { closePalette, lookFor, openPalette, usePalette } from '../../state/palette.ts';
import { go, useView } from '../../state/view.ts';
import { isAfloat, isCovered, isTyped } from '../../ui/page-keys.ts';
import { keyReader } from './keys.ts';

/** Listens to the global shortcuts. Returns whether the list of them is open. */
export function useKeys(): { readonly isListOpen: boolean; readonly closeList: () => void } {
  const [isListOpen, setListOpen] = useState(false);
  const [read] = useState(keyReader);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isPaletteKey(event)) {
      event.preventDefault();
      if (hasPalette() && !isCovered()) openPalette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const palette = usePalette.getState();
    if (palette.isOpen && hasPalette() && !isAfloat(event.target)) {
      // The palette is still loading, so keys are meant for it and not for the page.
      event.preventDefault();
      if (event.key === 'Escape') closePalette();
      else if (event.key.length === 1) lookFor(`${palette.typed}${event.key}`);
      return;
    }
    if (isTyped(event.target) || isCovered()) return;
    const action = read(event.key, event.timeStamp);
    if (action?.kind === 'go') go(action.route);
    if (action?.kind === 'list') setListOpen(true);
    if (action?.kind === 'back') goBack();
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return { isListOpen, closeList: () => setListOpen(false) };
}

/** Actions need an account, and the welcome screen has no palette. */
const hasPalette = (): boolean =>
  useView.getState().route.screen !== 'welcome' && (useMirror.getState().app?.accounts.length ?? 0) > 0;

/** Works while typing too, because the combination types nothing. */
const isPaletteKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';

function goBack() {
  const parent = parentOf(useView.getState().route);
  if (parent) go(parent);
}
