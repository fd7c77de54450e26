import { type Fact, messageOf } from './fact.ts';

/** ipcMain and ipcRenderer. */

const SPEC = 'E: spec/api-ipc-spec.ts, spec/api-ipc-main-spec.ts';
const CLONE = 'docs: ipcRenderer.invoke (structured clone algorithm)';

/** A value that the page sends and the main process sends back, with what is left of it. */
const echo = (name: string, value: string, page: string, electron: unknown, standIn?: Fact['standIn']): Fact => ({
  name,
  source: CLONE,
  electron,
  ...(standIn === undefined ? {} : { standIn }),
  // The preload makes the value itself: the bridge does not carry everything that IPC does.
  preload: `expose(async () => { const back = await invoke(${value}); return ${page}; })`,
  handler: (_electron, _event, back) => back,
  page: 'exposed()',
});

export const IPC: readonly Fact[] = [
  echo('A plain value comes back as it was', `{ list: [1, null, 'a'], inner: { isDeep: true } }`, 'back', {
    list: [1, null, 'a'],
    inner: { isDeep: true },
  }),
  echo(
    'undefined comes back as it was',
    '{ nothing: undefined }',
    `'nothing' in back && back.nothing === undefined`,
    true,
  ),
  echo(
    'Numbers that JSON lacks come back',
    '[NaN, -0, Infinity]',
    '[Number.isNaN(back[0]), Object.is(back[1], -0), back[2] > 9]',
    [true, true, true],
  ),
  echo('A big integer comes back', '10n', 'back === 10n', true),
  echo('A date comes back', 'new Date(5)', 'back.getTime()', 5),
  echo('A map and a set come back', '[new Map([[1, 2]]), new Set([3])]', '[back[0].get(1), back[1].has(3)]', [2, true]),
  echo('A pattern comes back', '/a/g', 'back instanceof RegExp && back.flags', 'g'),
  echo('An error comes back with its words', `new RangeError('far')`, '[back instanceof Error, back.message]', [
    true,
    'far',
  ]),
  echo('Bytes come back', 'new Uint8Array([1, 2])', '[back instanceof Uint8Array, back[1]]', [true, 2]),
  echo(
    'Numbers in bytes come back as their kind',
    'new Float64Array([0.5])',
    '[back instanceof Float64Array, back[0]]',
    [true, 0.5],
  ),
  echo('Raw bytes come back', 'new Uint8Array([7]).buffer', '[back instanceof ArrayBuffer, back.byteLength]', [
    true,
    1,
  ]),
  echo('Holes of a list come back', '[1, , 3]', '[back.length, 1 in back]', [3, false]),
  echo(
    'An instance comes back as a plain object',
    `new (class Own { a = 1 })()`,
    '[back.a, back.constructor === Object]',
    [1, true],
  ),
  echo(
    'An own member called __proto__ comes back',
    `JSON.parse('{"__proto__": 1}')`,
    `Object.hasOwn(back, '__proto__')`,
    true,
  ),
  echo('A value that contains itself comes back', '((o) => { o.o = o; return o; })({})', 'back.o === back', true),
  {
    name: 'A function cannot be sent',
    source: CLONE,
    electron: 'An object could not be cloned.',
    preload: `expose(() => invoke(() => 1).catch((error) => error.message))`,
    handler: () => 'it was sent',
    page: 'exposed()',
  },
  {
    name: 'A function cannot be answered',
    source: 'E: spec/api-ipc-spec.ts, invoke',
    electron: true,
    preload: `expose(() => invoke().catch((error) => error.message.includes('could not be cloned')))`,
    handler: () => () => 1,
    page: 'exposed()',
  },
  {
    name: 'Of an error only the words come back, with the channel',
    source: SPEC,
    electron: ["Error invoking remote method 'fact': TypeError: no such thing", 'Error', null],
    preload: `expose(() => invoke().catch((error) =>
      [error.message.replace(/'fact\\d+'/, "'fact'"), error.name, error.code ?? null]))`,
    handler: () => {
      throw Object.assign(new TypeError('no such thing'), { code: 'E_SECRET' });
    },
    page: 'exposed()',
  },
  {
    name: 'A handler that throws null never answers',
    source: 'E: lib/browser/api/web-contents.ts, event._throw',
    electron: 'no answer',
    preload: `expose(() => Promise.race([
      invoke().then(() => 'an answer', () => 'an error'),
      new Promise((resolve) => setTimeout(resolve, 500, 'no answer')),
    ]))`,
    handler: () => {
      throw null;
    },
    page: 'exposed()',
  },
  {
    name: 'A call that nobody handles is an error',
    source: SPEC,
    electron: "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    preload: `expose(() => ipcRenderer.invoke('nobody').catch((error) => error.message))`,
    page: 'exposed()',
  },
  {
    name: 'A second handler is refused',
    source: SPEC,
    electron: "Attempted to register a second handler for 'check'",
    main: ({ ipcMain }) => messageOf(() => ipcMain.handle('check', () => undefined)),
  },
  {
    name: 'A handler that is no function is refused',
    source: 'E: lib/browser/ipc-main-impl.ts, handle',
    electron: "Expected handler to be a function, but found type 'number'",
    main: ({ ipcMain }) => messageOf(() => Reflect.apply(ipcMain.handle, ipcMain, ['no function', 5])),
  },
  {
    name: 'handleOnce handles once',
    source: SPEC,
    electron: ['once', true],
    preload: `expose(async () => (await invoke(), [
      await ipcRenderer.invoke('once'),
      await ipcRenderer.invoke('once').catch((error) => error.message.includes('No handler registered')),
    ]))`,
    handler: ({ ipcMain }) => ipcMain.handleOnce('once', () => 'once'),
    page: 'exposed()',
  },
  {
    name: 'A removed handler handles no more',
    source: SPEC,
    electron: true,
    main: ({ ipcMain }) => {
      ipcMain.handle('removed', () => 1);
      ipcMain.removeHandler('removed');
      return messageOf(() => ipcMain.handle('removed', () => 2)) === 'nothing was thrown';
    },
  },
  {
    name: 'The sender of a call is the main frame of its contents',
    source: 'docs: IpcMainInvokeEvent, senderFrame',
    electron: { isMainFrame: true, url: 'app://facts/index.html', origin: 'app://facts', type: 'frame' },
    handler: (_electron, { sender, senderFrame, type }) => ({
      isMainFrame: senderFrame === sender.mainFrame,
      url: senderFrame?.url,
      origin: senderFrame?.origin,
      type,
    }),
    page: 'exposed.invoke()',
  },
  {
    name: 'A message without an answer can be replied to',
    source: 'docs: IpcMainEvent, reply',
    electron: ['hello', 0],
    preload: `expose(() => new Promise((resolve) => {
      ipcRenderer.once('replied', (event, value) => resolve([value, event.ports.length]));
      invoke().then(() => ipcRenderer.send('asked'));
    }))`,
    handler: ({ ipcMain }) => void ipcMain.once('asked', (event) => event.reply('replied', 'hello')),
    page: 'exposed()',
  },
  {
    name: 'An event of the preload script can be prevented, which does nothing',
    source: 'docs: IpcRendererEvent',
    electron: 'prevented',
    preload: `expose(() => new Promise((resolve) => {
      ipcRenderer.once('pushed', (event) => { event.preventDefault(); resolve('prevented'); });
      invoke();
    }))`,
    handler: (_electron, { sender }) => sender.send('pushed'),
    page: 'exposed()',
  },
  {
    name: 'The listeners of a channel can be counted',
    source: 'docs: ipcRenderer (an EventEmitter)',
    electron: [0, 1],
    preload: `expose((() => {
      const before = ipcRenderer.listenerCount('counted');
      ipcRenderer.on('counted', () => undefined);
      return [before, ipcRenderer.listenerCount('counted')];
    })())`,
    page: 'exposed',
  },
  {
    name: 'A call can be answered at once',
    source: 'docs: ipcRenderer.sendSync',
    electron: 'answer',
    standIn: 'refuses by name',
    preload: `expose(ipcRenderer.sendSync('now'))`,
    page: 'exposed',
  },
  {
    name: 'A message can carry ports',
    source: 'docs: ipcRenderer.postMessage',
    electron: 'sent',
    standIn: 'refuses by name',
    preload: `expose((ipcRenderer.postMessage('ports', null, []), 'sent'))`,
    page: 'exposed',
  },
];
