import type { Fact } from './fact.ts';

/** contextBridge: what of an exposed value is in the page. */

const SPEC = 'E: spec/api-context-bridge-spec.ts';
const SURROUNDINGS = 'docs: sandbox, preload scripts';

const same = (name: string, preload: string, page: string, electron: unknown): Fact => ({
  name,
  source: SPEC,
  electron,
  preload,
  page,
});

const BRIDGE: readonly Fact[] = [
  same('Numbers, texts and truth values are exposed as they are', `expose([1, 'a', true])`, 'exposed', [1, 'a', true]),
  same('null and undefined are exposed as they are', `expose([null, undefined])`, 'exposed.map(String)', [
    'null',
    'undefined',
  ]),
  same('A big integer is exposed as it is', `expose(10n)`, `typeof exposed`, 'bigint'),
  same('An exposed function can be called', `expose(() => 'answer')`, `exposed()`, 'answer'),
  same('An exposed function gets what it is called with', `expose((a, b) => a + b)`, `exposed(40, 2)`, 42),
  same('A function of the page can be called back', `expose((f) => f(123))`, `exposed((n) => n + 1)`, 124),
  same(
    'A function that goes back is the one that came',
    `expose((f) => f)`,
    `((f) => exposed(f) === f)(() => 1)`,
    true,
  ),
  same('One value given twice is one value', `expose((a, b) => a === b)`, `((o) => exposed(o, o))({})`, true),
  same('A promise keeps', `expose(Promise.resolve('kept'))`, `exposed`, 'kept'),
  same('A promise of a promise keeps', `expose(async () => Promise.resolve(123))`, `exposed()`, 123),
  same(
    'A promise is rejected with the words of its error',
    `expose(async () => { throw new TypeError('later'); })`,
    `exposed().catch((error) => [error.message, error.constructor === Error])`,
    ['later', true],
  ),
  same('A promise of the page can be waited for', `expose((p) => p)`, `exposed(Promise.resolve('mine'))`, 'mine'),
  same(
    'An error that is thrown has its words and nothing else',
    `expose(() => { throw Object.assign(new RangeError('now'), { code: 'E_X' }); })`,
    `(() => { try { exposed(); } catch (error) { return [error.message, error.name, error.code ?? null]; } })()`,
    ['now', 'Error', null],
  ),
  same(
    'Something thrown that is no error becomes one',
    `expose(() => { throw 'no error'; })`,
    `(() => { try { exposed(); } catch (error) { return [error instanceof Error, error.message.slice(0, 20)]; } })()`,
    [true, 'An unknown exception'],
  ),
  same(
    'An exposed object is frozen',
    `expose({ inner: {} })`,
    `[Object.isFrozen(exposed), Object.isFrozen(exposed.inner)]`,
    [true, true],
  ),
  same('An exposed list is frozen', `expose([1])`, `Object.isFrozen(exposed)`, true),
  same(
    'What an exposed function answers is not frozen',
    `expose(() => ({ a: 1 }))`,
    `Object.isFrozen(exposed())`,
    false,
  ),
  same('A list stays a list', `expose([1, [2]])`, `Array.isArray(exposed) && Array.isArray(exposed[1])`, true),
  same('Keys that are numbers make no list', `expose({ 1: 'a' })`, `[exposed[1], Array.isArray(exposed)]`, [
    'a',
    false,
  ]),
  same(
    'Only own members of an object are exposed',
    `expose(new (class { own = 1; method() {} })())`,
    `Object.keys(exposed)`,
    ['own'],
  ),
  same(
    'An object has the prototype of the page',
    `expose({})`,
    `Object.getPrototypeOf(exposed) === Object.prototype`,
    true,
  ),
  same('Bytes are exposed', `expose(new Uint8Array([1, 2]))`, `[exposed instanceof Uint8Array, exposed[1]]`, [true, 2]),
  same('Bytes in an object are exposed', `expose({ bytes: new Uint8Array([1, 2]) })`, `exposed.bytes[1]`, 2),
  same('A pattern is exposed', `expose(/a/g)`, `exposed instanceof RegExp && exposed.flags`, 'g'),
  same('A date is exposed', `expose(new Date(5))`, `exposed.getTime()`, 5),
  same('A blob is exposed', `expose(() => new Blob(['ab']))`, `exposed().text()`, 'ab'),
  same('A blob of the page can be read', `expose((b) => b.text())`, `exposed(new Blob(['cd']))`, 'cd'),
  same(
    'An object may contain itself',
    `const o = { value: 135 }; o.o = o; expose({ o })`,
    `[exposed.o.value, exposed.o.o.o.value]`,
    [135, 135],
  ),
  same(
    'An element is exposed',
    `expose(() => document.documentElement)`,
    `exposed() === document.documentElement`,
    true,
  ),
  same(
    'An element that is not in the document is exposed',
    `expose(() => document.createElement('input'))`,
    `exposed().constructor === HTMLInputElement`,
    true,
  ),
  same(
    'An element of the page can be used',
    `expose((e) => e.tagName)`,
    `exposed(document.createElement('input'))`,
    'INPUT',
  ),
  same(
    'What cannot be cloned throws',
    `expose(() => Object(Symbol('no')))`,
    `(() => { try { exposed(); } catch (error) { return error instanceof Error; } })()`,
    true,
  ),
  same(
    'A depth of 1,000 is passed on, and one more throws',
    `expose(() => 'passed')`,
    `[999, 1000].map((depth) => {
      let list = [];
      for (let at = 0; at < depth; at += 1) list = [list];
      try { return exposed(list); } catch (error) { return 'threw'; }
    })`,
    ['passed', 'threw'],
  ),
  {
    ...same('A symbol is the same symbol on both sides', `expose({ s: Symbol('s') })`, `typeof exposed.s`, 'symbol'),
    standIn: 'refuses by name',
  },
  {
    ...same('A member with a symbol for a name is exposed', `expose({ [Symbol('s')]: 1 })`, `'exposed'`, 'exposed'),
    standIn: 'refuses by name',
  },
  same(
    'A name cannot be exposed twice',
    `expose(1); expose(2)`,
    'exposed',
    'Error: Cannot bind an API on top of an existing property on the window object',
  ),
];

