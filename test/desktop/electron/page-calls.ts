import type { WebContents } from 'electron';
import type { FromPage, ToPage } from '../page/messages.ts';
import { toWebUrl } from './origins.ts';
import { runtime } from './runtime.ts';
import { decidePermission } from './session.ts';

type Call = Extract<FromPage, { type: 'invoke' | 'send' }>;
type Question = Extract<FromPage, { type: 'permission' }>;
type Deliver = (message: ToPage) => Promise<unknown>;

/** DevTools permission names of what Electron calls otherwise. */
const BROWSER_PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  media: ['camera', 'microphone'],
  midiSysex: ['midi'],
};

/** Gives a call of the page's preload to ipcMain, and the answer back. */
export const answerCall = async (contents: WebContents, message: Call, deliver: Deliver): Promise<void> => {
  if (message.type === 'send') {
    await runtime.onPageCall(contents, message);
    return;
  }
  const { id, channel } = message;
  try {
    await deliver({ type: 'reply', id, isKept: true, value: await runtime.onPageCall(contents, message) });
  } catch (error) {
    // Electron asks what was thrown for its words, which these do not have: the call is never answered.
    if (error === null || error === undefined) throw new TypeError(`the handler of '${channel}' threw ${error}`);
    // Only words survive the way back (Electron: lib/renderer/api/ipc-renderer.ts).
    const words = `Error invoking remote method '${channel}': ${String(error)}`;
    await deliver({ type: 'reply', id, isKept: false, message: words });
  }
};

/** Asks the application's permission handlers and makes Chromium's own answer the same. */
export const answerPermission = async (contents: WebContents, question: Question, deliver: Deliver): Promise<void> => {
  const { id, permission, isCheck } = question;
  const value = await decidePermission(contents, permission, isCheck);
  const { origin } = new URL(toWebUrl(contents.getURL()));
  for (const name of BROWSER_PERMISSIONS[permission] ?? [permission]) {
    const setting = value ? 'granted' : 'denied';
    await runtime.host?.pipe.send('Browser.setPermission', { permission: { name }, setting, origin });
  }
  await deliver({ type: 'reply', id, isKept: true, value });
};
