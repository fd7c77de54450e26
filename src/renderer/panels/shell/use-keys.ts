import { useEffect, useEffectEvent, useState } from 'react';
import { keyReader } from '../../model/keys.ts';
import { go, useView } from '../../state/view.ts';

const isTyped = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=radio], [type=checkbox]), textarea, [contenteditable]');

/** Something floats above the page, and the keys are its own. */
const isCovered = () =>
  document.querySelector('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null;

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
