/** An IPv4 address or range, as numbers. */
export interface IpRange {
  /** Without the bits of a host. */
  readonly first: number;
  /** How many of the 32 bits are fixed. */
  readonly prefix: number;
  /** In its usual form: an address, or a range without the bits of a host. */
  readonly text: string;
}

const dotted = (address: number): string => [24, 16, 8, 0].map((bits) => (address >>> bits) & 255).join('.');

/** Parses what the schema of an action has checked; undefined for any other entry of a list. */
export function ipRange(entry: string): IpRange | undefined {
  const [address = '', bits = '32'] = entry.trim().split('/');
  const parts = address.split('.').map(Number);
  const prefix = Number(bits);
  const isRange = parts.length === 4 && parts.every((part) => part >= 0 && part <= 255) && prefix >= 0 && prefix <= 32;
  if (!isRange) return undefined;
  const given = parts.reduce((sum, part) => sum * 256 + part, 0);
  const first = prefix === 0 ? 0 : (given & (-1 << (32 - prefix))) >>> 0;
  return { first, prefix, text: prefix === 32 ? dotted(first) : `${dotted(first)}/${prefix}` };
}

/** The same for every way to write an address or a range. */
export const sameRange = (entry: string): string => ipRange(entry)?.text ?? entry;

/** The addresses of a range: `203.0.113.0 to 203.0.113.255, 256 addresses`. */
export function rangeText({ first, prefix }: IpRange): string {
  const size = 2 ** (32 - prefix);
  return `${dotted(first)} to ${dotted(first + size - 1)}, ${size.toLocaleString('en')} addresses`;
}
