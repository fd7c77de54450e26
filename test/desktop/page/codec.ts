/** Text for what Electron's IPC can carry: the structured clone of plain values (no functions, promises, symbols, DOM). */
export interface Codec {
  /** Throws `An object could not be cloned.` as Electron does; throws by name on a cycle, which Electron can send. */
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/**
 * Runs in Node and, as text, in the page's isolated world: it may use nothing from outside its own body. Plain JSON stays
 * plain; whatever JSON lacks becomes an array that starts with a letter, and real arrays become `['a', ...]`.
 */
export const createCodec = (): Codec => {
  const toBase64 = (bytes: Uint8Array): string => {
    let binary = '';
    for (let at = 0; at < bytes.length; at += 32_768) {
      binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    }
    return btoa(binary);
  };
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

  const packObject = (value: object, open: readonly object[]): unknown => {
    if (open.includes(value)) throw new Error('stand-in: a value that contains itself cannot be sent');
    const pack = (inner: unknown) => packValue(inner, [...open, value]);
    if (Array.isArray(value)) return ['a', ...value.map(pack)];
    if (value instanceof Date) return ['d', value.getTime()];
    if (value instanceof Map) return ['m', ...[...value].map(([k, v]) => [pack(k), pack(v)])];
    if (value instanceof Set) return ['s', ...[...value].map(pack)];
    if (value instanceof RegExp) return ['r', value.source, value.flags];
    if (value instanceof Error) return ['e', value.name, value.message, value.stack];
    if (value instanceof ArrayBuffer) return ['b', toBase64(new Uint8Array(value))];
    if (ArrayBuffer.isView(value))
      return ['b', toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
    if (Object.prototype.toString.call(value) !== '[object Object]') throw new Error('An object could not be cloned.');
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, pack(v)]));
  };

  const packValue = (value: unknown, open: readonly object[]): unknown => {
    if (value === undefined) return ['u'];
    if (typeof value === 'bigint') return ['i', String(value)];
    if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
      return ['n', Object.is(value, -0) ? '-0' : String(value)];
    }
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.');
    return typeof value === 'object' && value !== null ? packObject(value, open) : value;
  };

  const unpackers: Record<string, (parts: readonly unknown[]) => unknown> = {
    u: () => undefined,
    i: ([text]) => BigInt(String(text)),
    n: ([text]) => Number(text),
    a: (parts) => parts.map(unpack),
    d: ([ms]) => new Date(ms === null ? Number.NaN : Number(ms)),
    m: (parts) => new Map((parts as [unknown, unknown][]).map(([k, v]) => [unpack(k), unpack(v)])), // packed as pairs
    s: (parts) => new Set(parts.map(unpack)),
    r: ([source, flags]) => new RegExp(String(source), String(flags)),
    e: ([name, message, stack]) => Object.assign(new Error(String(message)), { name, stack }),
    b: ([text]) => fromBase64(String(text)),
  };

  const unpack = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const [letter, ...parts]: unknown[] = value;
      return unpackers[String(letter)]?.(parts);
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, unpack(v)]));
  };

  return {
    encode: (value) => JSON.stringify(packValue(value, [])),
    decode: (text) => unpack(JSON.parse(text)),
  };
};
