import type { Fact } from './fact.ts';
import { QUITTING } from './quitting.ts';

/** Every fact. */
export const FACTS: readonly Fact[] = [...QUITTING];
