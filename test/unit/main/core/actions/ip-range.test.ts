import { expect, it } from 'vitest';
import { ipRange, rangeText, sameRange } from '../../../../../src/main/core/actions/ip-range.ts';

it.each([
  ['198.51.100.7', '198.51.100.7'],
  ['198.51.100.7/32', '198.51.100.7'],
  ['203.0.113.7/24', '203.0.113.0/24'],
  ['203.0.113.0/24', '203.0.113.0/24'],
  ['255.255.255.255/1', '128.0.0.0/1'],
  ['10.1.2.3/0', '0.0.0.0/0'],
  ['2001:db8::1', '2001:db8::1'],
  ['1.2.3', '1.2.3'],
  ['1.2.3.999', '1.2.3.999'],
])('%s is the same as %s', (entry, same) => expect(sameRange(entry)).toBe(same));

it.each([
  ['203.0.113.7/24', '203.0.113.0 to 203.0.113.255, 256 addresses'],
  ['0.0.0.0/0', '0.0.0.0 to 255.255.255.255, 4,294,967,296 addresses'],
])('%s is %s', (entry, text) => {
  const range = ipRange(entry);
  expect(range && rangeText(range)).toBe(text);
});
