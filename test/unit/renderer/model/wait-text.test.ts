import { expect, it } from 'vitest';
import { waitText } from '../../../../src/renderer/model/wait-text.ts';

it.each([
  [12_000, 'relaywatch', { what: 'Waiting for its turn', left: '12 s' }],
  [11_001, 'relaywatch', { what: 'Waiting for its turn', left: '12 s' }],
  [90_000, 'relaywatch', { what: 'Waiting for its turn', left: '90 s' }],
  [-500, 'relaywatch', { what: 'Waiting for its turn', left: '1 s' }],
  [600_000, 'smtp2go', { what: 'Waiting, because SMTP2GO asked for a pause', left: '10 min' }],
] as const)('a wait of %d ms because of %s is told with what is left', (ms, by, text) => {
  expect(waitText({ until: 1_000_000 + ms, by }, 1_000_000)).toEqual(text);
});
