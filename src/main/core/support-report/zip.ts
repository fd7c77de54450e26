import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. The name is plain ASCII. */
export interface ZipFile {
  readonly name: string;
  readonly text: string;
}

/** The version needed to extract deflated files, and the flag of names in UTF-8 (APPNOTE.TXT 4.4.3 and 4.4.4). */
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;

/** Numbers in little-endian order, each as its value and its size in bytes. */
function fields(...parts: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const buffer = Buffer.alloc(parts.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of parts) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/** Local time as MS-DOS stores it: in steps of two seconds, and no year before 1980. */
function dosTime(at: Date): readonly [time: number, date: number] {
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
  const date = (Math.max(0, at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
  return [time, date];
}

/** A zip archive of text files, all of the time `at` (ms since the epoch), by the format of PKWARE's APPNOTE.TXT. */
export function createZip(files: readonly ZipFile[], at: number): Uint8Array {
  const [time, date] = dosTime(new Date(at));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;

  for (const { name, text } of files) {
    const content = Buffer.from(text);
    const packed = deflateRawSync(content);
    const nameBytes = Buffer.from(name);
    const about = fields(
      [VERSION, 2],
      [UTF8_NAMES, 2],
      [DEFLATED, 2],
      [time, 2],
      [date, 2],
      [crc32(content), 4],
      [packed.length, 4],
      [content.length, 4],
      [nameBytes.length, 2],
      [0, 2], // no extra field
    );
    const file = [Buffer.from('PK\x03\x04'), about, nameBytes, packed];
    // No comment, the first disk, no attributes.
    const place = fields([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    directory.push(Buffer.from('PK\x01\x02'), fields([VERSION, 2]), about, place, nameBytes);
    parts.push(...file);
    offset += file.reduce((sum, { length }) => sum + length, 0);
  }

  const index = Buffer.concat(directory);
  const end = fields([0, 2], [0, 2], [files.length, 2], [files.length, 2], [index.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...parts, index, Buffer.from('PK\x05\x06'), end]);
}
