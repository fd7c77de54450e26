/** The few globals of a document that the two worlds of a page need. Taken at the start, before any script of the page. */
export interface PageScope {
  readonly document: {
    addEventListener(
      name: string,
      listener: (event: { readonly detail: unknown; readonly relatedTarget?: unknown }) => void,
    ): void;
    dispatchEvent(event: object): boolean;
  };
  readonly CustomEvent: new (name: string, init: { detail: unknown }) => object;
  readonly structuredClone: (value: object) => unknown;
  /** Undefined outside a page. */
  readonly Element?: abstract new (
    ...args: never
  ) => object;
  readonly FocusEvent?: new (name: string, init: { relatedTarget: unknown }) => object;
}

export interface Link {
  /** Hands `value` to the other world as `name`; functions and promises in it become proxies there. */
  readonly post: (name: string, value: unknown) => unknown;
}

/**
 * Electron's contextBridge between two worlds of one page. They share nothing but the document, so they talk through
 * events with unguessable names: synchronous, and cloned by the browser on the way. Runs as text in the page: it may use
 * nothing from outside its own body.
 */
export const createLink = (
  page: PageScope,
  sendAs: string,
  receiveAs: string,
  onPost: (name: string, value: unknown) => unknown,
): Link => {
  /** One value of a packet; `items` are the places of what it contains, so that it may contain itself. */
  type Cell = { kind: string; id?: number; value?: unknown; items?: [string | number, number][] };
  /** The first cell is the value itself. */
  type Cells = readonly Cell[];
  type Packet =
    | { type: 'post'; name: string; value: Cells }
    | { type: 'call'; id: number; args: Cells }
    | { type: 'settle'; id: number; isKept: boolean; value: Cells }
    | { type: 'reply'; isKept: boolean; value: Cells };
  type AnyFunction = (...args: unknown[]) => unknown;
  const MOST_DEPTH = 1000;
  const { document, CustomEvent, Element, FocusEvent, structuredClone } = page;
  const add = document.addEventListener.bind(document);
  const dispatch = document.dispatchEvent.bind(document);
  const functions = new Map<number, AnyFunction>();
  /** The other world's functions that have a proxy here: one that goes back goes as itself. */
  const proxies = new WeakMap<object, number>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>();
  let lastId = 0;
  let reply: Extract<Packet, { type: 'reply' }> | undefined;

  /** Elements are no values that could be cloned; an event may point to them, before the packet that they belong to. */
  let elements: unknown[] = [];
  const say = (packet: Packet, pointedAt: readonly object[]): void => {
    for (const relatedTarget of pointedAt) {
      if (FocusEvent) dispatch(new FocusEvent(`${sendAs}element`, { relatedTarget }));
    }
    dispatch(new CustomEvent(sendAs, { detail: packet }));
  };
  const send = (packet: Packet, pointedAt: readonly object[]): unknown => {
    say(packet, pointedAt);
    const answer = reply;
    reply = undefined;
    if (!answer) return undefined;
    if (!answer.isKept) throw unpack(answer.value);
    return unpack(answer.value);
  };

  const pack = (whole: unknown, depth = 1): { readonly cells: Cells; readonly pointedAt: readonly object[] } => {
    const cells: Cell[] = [];
    const places = new Map<unknown, number>();
    const pointedAt: object[] = [];

    const cellOf = (value: unknown, level: number): Cell => {
      if (level > MOST_DEPTH) {
        throw new TypeError(
          'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
        );
      }
      const within = (object: object): [string | number, number][] =>
        Object.entries(object).map(([key, inner]) => [key, add(inner, level + 1)]);
      if (typeof value === 'function') {
        const id = proxies.get(value);
        if (id !== undefined) return { kind: 'own function', id };
        lastId += 1;
        functions.set(lastId, value as AnyFunction); // any function can be called with anything
        return { kind: 'function', id: lastId };
      }
      if (value instanceof Promise) {
        lastId += 1;
        const id = lastId;
        const settle = (isKept: boolean) => (outcome: unknown) => {
          const packed = pack(outcome);
          send({ type: 'settle', id, isKept, value: packed.cells }, packed.pointedAt);
        };
        value.then(settle(true), settle(false));
        return { kind: 'promise', id };
      }
      if (value instanceof Error) return { kind: 'error', value: value.message };
      if (Element && value instanceof Element) return { kind: 'element', id: pointedAt.push(value) - 1 };
      if (Array.isArray(value)) return { kind: 'array', items: within(value) };
      if (typeof value === 'symbol')
        throw new TypeError('stand-in: a symbol across the context bridge is not implemented');
      if (typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]') {
        if (Object.getOwnPropertySymbols(value).length > 0)
          throw new TypeError('stand-in: a symbol across the context bridge is not implemented');
        return { kind: 'object', items: within(value) };
      }
      // The browser would drop what it cannot clone without a word.
      if (typeof value === 'object' && value !== null) structuredClone(value);
      return { kind: 'value', value };
    };

    const add = (value: unknown, level: number): number => {
      const isObject = typeof value === 'object' && value !== null;
      const known = isObject ? places.get(value) : undefined;
      if (known !== undefined) return known;
      const place = cells.length;
      if (isObject) places.set(value, place);
      cells.push({ kind: '' }); // filled below: it comes before what it contains
      cells[place] = cellOf(value, level);
      return place;
    };
    add(whole, depth);
    return { cells, pointedAt };
  };

  const unpack = (cells: Cells): unknown => {
    const pointedAt = elements;
    elements = [];
    const made = new Map<number, unknown>();
    const make = (place: number): unknown => {
      if (made.has(place)) return made.get(place);
      const { kind, value, id = 0, items = [] } = cells[place] ?? { kind: 'value' };
      if (kind === 'array' || kind === 'object') {
        const object: object = kind === 'array' ? [] : {};
        made.set(place, object);
        for (const [key, inner] of items) {
          Object.defineProperty(object, key, {
            value: make(inner),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
        return object;
      }
      if (kind === 'error') return new Error(String(value));
      if (kind === 'element') return pointedAt[id];
      if (kind === 'own function') return functions.get(id);
      if (kind === 'function') {
        const proxy: AnyFunction = (...args) => {
          const packed = pack(args, 0);
          return send({ type: 'call', id, args: packed.cells }, packed.pointedAt);
        };
        proxies.set(proxy, id);
        return proxy;
      }
      if (kind === 'promise') return new Promise((resolve, reject) => promises.set(id, { resolve, reject }));
      return value;
    };
    return make(0);
  };

  /** What Electron makes of something thrown that is no error. */
  const NO_ERROR =
    'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.';
  const answer = (act: () => unknown): void => {
    try {
      const { cells, pointedAt } = pack(act());
      say({ type: 'reply', isKept: true, value: cells }, pointedAt);
    } catch (error) {
      const thrown = error instanceof Error ? error : new Error(NO_ERROR);
      say({ type: 'reply', isKept: false, value: pack(thrown).cells }, []);
    }
  };

  add(`${receiveAs}element`, ({ relatedTarget }) => elements.push(relatedTarget));
  add(receiveAs, (event) => {
    const packet = event.detail as Packet; // only the other end of this link knows the name of the event
    if (packet.type === 'reply') reply = packet;
    if (packet.type === 'post') answer(() => onPost(packet.name, unpack(packet.value)));
    if (packet.type === 'call') answer(() => functions.get(packet.id)?.(...(unpack(packet.args) as unknown[]))); // packed from `args`
    if (packet.type === 'settle') {
      const promise = promises.get(packet.id);
      promises.delete(packet.id);
      if (packet.isKept) promise?.resolve(unpack(packet.value));
      else promise?.reject(unpack(packet.value));
    }
  });

  return {
    post: (name, value) => {
      const { cells, pointedAt } = pack(value);
      return send({ type: 'post', name, value: cells }, pointedAt);
    },
  };
};
