/** Keys go into what this is: they are not commands. */
export const isTyped = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=radio], [type=checkbox]), textarea, [contenteditable]');

const FLOATS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Something floats above the page, and the keys are its own. */
export const isCovered = (): boolean => document.querySelector(FLOATS) !== null;

/** Within something that floats above the page. */
export const isAfloat = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(FLOATS) !== null;
