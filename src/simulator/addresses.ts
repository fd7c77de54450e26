const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+[a-z][a-z0-9-]*[a-z0-9]$`, 'i');

export const isDomain = (text: string): boolean => DOMAIN.test(text);

export const isEmailAddress = (text: string): boolean => {
  const at = text.lastIndexOf('@');
  return /^[^\s@<>",;]{1,64}$/.test(text.slice(0, Math.max(0, at))) && isDomain(text.slice(at + 1));
};

/** A run of IPv4 addresses as its first address and its size, both as numbers. */
type Range = { readonly first: number; readonly size: number };

/** One IPv4 address, or a range in CIDR notation; undefined for anything else. */
export const rangeOf = (text: string): Range | undefined => {
  const [address = '', length = '32', ...rest] = text.split('/');
  const parts = address.split('.');
  const isAddress = parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
  if (!isAddress || rest.length > 0 || !/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  const size = 2 ** (32 - Number(length));
  const number = parts.reduce((sum, part) => sum * 256 + Number(part), 0);
  return { first: number - (number % size), size };
};

/** Whether an address lies within a range; both as texts. */
export const isWithin = (address: string, range: string): boolean => {
  const one = rangeOf(address);
  const all = rangeOf(range);
  return one !== undefined && all !== undefined && one.first >= all.first && one.first < all.first + all.size;
};
