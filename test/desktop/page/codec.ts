/** Text for what Electron's IPC can carry: the structured clone of plain values (no functions, promises, symbols, DOM). */
export interface Codec {
  /** Throws `An object could not be cloned.` as Electron does. */
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/**
 * Runs in Node and, as text, in the page's isolated world: it may use nothing from outside its own body.
 *
 * The text is a list of cells, one for each object, so that an object may stand in several places and contain itself. A cell
 * is a letter and what it takes. A value is a string, number or boolean as in JSON, or a list: `[3]` for the object of cell 3,
 * otherwise a letter for what JSON lacks.
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

  type Cell = readonly [letter: string, ...parts: unknown[]];

  const encode = (whole: unknown): string => {
    const cells: Cell[] = [];
    const places = new Map<object, number>();

    const cellOf = (value: object): Cell => {
      const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
      // `Object.entries` of an array leaves its holes out.
      if (Array.isArray(value)) return ['a', value.length, Object.entries(value).map(([k, v]) => [k, pack(v)])];
      if (value instanceof Date) return ['d', value.getTime()];
      if (value instanceof Map) return ['m', [...value].map(([k, v]) => [pack(k), pack(v)])];
      if (value instanceof Set) return ['s', [...value].map(pack)];
      if (value instanceof RegExp) return ['r', value.source, value.flags];
      if (value instanceof Error) return ['e', value.name, value.message, value.stack];
      if (value instanceof ArrayBuffer) return ['b', toBase64(new Uint8Array(value))];
      if (ArrayBuffer.isView(value))
        return ['v', kind, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
      if (kind !== 'Object') throw new Error('An object could not be cloned.');
      return ['o', Object.entries(value).map(([k, v]) => [k, pack(v)])];
    };

    const pack = (value: unknown): unknown => {
      if (value === undefined) return ['u'];
      if (typeof value === 'bigint') return ['i', String(value)];
      if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
        return ['n', Object.is(value, -0) ? '-0' : String(value)];
      }
      if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.');
      if (typeof value !== 'object' || value === null) return value;
      const known = places.get(value);
      if (known !== undefined) return [known];
      const place = cells.length;
      places.set(value, place);
      cells.push(['']); // filled below: it comes before what it contains
      cells[place] = cellOf(value);
      return [place];
    };
    const root = pack(whole);
    return JSON.stringify([root, cells]);
  };

  const decode = (text: string): unknown => {
    const [root, cells] = JSON.parse(text) as [unknown, Cell[]]; // written above
    const made = new Map<number, object>();
    type Pairs = readonly (readonly [never, unknown])[];

    /** Makes an object, and notes it before what it contains is made. */
    const make = (place: number): object => {
      const [letter, first, second, third] = cells[place] ?? [''];
      const note = <T extends object>(value: T, fill: (value: T) => void = () => undefined): T => {
        made.set(place, value);
        fill(value);
        return value;
      };
      const define = (target: object, pairs: unknown): void => {
        for (const [key, value] of pairs as Pairs) {
          Object.defineProperty(target, key, {
            value: unpack(value),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
      };
      const makers: Record<string, () => object> = {
        o: () => note({}, (object) => define(object, first)),
        a: () => note(new Array(Number(first)), (array) => define(array, second)),
        d: () => note(new Date(first === null ? Number.NaN : Number(first))),
        m: () =>
          note(new Map(), (map) => {
            for (const [key, value] of first as Pairs) map.set(unpack(key), unpack(value));
          }),
        s: () =>
          note(new Set(), (set) => {
            for (const value of first as unknown[]) set.add(unpack(value));
          }),
        r: () => note(new RegExp(String(first), String(second))),
        e: () => note(Object.assign(new Error(String(second)), { name: first, stack: third })),
        b: () => note(fromBase64(String(first)).buffer),
        v: () => {
          const View = Reflect.get(globalThis, String(first)) as new (buffer: ArrayBuffer) => object; // a kind of view
          return note(new View(fromBase64(String(second)).buffer));
        },
      };
      const maker = makers[letter];
      if (!maker) throw new Error(`stand-in: a cell of kind '${letter}' is not implemented`);
      return maker();
    };

    const unpack = (value: unknown): unknown => {
      if (!Array.isArray(value)) return value;
      const [letter, of]: unknown[] = value;
      if (typeof letter === 'number') return made.get(letter) ?? make(letter);
      if (letter === 'i') return BigInt(String(of));
      return letter === 'n' ? Number(of) : undefined;
    };
    return unpack(root);
  };

  return { encode, decode };
};
