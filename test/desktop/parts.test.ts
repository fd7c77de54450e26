import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePng } from './electron/png.ts';
import { createEvent, refuseOthers, standIn, standInClass, standInEmitter } from './electron/stand-in.ts';
import { createCodec } from './page/codec.ts';
import { createLink, type PageScope } from './page/link.ts';

const codec = createCodec();

test('whatever the structured clone keeps, the text between page and host keeps', () => {
  const values = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, maxDepth: 4 });
  fc.assert(
    fc.property(values, (value) => {
      const cloned: unknown = structuredClone(value);
      expect(codec.decode(codec.encode(value))).toEqual(cloned);
    }),
  );
});

test.for([
  { name: 'a function', value: () => 1 },
  { name: 'a symbol', value: Symbol('s') },
  { name: 'a promise', value: Promise.resolve() },
  { name: 'a weak map', value: { inner: new WeakMap() } },
])('$name cannot be sent', ({ value }) => {
  expect(() => codec.encode(value)).toThrow('An object could not be cloned.');
});

test('a value that contains itself, and one that stands in two places, arrive as that', () => {
  const shared = { name: 'shared' };
  const value = { self: {}, first: shared, second: shared };
  value.self = value;
  const arrived = codec.decode(codec.encode(value)) as typeof value; // it was sent as that
  expect(arrived.self).toBe(arrived);
  expect(arrived.first).toBe(arrived.second);
});

/** Two worlds that share a document and nothing else. */
const connectWorlds = (onMainPost: (api: Record<string, (...args: unknown[]) => unknown>) => void) => {
  const target = new EventTarget();
  // Node's EventTarget is the document's as far as the link uses it.
  const page = { document: target, CustomEvent, structuredClone } as unknown as PageScope;
  createLink(page, 'to-isolated', 'to-main', (_name, api) => onMainPost(api as Record<string, () => unknown>));
  return createLink(page, 'to-main', 'to-isolated', () => undefined);
};

test('functions, their callbacks, promises and errors cross between the worlds of a page', async () => {
  let api: Record<string, (...args: unknown[]) => unknown> = {};
  const isolated = connectWorlds((given) => {
    api = given;
  });
  isolated.post('api', {
    double: (n: number) => n * 2,
    later: async (n: number) => n + 1,
    failLater: async () => {
      throw new TypeError('later');
    },
    fail: () => {
      throw new RangeError('now');
    },
    each: (values: number[], visit: (n: number) => number) => values.map((n) => visit(n)),
  });
  expect(api['double']?.(21)).toBe(42);
  expect(await api['later']?.(1)).toBe(2);
  await expect(api['failLater']?.()).rejects.toThrow('later');
  expect(() => api['fail']?.()).toThrow('now');
  expect(api['each']?.([1, 2], (n: number) => n * 10)).toEqual([10, 20]);
});

test('a member that does not exist throws its name, and so does an event that never comes', () => {
  interface Thing extends NodeJS.EventEmitter {
    readonly known: number;
    readonly unknown: number;
  }
  expect(standIn<Thing>('Thing', { known: 1 }).known).toBe(1);
  expect(() => standIn<Thing>('Thing', { known: 1 }).unknown).toThrow('stand-in: Thing.unknown is not implemented');
  const { self, emit } = standInEmitter<Thing>('Thing', ['happens'], { known: 1 });
  const heard: unknown[] = [];
  self.on('happens', (value) => heard.push(value));
  emit('happens', 5);
  expect(heard).toEqual([5]);
  expect(() => self.on('never', () => undefined)).toThrow("stand-in: the event 'never' of Thing is not implemented");
});

test('an option that is not honoured is refused by name', () => {
  expect(() => refuseOthers('window option', { width: 1, kiosk: true }, ['width'])).toThrow("window option 'kiosk'");
});

test('a class gives instances, and throws by name on its other static members', () => {
  class Real {
    static readonly limit: number = 1;
    readonly size: number;
    constructor(size: number) {
      this.size = size;
    }
  }
  const Imitated = standInClass<typeof Real>('Real', (size) => ({ size }), {});
  expect(new Imitated(3).size).toBe(3);
  expect(() => Imitated.limit).toThrow('stand-in: Real.limit is not implemented');
});

test('an event can be prevented once and for all', () => {
  const event = createEvent({ url: 'app://x' });
  expect(event.defaultPrevented).toBe(false);
  event.preventDefault();
  expect([event.defaultPrevented, event.url]).toEqual([true, 'app://x']);
});

test('a picture is read to its pixels', () => {
  const { width, height, rgba } = decodePng(readFileSync(join(import.meta.dirname, 'fixture-app/tray.png')));
  expect([width, height, rgba.length]).toEqual([22, 22, 22 * 22 * 4]);
  expect(rgba[3]).toBe(0); // the corner is clear
  expect(rgba[(11 * 22 + 11) * 4 + 3]).toBe(255); // the middle is not
});
