/**
 * Wraps `work` so that only one call per key is in flight: a second caller, such as a double click, gets the result of
 * the first.
 */
export function singleFlight<Input, Output>(
  keyOf: (input: Input) => string,
  work: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  const inFlight = new Map<string, Promise<Output>>();
  return (input) => {
    const key = keyOf(input);
    const promise = inFlight.get(key) ?? work(input).finally(() => inFlight.delete(key));
    inFlight.set(key, promise);
    return promise;
  };
}
