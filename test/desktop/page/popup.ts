import type { PopupLine } from './messages.ts';

/** The few parts of the DOM that a menu is drawn with. */
interface Element {
  readonly style: Record<string, string>;
  textContent: string | null;
  attachShadow(options: { mode: 'closed' }): ShadowRoot;
  append(...children: readonly Element[]): void;
  setAttribute(name: string, value: string): void;
  addEventListener(name: string, listener: (event: { preventDefault(): void }) => void): void;
  getBoundingClientRect(): { readonly width: number; readonly height: number };
  remove(): void;
}
interface ShadowRoot {
  adoptedStyleSheets: readonly object[];
  append(...children: readonly Element[]): void;
}
export interface PopupScope {
  readonly document: { createElement(name: string): Element; readonly documentElement: Element };
  readonly CSSStyleSheet: new () => { replaceSync(text: string): void };
  readonly innerWidth: number;
  readonly innerHeight: number;
  addEventListener(name: string, listener: (event: { key?: string }) => void, options?: object): void;
}

/**
 * Runs as text in the isolated world: gives a function that draws a context menu over the page, and gives the way to take it
 * away. The focus stays where it is, for the menu edits what has it. Uses nothing from outside its body.
 */
export const popupDrawer = (page: PopupScope) => {
  const STYLE = `
    :host { position: fixed; z-index: 2147483647; }
    menu { margin: 0; padding: 4px; min-width: 140px; font: 13px system-ui; color: CanvasText; background: Canvas;
      border: 1px solid GrayText; border-radius: 4px; box-shadow: 0 2px 8px #0004; user-select: none; }
    li { display: block; padding: 4px 12px; border-radius: 3px; }
    li[aria-disabled] { color: GrayText; }
    li:not([aria-disabled]):hover { color: HighlightText; background: Highlight; }
    hr { border: 0; border-top: 1px solid GrayText; margin: 4px 0; }`;
  const { document, CSSStyleSheet } = page;
  let at = { x: 0, y: 0 };
  let host: Element | undefined;
  let tell: ((chosen: number | null) => void) | undefined;

  /** Takes the menu away; `chosen` is told only where the person did it. */
  const close = (): void => {
    host?.remove();
    host = undefined;
    tell = undefined;
  };
  const choose = (chosen: number | null): void => {
    const told = tell;
    close();
    told?.(chosen);
  };

  const lineOf = ({ label, type, isEnabled }: PopupLine, index: number): Element => {
    const line = document.createElement(type === 'separator' ? 'hr' : 'li');
    if (type === 'separator') return line;
    line.textContent = label;
    line.setAttribute('role', 'menuitem');
    if (!isEnabled) line.setAttribute('aria-disabled', 'true');
    else line.addEventListener('click', () => choose(index));
    return line;
  };

  const draw = (lines: readonly PopupLine[], onChosen: (chosen: number | null) => void): void => {
    choose(null);
    tell = onChosen;
    const created = document.createElement('div');
    host = created;
    const root = created.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const menu = document.createElement('menu');
    menu.setAttribute('role', 'menu');
    menu.append(...lines.map(lineOf));
    // A press would take the focus from the field that the menu is about.
    created.addEventListener('mousedown', (event) => event.preventDefault());
    root.append(menu);
    document.documentElement.append(created);
    const { width, height } = created.getBoundingClientRect();
    created.style['left'] = `${Math.max(0, Math.min(at.x, page.innerWidth - width))}px`;
    created.style['top'] = `${Math.max(0, Math.min(at.y, page.innerHeight - height))}px`;
  };

  const isOutside = (event: object): boolean =>
    !(Reflect.get(event, 'composedPath') as () => object[]).call(event).includes(Object(host));
  page.addEventListener('mousedown', (event) => host && isOutside(event) && choose(null), { capture: true });
  page.addEventListener('keydown', ({ key }) => host && key === 'Escape' && choose(null), { capture: true });
  page.addEventListener('blur', () => host && choose(null));
  return {
    /** Where the next menu opens: where the person has asked for it. */
    place: (x: number, y: number): void => {
      at = { x, y };
    },
    draw,
    close,
  };
};
