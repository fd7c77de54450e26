import { existsSync, readFileSync } from 'node:fs';
import type { NativeImage, nativeImage as Statics } from 'electron';
import { decodePng, isPng, type Pixels } from './png.ts';
import { notImplemented, standIn } from './stand-in.ts';

interface Representation extends Pixels {
  readonly png: Buffer;
}

type Representations = Map<number, Representation>;

/** The pictures behind each image, for the tray and notifications; the key is what the application holds. */
const representationsOf = new WeakMap<NativeImage, Representations>();

/** The pictures of an image, by scale factor. */
export const pixelsOf = (image: NativeImage): ReadonlyMap<number, Pixels> => representationsOf.get(image) ?? new Map();

/** Scales Electron looks for beside a file (documentation of nativeImage, "High resolution image"). */
const SCALES = [1, 1.25, 1.33, 1.4, 1.5, 1.8, 2, 2.5, 3, 4, 5];

const read = (bytes: Buffer): Representation => {
  if (!isPng(bytes)) throw notImplemented('nativeImage of anything but PNG');
  return { ...decodePng(bytes), png: bytes };
};

const DATA_URL = /^data:image\/png;base64,/;

const create = (representations: Representations): NativeImage => {
  let isTemplate = false;
  /** The representation for a scale, or the nearest larger, or the largest. */
  const at = (scale = 1): Representation | undefined => {
    const scales = [...representations.keys()].sort((a, b) => a - b);
    return representations.get(scales.find((candidate) => candidate >= scale) ?? scales.at(-1) ?? 1);
  };
  const sizeAt = (scale = 1): { width: number; height: number } => {
    const [found = 1] = [...representations].find(([, candidate]) => candidate === at(scale)) ?? [];
    const { width = 0, height = 0 } = at(scale) ?? {};
    return { width: Math.round(width / found), height: Math.round(height / found) };
  };
  const image = standIn<NativeImage>('NativeImage', {
    isEmpty: () => representations.size === 0,
    getSize: sizeAt,
    getScaleFactors: () => [...representations.keys()],
    toPNG: (options = {}) => at(options.scaleFactor)?.png ?? Buffer.alloc(0),
    toDataURL: (options = {}) => `data:image/png;base64,${at(options.scaleFactor)?.png.toString('base64') ?? ''}`,
    // Skia's order on little-endian machines: blue, green, red, alpha
    toBitmap: (options = {}) => {
      const { rgba } = at(options.scaleFactor) ?? { rgba: new Uint8Array() };
      return Buffer.from(rgba.map((_, byte) => rgba[byte + ([2, 0, -2, 0][byte % 4] ?? 0)] ?? 0));
    },
    addRepresentation: ({ scaleFactor = 1, buffer, dataURL }) => {
      const bytes = buffer ?? Buffer.from(dataURL?.replace(DATA_URL, '') ?? '', 'base64');
      representations.set(scaleFactor, read(bytes));
    },
    setTemplateImage: (wanted) => {
      isTemplate = wanted;
    },
    isTemplateImage: () => isTemplate,
  });
  representationsOf.set(image, representations);
  return image;
};

/** As Electron: a file that is missing or unreadable gives an empty image. */
const createFromPath = (path: string): NativeImage => {
  const found: Representations = new Map();
  for (const scale of SCALES) {
    const file = scale === 1 ? path : path.replace(/(\.[^.]+)?$/, `@${scale}x$1`);
    if (existsSync(file)) found.set(scale, read(readFileSync(file)));
  }
  return create(found);
};

export const nativeImage: typeof Statics = standIn<typeof Statics>('nativeImage', {
  createEmpty: () => create(new Map()),
  createFromPath,
  createFromBuffer: (buffer, options = {}) => create(new Map([[options.scaleFactor ?? 1, read(buffer)]])),
  createFromDataURL: (url) => {
    if (!DATA_URL.test(url)) throw notImplemented('nativeImage of anything but PNG');
    return create(new Map([[1, read(Buffer.from(url.replace(DATA_URL, ''), 'base64'))]]));
  },
});

/** Options of Electron that take an image or the path of one. */
export const imageFrom = (given: NativeImage | string): NativeImage =>
  typeof given === 'string' ? createFromPath(given) : given;
