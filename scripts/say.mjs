const startedAt = Date.now();

/** Seconds as a person reads them: `0.4 s`, `36 s`, `2 min 5 s`. */
export const duration = (/** @type {number} */ ms) => {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** @type {NodeJS.WritableStream} */
let stream = process.stdout;

/** Progress goes there from now on. */
export const sayTo = (/** @type {NodeJS.WritableStream} */ other) => {
  stream = other;
};

/** Says one line of progress. */
export const say = (/** @type {string} */ line) => {
  stream.write(`${line}\n`);
};

/** Time since this command began, in words. */
export const elapsed = () => duration(Date.now() - startedAt);

/**
 * Does one step of the set-up: says what begins, every 15 s that it still runs, and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const step = async (title, work) => {
  const began = Date.now();
  say(`${title} ...`);
  const stillRunning = setInterval(() => say(`  still at it, ${duration(Date.now() - began)}`), 15_000);
  try {
    const result = await work();
    say(`  done in ${duration(Date.now() - began)}`);
    return result;
  } finally {
    clearInterval(stillRunning);
  }
};

/** A reason to stop that a person can act on: its message is printed alone, without a stack. */
export const cannot = (/** @type {string} */ message) => Object.assign(new Error(message), { name: 'Cannot' });

/** Words for anything thrown: the message alone when it was meant for a person, the whole stack when it is a bug. */
export const explain = (/** @type {unknown} */ error) => {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Cannot' ? error.message : (error.stack ?? error.message);
};
