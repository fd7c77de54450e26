import { EventEmitter } from 'node:events';

const notImplemented = (what: string): Error => new Error(`stand-in: ${what} is not implemented`);

/** Properties that promises, inspection and test runners look for on any object; absent in Electron's objects too. */
const ABSENT = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', 'default', '__esModule']);

/** The end of an object that can be destroyed: whether it has come, what its members throw then, and which do not. */
export interface End {
  readonly hasCome: () => boolean;
  readonly error: () => Error;
  readonly spares: readonly string[];
}

/** What Electron's destroyed objects throw: a method when it is called, a property when it is read. */
const afterEnd = (value: unknown, end: End): unknown => {
  if (typeof value !== 'function') throw end.error();
  return () => {
    throw end.error();
  };
};

const named = (name: string, absent: readonly string[] = []): ProxyHandler<object> => ({
  get: (target, key, receiver) => {
    if (Reflect.has(target, key) || typeof key === 'symbol' || ABSENT.has(key) || absent.includes(key))
      return Reflect.get(target, key, receiver);
    throw notImplemented(`${name}.${key}`);
  },
  set: (target, key, value, receiver) => {
    if (Reflect.has(target, key) || typeof key === 'symbol') return Reflect.set(target, key, value, receiver);
    throw notImplemented(`${name}.${key}`);
  },
});

/**
 * An object of Electron's type `T` of which only `members` exist; everything else throws by name when it is touched.
 * `Partial<T>` holds the members to Electron's own signatures. `absent` names those that Electron leaves undefined as well.
 */
export const standIn = <T extends object>(name: string, members: Partial<T>, absent: readonly string[] = []): T =>
  // Every member of T answers: the given ones work, the others throw. That is what the type promises.
  new Proxy(members, named(name, absent)) as T;

/** The constructor and static members of one of Electron's classes. `create` makes the instance. */
export const standInClass = <C extends abstract new (...args: never) => object>(
  name: string,
  create: (...args: ConstructorParameters<C>) => InstanceType<C>,
  statics: Partial<C>,
): C =>
  new Proxy(
    Object.assign(function construct() {}, statics),
    {
      ...named(name),
      construct: (_target, args) => create(...(args as ConstructorParameters<C>)), // what `new` was given
    },
  ) as unknown as C; // as standIn: a proxy that answers for every static member, and constructs

/** The error of whatever is created before Electron is ready (its own words). */
export const tooEarly = (what: string): Error => new Error(`Cannot create ${what} before app is ready`);

/** As Electron's: what a native method throws when it cannot read an argument. */
export const badArgument = (value: unknown): TypeError =>
  new TypeError(`Error processing argument at index 0, conversion failure from ${value}`);

export type Emit = (event: string, ...args: readonly unknown[]) => void;

/**
 * An event emitter of Electron's type `T`. Listening to an event outside `events` throws by name, so that nobody waits
 * for what never comes.
 */
export const standInEmitter = <T extends object>(
  name: string,
  events: readonly string[],
  members: Partial<T>,
  end?: End,
): { readonly self: T; readonly emit: Emit } => {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  emitter.on('newListener', (event) => {
    // Node's own `once` listens for 'error' everywhere.
    if (event !== 'error' && !events.includes(String(event)))
      throw notImplemented(`the event '${String(event)}' of ${name}`);
  });
  Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(members));
  const handler = named(name);
  const get: typeof handler.get = (target, key, receiver) => {
    if (end?.hasCome() && Object.hasOwn(members, key) && !end.spares.includes(String(key)))
      return afterEnd(Reflect.get(members, key), end);
    return handler.get?.(target, key, receiver);
  };
  const self = new Proxy(emitter, { ...handler, get }) as unknown as T; // as standIn
  return { self, emit: (event, ...args) => void Reflect.apply(emitter.emit, self, [event, ...args]) };
};

/** An Electron event: `preventDefault()` is what vetoes. */
export interface StandInEvent {
  readonly preventDefault: () => void;
  readonly defaultPrevented: boolean;
}

/** Makes an event with `details` on it, as Electron's newer events carry their parameters. */
export const createEvent = <T extends object>(details: T): StandInEvent & T => {
  let isPrevented = false;
  return {
    ...details,
    preventDefault: () => {
      isPrevented = true;
    },
    get defaultPrevented() {
      return isPrevented;
    },
  };
};

/** Throws by name when `options` holds a key that the stand-in does not honour. */
export const refuseOthers = (what: string, options: object, known: readonly string[]): void => {
  const other = Object.keys(options).find((key) => !known.includes(key));
  if (other !== undefined) throw notImplemented(`${what} '${other}'`);
};

export { notImplemented };
