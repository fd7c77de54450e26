import { redact } from '../../../shared/redact.ts';
import type { Log, LogLine } from '../ports.ts';
import { createSecretValues, secretsIn } from './secret-values.ts';

export type LogLevel = 'info' | 'warn' | 'error';

/** The most characters of one entry; and how many are looked at, since hiding makes a text shorter. */
const LONGEST = 8_000;
const LOOKED_AT = 4 * LONGEST;
const MOST_STACK_LINES = 30;
const MOST_CAUSES = 200;
/** Errors within errors, by `cause`. */
const DEEPEST = 4;

/** Writes every line through `write`, without what must not be in it. */
export function createLog(write: (level: LogLevel, text: string) => void): Log {
  const secrets = createSecretValues();
  const listeners: ((line: LogLine) => void)[] = [];
  /** How often each cause was logged. */
  const counts = new Map<string, number>();

  const clean = (text: string): string => {
    const hidden = redact(secrets.hideIn(text.slice(0, LOOKED_AT)));
    // A later line must not look like an entry of its own, whatever somebody else's text says.
    const lines = hidden.slice(0, LONGEST).split(/[\r\n\u2028\u2029]+/);
    return lines.map((line) => line.replace(/\p{Cc}+/gu, ' ').trim()).join('\n    ');
  };

  return {
    info: (line) => write('info', clean(line)),
    warn: (line) => write('warn', clean(line)),
    error: (line, error) => {
      const [first, ...stack] = clean(`${line}: ${describe(error)}`)
        .split('\n')
        .slice(0, MOST_STACK_LINES);
      const cause = `${first}${stack[0]}`;
      const count = (counts.get(cause) ?? 0) + 1;
      // The newest cause takes the place of the oldest.
      counts.delete(cause);
      counts.set(cause, count);
      const [oldest] = counts.keys();
      if (counts.size > MOST_CAUSES && oldest !== undefined) counts.delete(oldest);
      if (count > 1) {
        if (Number.isInteger(Math.log10(count))) write('error', `${first} (${count} times)`);
        return;
      }
      write('error', [first, ...stack].join('\n'));
      for (const tell of listeners) tell(line);
    },
    onMistake: (tell) => {
      listeners.push(tell);
    },
    hide: (value) => secretsIn(value).forEach(secrets.add),
  };
}

/** An error with its stack and what caused it. Anything can be thrown, so this must not throw in turn. */
function describe(error: unknown, depth = 1): string {
  try {
    if (typeof error === 'string') return error;
    if (!(error instanceof Error)) return `thrown: ${String(error)}`;
    const text = error.stack || `${error.name}: ${error.message}`;
    return error.cause === undefined || depth === DEEPEST
      ? text
      : `${text}\nbecause of ${describe(error.cause, depth + 1)}`;
  } catch {
    return 'thrown: something that cannot be described';
  }
}
