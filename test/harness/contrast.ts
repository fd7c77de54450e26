import type { Page } from 'playwright';

/** WCAG 1.4.3 for text, 1.4.11 for signs. */
const LEAST = { text: 4.5, sign: 3 } as const;

/** The texts and signs of a page that cannot be told from what is behind them. Empty when all can be read. */
export async function unreadable(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(measureContrast);
  if (found.length === 0) throw new Error('The page shows nothing that could be measured.');
  return found
    .filter(({ kind, ratio }) => ratio < LEAST[kind])
    .map(({ ratio, what, ink, ground }) => `${ratio.toFixed(1)}: ${what} (${ink} on ${ground})`);
}

interface Measured {
  readonly kind: keyof typeof LEAST;
  readonly ratio: number;
  readonly what: string;
  readonly ink: string;
  readonly ground: string;
}

/**
 * Measures each visible text, typed value, placeholder and sign (an SVG in the colour of its text) in the colours that
 * Chromium paints, which axe does not know under forced colours: unless `forced-color-adjust` is `none`, each line of text
 * then gets a plate in the colour Canvas, over the background of its block.
 * Carried over as text, so it may use nothing from outside itself.
 */
function measureContrast(): readonly Measured[] {
  /** What is told by a fill or an edge alone. */
  const PARTS = {
    '.track': 'outline',
    '.track > :first-child': 'backgroundColor',
    'nav [aria-current=page]': 'backgroundColor',
    'button.bg-accent-fill': 'backgroundColor',
    'button.border-line-strong': 'borderTop',
    'fieldset:has(> label > [type=radio])': 'borderTop',
    'label:has(> [type=radio]:checked)': 'backgroundColor',
  } as const;
  const TYPED = 'input:not([type=checkbox], [type=radio]), textarea';
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const brush = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!brush) throw new Error('no canvas');
  const probe = document.body.appendChild(document.createElement('i'));
  const isForced = matchMedia('(forced-colors: active)').matches;
  const read = (css: string): Colour => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = css;
    brush.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = brush.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  probe.style.color = 'Canvas';
  const canvas = read(getComputedStyle(probe).color);
  probe.remove();

  const over = (top: Colour, below: Colour): Colour => {
    const mix = (n: 0 | 1 | 2) => top[n] * top[3] + below[n] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  const light = ([...rgb]: Colour): number => {
    const [red = 0, green = 0, blue = 0] = rgb
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ratioOf = (a: Colour, b: Colour): number => {
    const [low = 0, high = 0] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const covers = (below: Element, top: Element): boolean => {
    const [a, b] = [below.getBoundingClientRect(), top.getBoundingClientRect()];
    return a.left <= b.left && a.right >= b.right && a.top <= b.top && a.bottom >= b.bottom;
  };
  /** What is painted behind the content of an element, from the top down until something is opaque. */
  const groundOf = (element: Element, isText: boolean): Colour => {
    const layers: Colour[] = [];
    let isInLine = isText;
    for (let at: Element | null = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (isInLine && style.display !== 'inline' && style.display !== 'contents') {
        isInLine = false;
        if (isForced && style.forcedColorAdjust !== 'none') layers.push(canvas);
      }
      layers.push(read(style.backgroundColor));
      // A tick lies over the box before it.
      const box = at.previousElementSibling;
      if (style.position === 'absolute' && box && covers(box, at))
        layers.push(read(getComputedStyle(box).backgroundColor));
      if (layers.some(([, , , alpha]) => alpha === 1)) break;
    }
    return layers.reduceRight<Colour>((below, top) => over(top, below), canvas);
  };
  const isShown = (element: Element): boolean => {
    // For screen readers only.
    if (element.closest('.sr-only')) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  // What is disabled may be faint (WCAG 1.4.3).
  const isOff = (element: Element) =>
    element.closest(':disabled, [aria-disabled=true], [data-disabled]') !== null ||
    (element instanceof HTMLLabelElement && element.control?.matches(':disabled') === true);

  const name = (colour: Colour) =>
    `#${colour
      .slice(0, 3)
      .map((part) => Math.round(part).toString(16).padStart(2, '0'))
      .join('')}`;
  const measure = (
    kind: 'text' | 'sign',
    element: Element,
    ink: string,
    what: string,
    behind: Element = element,
  ): Measured[] => {
    if (!isShown(element) || isOff(element)) return [];
    const ground = groundOf(behind, kind === 'text');
    const colour = over(read(ink), ground);
    return [{ kind, ratio: ratioOf(colour, ground), what, ink: name(colour), ground: name(ground) }];
  };

  const texts: Measured[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim() ?? '';
    const parent = walker.currentNode.parentElement;
    if (text === '' || !parent || parent.closest('script, style')) continue;
    const style = getComputedStyle(parent);
    const ink = parent instanceof SVGElement ? style.fill : style.color;
    texts.push(...measure('text', parent, ink, `"${text}"`));
  }
  const typed = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED)].flatMap((field) => {
    if (field.value !== '') return measure('text', field, getComputedStyle(field).color, `typed "${field.value}"`);
    if (field.placeholder === '') return [];
    return measure('text', field, getComputedStyle(field, '::placeholder').color, `placeholder "${field.placeholder}"`);
  });
  const signs = [...document.querySelectorAll('svg[stroke=currentColor], svg[fill=currentColor]')].flatMap((sign) =>
    measure('sign', sign, getComputedStyle(sign).color, `sign in <${sign.parentElement?.className}>`),
  );
  // Without tints, only these tell what is chosen, pressed first or filled.
  const parts = Object.entries(isForced ? PARTS : {}).flatMap(([selector, property]) =>
    [...document.querySelectorAll<HTMLElement>(selector)].flatMap((part) => {
      const style = getComputedStyle(part);
      const isDrawn = property === 'backgroundColor' || style[`${property}Style`] !== 'none';
      const ink = property === 'backgroundColor' ? style.backgroundColor : style[`${property}Color`];
      return measure('sign', part, isDrawn ? ink : 'transparent', selector, part.parentElement ?? part);
    }),
  );
  return [...texts, ...typed, ...signs, ...parts];
}