const surrounding = (name: string, preload: string, electron: unknown, standIn?: Fact['standIn']): Fact => ({
  name,
  source: SURROUNDINGS,
  electron,
  ...(standIn === undefined ? {} : { standIn }),
  preload: `expose(${preload})`,
  page: 'exposed',
});

/** What a sandboxed preload script finds around it. */
const PRELOAD: readonly Fact[] = [
  surrounding('A preload script knows Electron’s version', `process.versions.electron.split('.')[0]`, '45'),
  surrounding('A preload script knows that it is sandboxed', `[process.sandboxed, process.contextIsolated]`, [
    true,
    true,
  ]),
  surrounding('A preload script has process.nextTick', `typeof process.nextTick`, 'function', 'refuses by name'),
  surrounding('A preload script has process.hrtime', `typeof process.hrtime`, 'function', 'refuses by name'),
  surrounding('A preload script has Buffer', `Buffer.from('a').length`, 1, 'refuses by name'),
  surrounding('A preload script has setImmediate', `typeof setImmediate(() => undefined)`, 'object', 'refuses by name'),
  ...['events', 'timers', 'url'].map((module) =>
    surrounding(`A preload script may require ${module}`, `typeof require('${module}')`, 'function', 'refuses by name'),
  ),
  surrounding(
    'A preload script may not require fs',
    `(() => { try { require('fs'); } catch (error) { return error.message; } })()`,
    'module not found: fs',
  ),
];

export const BRIDGE_AND_PRELOAD: readonly Fact[] = [...BRIDGE, ...PRELOAD];
