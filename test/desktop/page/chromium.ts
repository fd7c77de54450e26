import type { ContextMenuAt, PressedKey } from './messages.ts';

/** An element as far as a context menu asks about it. */
interface Target {
  readonly tagName?: string;
  readonly type?: string;
  readonly isContentEditable?: boolean;
  readonly readOnly?: boolean;
  readonly disabled?: boolean;
  readonly value?: string;
  readonly selectionStart?: number | null;
  readonly selectionEnd?: number | null;
  readonly href?: unknown;
}

interface InputEvent {
  readonly defaultPrevented: boolean;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly code: string;
  readonly repeat: boolean;
  readonly clientX: number;
  readonly clientY: number;
  preventDefault(): void;
  composedPath(): readonly object[];
}

export interface InputScope {
  addEventListener(
    name: string,
    listener: (event: InputEvent) => void,
    options?: { capture?: boolean; once?: boolean; passive?: boolean },
  ): void;
  getSelection(): object | null;
}

/**
 * Runs as text in the isolated world: takes away the context menu, the keys and the zoom that Chromium as a browser gives for
 * nothing, and Electron does not have. Uses nothing from outside its body.
 */
export const withoutBrowser = (
  page: InputScope,
  onKey: (pressed: PressedKey) => void,
  onContextMenu: (at: ContextMenuAt) => void,
): void => {
  /** Calls `last` when every listener of the page has had the event. */
  const afterPage = (name: string, last: (event: InputEvent) => void): void =>
    page.addEventListener(name, () => page.addEventListener(name, last, { once: true }), { capture: true });

  /** Keys that edit a text, or move in it, together with a modifier; every other combination is the browser's. */
  const EDITING = new Set(['a', 'c', 'v', 'x', 'y', 'z', 'Insert', 'Delete', 'Backspace', 'Enter', ' ', 'Home', 'End']);
  const isBrowsers = ({ key, ctrlKey, altKey, metaKey }: InputEvent): boolean => {
    if (/^F\d+$/.test(key)) return true;
    if (altKey || metaKey) return true;
    return ctrlKey && !EDITING.has(key.length === 1 ? key.toLowerCase() : key) && !key.startsWith('Arrow');
  };
  page.addEventListener(
    'keydown',
    ({ key, code, repeat, shiftKey, ctrlKey, altKey, metaKey }) =>
      onKey({ key, code, isAutoRepeat: repeat, shift: shiftKey, control: ctrlKey, alt: altKey, meta: metaKey }),
    { capture: true },
  );
  afterPage('keydown', (event) => {
    if (isBrowsers(event)) event.preventDefault();
  });
  page.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });

  const TEXT_TYPES = ['text', 'search', 'url', 'tel', 'email', 'password', 'number'];
  const isTextField = ({ tagName, type = '' }: Target): boolean =>
    tagName === 'TEXTAREA' || (tagName === 'INPUT' && TEXT_TYPES.includes(type));
  const selectionOf = ({ type, value = '', selectionStart, selectionEnd }: Target): string =>
    type === 'password' ? '' : value.slice(selectionStart ?? 0, selectionEnd ?? 0);

  afterPage('contextmenu', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const path: readonly Target[] = event.composedPath();
    const [target = {}] = path;
    const isField = isTextField(target);
    const link = path.find(({ tagName, href }) => tagName === 'A' && href !== undefined);
    onContextMenu({
      x: event.clientX,
      y: event.clientY,
      isEditable: isField ? !target.readOnly && !target.disabled : target.isContentEditable === true,
      selectionText: isField ? selectionOf(target) : String(page.getSelection() ?? ''),
      linkURL: String(link?.href ?? ''),
      isPassword: isField && target.type === 'password',
    });
  });
};
