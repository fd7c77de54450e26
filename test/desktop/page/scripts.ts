import { randomUUID } from 'node:crypto';
import { withoutBrowser } from './chromium.ts';
import { createCodec } from './codec.ts';
import { isolatedWorld } from './isolated-world.ts';
import { createLink } from './link.ts';
import { mainWorld } from './main-world.ts';
import type { PageNames } from './messages.ts';
import { popupDrawer } from './popup.ts';

/** Fresh unguessable names for one window. */
export const newPageNames = (): PageNames => {
  const name = () => `w${randomUUID().replaceAll('-', '')}`;
  return { binding: name(), deliver: name(), toMain: name(), toIsolated: name() };
};

/** A preload runs in the top frame only (Electron's `nodeIntegrationInSubFrames` is off). */
const inTopFrame = (body: string): string => `(() => { if (self !== top) return;\n${body}\n})();`;

/** Text for the page's main world; to be run before the page's first script. */
export const mainWorldScript = (names: PageNames, scheme: string): string =>
  inTopFrame(`(${mainWorld})(globalThis, ${JSON.stringify(names)}, ${createLink}, ${JSON.stringify(scheme)});`);

/** Text for the isolated world; `preload` is the source of a CommonJS preload script. */
export const isolatedWorldScript = (names: PageNames, process: object, preload: string): string =>
  inTopFrame(
    `(${isolatedWorld})(globalThis, ${JSON.stringify(names)}, ${JSON.stringify(process)}, (${createCodec})(), ${createLink}, ${withoutBrowser}, ${popupDrawer},
(require, module, exports, process, Buffer, setImmediate, clearImmediate) => {\n${preload}\n});`,
  );
