/**
 * `work`, of which only one call per key is in flight: a second caller gets the result of the first. A second click is
 * the same wish, not another one.
 */
export function singleFlight<Input, Output>(
  keyOf: (input: Input) => string,
  work: (input: Input) => Promise<Output>,
): (input: Input) => Promise<Output> {
  const underWay = new Map<string, Promise<Output>>();
  return (input) => {
    const key = keyOf(input);
    const joined = underWay.get(key) ?? work(input).finally(() => underWay.delete(key));
    underWay.set(key, joined);
    return joined;
  };
}
