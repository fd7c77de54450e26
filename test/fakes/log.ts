import type { Log } from '../../src/main/core/ports.ts';

export interface FakeLog extends Log {
  readonly warnings: string[];
}

/** A log that remembers what it was warned of. */
export function fakeLog(): FakeLog {
  const warnings: string[] = [];
  return { warnings, info: () => undefined, warn: (message) => warnings.push(message) };
}
