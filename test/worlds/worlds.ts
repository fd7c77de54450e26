import type { World } from './world.ts';
import { CALM } from './worlds/calm.ts';
import { NEWSLETTERS } from './worlds/newsletters.ts';
import { PROVIDER_TROUBLES } from './worlds/provider-troubles.ts';
import { SMALL_SENDERS } from './worlds/small-senders.ts';
import { STORMS } from './worlds/storms.ts';

export const WORLDS: readonly World[] = [...NEWSLETTERS, ...SMALL_SENDERS, ...STORMS, ...PROVIDER_TROUBLES, ...CALM];

/**
 * The third that is only reported: nobody may look at these to choose a number. They were chosen before anything had
 * been measured, so that each kind of trouble is among them.
 */
export const REPORTED: ReadonlySet<string> = new Set([
  'offers behind receipts',
  'scanner silent after a password change',
  'one mailbox provider blocks',
  'stolen credential',
  'several accounts, one cause',
  'storm in a brown-out',
  'Black Friday',
  'new account warming up',
  'seasonal sender asleep for a month',
  'nothing wrong, middle',
]);
