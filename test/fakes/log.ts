import type { Log } from '../../src/main/core/ports.ts';

export interface FakeLog extends Log {
  readonly warnings: string[];
  /** What was logged as a mistake of ours, with its error. */
  readonly mistakes: (readonly [string, unknown])[];
}

/** A log that remembers what it was warned of, and the mistakes. */
export function fakeLog(): FakeLog {
  const warnings: string[] = [];
  const mistakes: (readonly [string, unknown])[] = [];
  return {
    warnings,
    mistakes,
    info: () => undefined,
    warn: (line) => warnings.push(line),
    error: (line, error) => mistakes.push([line, error]),
    onMistake: () => undefined,
    hide: () => undefined,
  };
}
