import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../../src/shared/bridge.ts';
import { CALL_CHANNEL, PUSH_CHANNEL } from '../../../src/shared/channels.ts';

/** What the main process is asked, and the answers it still owes. */
const desktop = vi.hoisted(() => ({
  exposed: undefined as unknown,
  pushes: undefined as unknown,
  asked: [] as { readonly name: string; readonly answer: PromiseWithResolvers<unknown> }[],
}));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (_name: string, bridge: unknown) => {
      desktop.exposed = bridge;
    },
  },
  ipcRenderer: {
    invoke: (channel: string, name: string) => {
      expect(channel).toBe(CALL_CHANNEL);
      const answer = Promise.withResolvers<unknown>();
      desktop.asked.push({ name, answer });
      return answer.promise;
    },
    on: (...args: Parameters<EventEmitter['on']>) => pushes().on(...args),
    once: (...args: Parameters<EventEmitter['on']>) => pushes().once(...args),
    removeListener: (...args: Parameters<EventEmitter['on']>) => pushes().removeListener(...args),
  },
}));

const pushes = () => desktop.pushes as EventEmitter;
const push = (name: string, value: unknown) => pushes().emit(PUSH_CHANNEL, {}, name, value);
const asked = () => desktop.asked.map(({ name }) => name);

/** The bridge of a new page. */
async function openPage(): Promise<Bridge> {
  vi.resetModules();
  desktop.asked.length = 0;
  desktop.pushes = new EventEmitter();
  await import('../../../src/preload/index.ts');
  return desktop.exposed as Bridge;
}

describe('the start of a page', () => {
  let bridge: Bridge;
  beforeEach(async () => {
    bridge = await openPage();
  });

  it('is asked for before the page calls, once', async () => {
    expect(asked()).toEqual(['start']);
    const answer = bridge.call('start', undefined);
    desktop.asked[0]?.answer.resolve('early');
    await expect(answer).resolves.toBe('early');
    expect(asked()).toEqual(['start']);
  });

  it('is asked for again when the page does', async () => {
    void bridge.call('start', undefined);
    void bridge.call('start', undefined);
    expect(asked()).toEqual(['start', 'start']);
  });

  it.each(['state', 'navigate'])('is asked for again when a push of %s overtook the answer', async (name) => {
    desktop.asked[0]?.answer.resolve('early');
    push(name, {});
    const answer = bridge.call('start', undefined);
    desktop.asked[1]?.answer.resolve('late');
    await expect(answer).resolves.toBe('late');
  });

  it('is asked for again when it was refused', async () => {
    desktop.asked[0]?.answer.reject(new Error('Refused'));
    await new Promise(setImmediate);
    void bridge.call('start', undefined);
    expect(asked()).toEqual(['start', 'start']);
  });

  it('leaves every other call and every push alone', () => {
    const heard: unknown[] = [];
    const stop = bridge.on('state', (state) => heard.push(state));
    push('state', 1);
    push('navigate', 2);
    stop();
    push('state', 3);
    expect(heard).toEqual([1]);
    void bridge.call('check_now', {});
    expect(asked()).toEqual(['start', 'check_now']);
  });
});
