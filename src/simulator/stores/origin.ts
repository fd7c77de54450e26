import type { Subaccount } from '../subaccounts.ts';
import type { World } from '../world.ts';

/** Where the content of an account comes from. */
export type Origin = {
  readonly world: World;
  /** The account's own randomness. */
  readonly key: number;
  /** Undefined: the master account. */
  readonly subaccount: Subaccount | undefined;
  /** The account's main domain. */
  readonly domain: string;
};
