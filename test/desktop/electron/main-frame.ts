import type { WebFrameMain } from 'electron';
import { originOf } from './origins.ts';
import { standIn } from './stand-in.ts';

/** The only frame of a page: one object for as long as its contents live, so that it can be compared. */
export const createMainFrame = (id: number, url: () => string, isDestroyed: () => boolean): WebFrameMain =>
  standIn<WebFrameMain>('WebFrameMain', {
    get url() {
      return url();
    },
    get origin() {
      return originOf(url());
    },
    get detached() {
      return isDestroyed();
    },
    isDestroyed,
    parent: null,
    name: '',
    routingId: 1,
    processId: 1,
    frameTreeNodeId: id,
  });
