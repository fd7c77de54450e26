/**
 * `work`, of which only one per key is under way: who asks meanwhile gets the answer that is coming. A second click is
 * the same wish, not another one.
 */
export function joining<Input, Output>(
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
