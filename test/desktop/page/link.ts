/** The few globals of a document that the two worlds of a page need. Taken at the start, before any script of the page. */
export interface PageScope {
  readonly document: {
    addEventListener(name: string, listener: (event: { readonly detail: unknown }) => void): void;
    dispatchEvent(event: object): boolean;
  };
  readonly CustomEvent: new (name: string, init: { detail: unknown }) => object;
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
  type Node = { kind: string; id?: number; value?: unknown; items?: [string | number, Node][] };
  type Packet =
    | { type: 'post'; name: string; value: Node }
    | { type: 'call'; id: number; args: Node }
    | { type: 'settle'; id: number; isKept: boolean; value: Node }
    | { type: 'reply'; isKept: boolean; value: Node };
  const { document, CustomEvent } = page;
  const add = document.addEventListener.bind(document);
  const dispatch = document.dispatchEvent.bind(document);
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>();
  let lastId = 0;
  let reply: Extract<Packet, { type: 'reply' }> | undefined;

  const send = (packet: Packet): unknown => {
    dispatch(new CustomEvent(sendAs, { detail: packet }));
    const answer = reply;
    reply = undefined;
    if (!answer) return undefined;
    if (!answer.isKept) throw unpack(answer.value);
    return unpack(answer.value);
  };

  const packItems = (value: object): [string | number, Node][] => Object.entries(value).map(([k, v]) => [k, pack(v)]);
  const pack = (value: unknown): Node => {
    if (typeof value === 'function') {
      lastId += 1;
      functions.set(lastId, value as (...args: unknown[]) => unknown); // any function can be called with anything
      return { kind: 'function', id: lastId };
    }
    if (value instanceof Promise) {
      lastId += 1;
      const id = lastId;
      value.then(
        (kept) => send({ type: 'settle', id, isKept: true, value: pack(kept) }),
        (reason) => send({ type: 'settle', id, isKept: false, value: pack(reason) }),
      );
      return { kind: 'promise', id };
    }
    if (value instanceof Error) return { kind: 'error', value: value.message };
    if (Array.isArray(value)) return { kind: 'array', items: packItems(value) };
    if (typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === '[object Object]') {
      return { kind: 'object', items: packItems(value) };
    }
    if (typeof value === 'symbol') throw new TypeError('a symbol cannot cross the context bridge');
    return { kind: 'value', value };
  };

  const unpack = (node: Node): unknown => {
    const items = node.items ?? [];
    if (node.kind === 'array') return items.map(([, inner]) => unpack(inner));
    if (node.kind === 'object') return Object.fromEntries(items.map(([k, inner]) => [k, unpack(inner)]));
    if (node.kind === 'error') return new Error(String(node.value));
    const id = node.id ?? 0;
    if (node.kind === 'function') return (...args: unknown[]) => send({ type: 'call', id, args: pack(args) });
    if (node.kind === 'promise') return new Promise((resolve, reject) => promises.set(id, { resolve, reject }));
    return node.value;
  };

  const answer = (act: () => unknown): void => {
    let packet: Packet;
    try {
      packet = { type: 'reply', isKept: true, value: pack(act()) };
    } catch (error) {
      packet = { type: 'reply', isKept: false, value: pack(error) };
    }
    dispatch(new CustomEvent(sendAs, { detail: packet }));
  };

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

  return { post: (name, value) => send({ type: 'post', name, value: pack(value) }) };
};
