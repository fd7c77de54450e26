/** The keys are typed into a field, so they are not shortcuts. */
export const isTyped = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=radio], [type=checkbox]), textarea, [contenteditable]');

const FLOATS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** A dialog or menu is open above the page and handles its own keys. */
export const isCovered = (): boolean => document.querySelector(FLOATS) !== null;

/** Inside a dialog or menu above the page. */
export const isAfloat = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(FLOATS) !== null;
