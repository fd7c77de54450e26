import { inflateSync } from 'node:zlib';

/** A picture as rows of red, green, blue, alpha bytes. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bytes per pixel by colour type (PNG specification 11.2.2), at the one depth in use: 8 bits. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

const paeth = (left: number, up: number, corner: number): number => {
  const p = left + up - corner;
  const [dl, du, dc] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
  if (dl <= du && dl <= dc) return left;
  return du <= dc ? up : corner;
};

/** Undoes the per-row filters (PNG specification 9). */
const unfilter = (raw: Uint8Array, width: number, height: number, channels: number): Uint8Array => {
  const stride = width * channels;
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= channels ? (out[at - channels] ?? 0) : 0;
      const up = y > 0 ? (out[at - stride] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (out[at - stride - channels] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return out;
};

/** Whether the bytes are a PNG. */
export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.equals(bytes.subarray(0, 8));

/** Decodes an 8-bit PNG without interlace; throws by name on any other. */
export const decodePng = (bytes: Buffer): Pixels => {
  const data: Buffer[] = [];
  let palette: Uint8Array = new Uint8Array();
  let alphas: Uint8Array = new Uint8Array();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const chunk = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IDAT') data.push(chunk);
    if (type === 'PLTE') palette = chunk;
    if (type === 'tRNS') alphas = chunk;
    at += 12 + length;
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth, colour, , , interlace] = bytes.subarray(24, 29);
  const channels = CHANNELS[colour ?? -1];
  if (depth !== 8 || interlace !== 0 || channels === undefined) {
    throw new Error(
      `stand-in: a PNG of depth ${depth}, colour type ${colour}, interlace ${interlace} is not implemented`,
    );
  }
  const samples = unfilter(inflateSync(Buffer.concat(data)), width, height, channels);
  const rgba = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [a = 0, b = 0, c = 0, d = 0] = samples.subarray(pixel * channels, (pixel + 1) * channels);
    const colours: Record<number, readonly number[]> = {
      0: [a, a, a, 255],
      2: [a, b, c, 255],
      3: [...palette.subarray(a * 3, a * 3 + 3), alphas[a] ?? 255],
      4: [a, a, a, b],
      6: [a, b, c, d],
    };
    rgba.set(colours[colour ?? 0] ?? [], pixel * 4);
  }
  return { width, height, rgba };
};
