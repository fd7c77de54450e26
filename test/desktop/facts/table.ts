import { BRIDGE_AND_PRELOAD } from './bridge.ts';
import { ERRORS } from './errors.ts';
import type { Fact } from './fact.ts';
import { HANDS } from './hands.ts';
import { IPC } from './ipc.ts';
import { NETWORK } from './network.ts';
import { OBJECTS } from './objects.ts';
import { PAGE } from './page.ts';
import { QUITTING } from './quitting.ts';
import { SHELL } from './shell.ts';
import { WAYLAND } from './wayland.ts';
import { WINDOWS } from './windows.ts';

/** Every fact. */
export const FACTS: readonly Fact[] = [
  ...QUITTING,
  ...OBJECTS,
  ...WINDOWS,
  ...WAYLAND,
  ...SHELL,
  ...ERRORS,
  ...NETWORK,
  ...PAGE,
  ...BRIDGE_AND_PRELOAD,
  ...IPC,
  ...HANDS,
];
