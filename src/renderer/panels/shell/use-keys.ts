import { useEffect, useEffectEvent, useState } from 'react';
import { keyReader } from '../../model/keys.ts';
import { go, useView } from '../../state/view.ts';
import { isCovered, isTyped } from '../../ui/page-keys.ts';

/** Listens to the keys that work everywhere. Answers whether the list of them is wanted. */
export function useKeys(): { readonly isListOpen: boolean; readonly closeList: () => void } {
  const [isListOpen, setListOpen] = useState(false);
  const [read] = useState(keyReader);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
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

/** The screen above this one. */
function goBack() {
  const { screen } = useView.getState().route;
  if (screen === 'incident') go({ screen: 'alerts', tab: 'open' });
  if (screen === 'welcome') go({ screen: 'overview' });
}
