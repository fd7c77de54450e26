import type { createLink as CreateLink, PageScope } from './link.ts';
import type { PageNames } from './messages.ts';

type Ask = (permission: string, isCheck: boolean) => Promise<boolean>;

/** The page's own globals that get Electron's behaviour. */
export interface MainScope extends PageScope {
  open(url?: string, frameName?: string, features?: string): null;
  close(): void;
  prompt(): string | null;
  fetch(input: unknown, init?: unknown): Promise<object>;
  readonly navigator: object;
  readonly Document: { readonly prototype: object };
  readonly XMLHttpRequest: { readonly prototype: { open(method: string, url: unknown, ...rest: unknown[]): void } };
}

/**
 * Runs as text in the page's main world before its first script: puts exposed objects in place, and gives `window.open`,
 * `window.close` and the permission questions the behaviour they have in Electron. Uses nothing from outside its body.
 */
export const mainWorld = (page: MainScope, names: PageNames, createLink: typeof CreateLink, scheme: string): void => {
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' && typeof value !== 'function') return value;
    // Bytes cannot be frozen.
    if (value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
    return value;
  };

  const link = createLink(page, names.toIsolated, names.toMain, (key, api) => {
    if (Object.hasOwn(page, key))
      throw new Error(`Cannot bind an API on top of an existing property on the window object`);
    Object.defineProperty(page, key, { value: freeze(api), enumerable: true });
    return undefined;
  });

  page.open = (url = '', frameName = '', features = '') => {
    link.post('open', { url: String(url), frameName: String(frameName), features: String(features) });
    return null;
  };
  page.close = () => {
    link.post('close', {});
  };

  page.prompt = () => {
    throw new Error('prompt() is not supported.'); // Electron's words
  };
  // A custom scheme has no cookies.
  Object.defineProperty(page.Document.prototype, 'cookie', { get: () => '', set: () => undefined, configurable: true });

  /** An address under the application's scheme, as Chromium knows it; anything else stays as it is. */
  const known = (url: unknown): unknown =>
    typeof url === 'string' ? url.replace(new RegExp(`^${scheme}://([^/?#]+)`), 'https://$1.invalid') : url;
  const { fetch, XMLHttpRequest } = page;
  page.fetch = (input, init) => Reflect.apply(fetch, page, [known(input), init]);
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function openKnown(method, url, ...rest) {
    Reflect.apply(open, this, [method, known(url), ...rest]);
  };

  const ask: Ask = async (permission, isCheck) => (await link.post('permission', { permission, isCheck })) === true;

  /** Lets the host decide first; the browser's own answer then follows what the host has set. */
  const askBefore = (owner: unknown, method: string, permissionOf: (argument: unknown) => string, isCheck = false) => {
    if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return; // the interface is missing outside a secure context
    const original: unknown = Reflect.get(owner, method);
    if (typeof original !== 'function') return;
    Reflect.set(owner, method, async (...args: unknown[]) => {
      await ask(permissionOf(args[0]), isCheck);
      return Reflect.apply(original, owner, args);
    });
  };
  const { navigator } = page;
  const nameOf = (descriptor: unknown): string => String(Reflect.get(Object(descriptor), 'name'));
  askBefore(Reflect.get(navigator, 'permissions'), 'query', nameOf, true);
  askBefore(Reflect.get(navigator, 'geolocation'), 'getCurrentPosition', () => 'geolocation');
  askBefore(Reflect.get(navigator, 'geolocation'), 'watchPosition', () => 'geolocation');
  askBefore(Reflect.get(navigator, 'mediaDevices'), 'getUserMedia', () => 'media');
  askBefore(Reflect.get(navigator, 'clipboard'), 'readText', () => 'clipboard-read');
  askBefore(Reflect.get(page, 'Notification'), 'requestPermission', () => 'notifications');
};
