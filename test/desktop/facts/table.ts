import { ERRORS } from './errors.ts';
import type { Fact } from './fact.ts';
import { NETWORK } from './network.ts';
import { OBJECTS } from './objects.ts';
import { QUITTING } from './quitting.ts';
import { SHELL } from './shell.ts';
import { WINDOWS } from './windows.ts';

/** Every fact. */
export const FACTS: readonly Fact[] = [...QUITTING, ...OBJECTS, ...WINDOWS, ...SHELL, ...ERRORS, ...NETWORK];
