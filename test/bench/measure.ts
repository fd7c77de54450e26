/** One line of the report. `ratio` is ours by the floor: 1 is as fast as can be, and the lower the better. */
export interface Row {
  readonly name: string;
  readonly ours: number;
  readonly floor: number;
  readonly ratio: number;
  /** The least of each side, which a machine with other work to do falsifies less. */
  readonly best: { readonly ours: number; readonly floor: number };
  readonly unit: string;
  /** How many times each side was measured. */
  readonly n: number;
}

/** Something to be measured: takes one measurement of each side. */
export interface Bench {
  readonly name: string;
  readonly unit: string;
  readonly n: number;
  readonly ours: () => Promise<number> | number;
  readonly floor: () => Promise<number> | number;
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Measures both sides in turn, so that whatever else the machine does meets both alike, and compares medians. */
export async function run({ name, unit, n, ours, floor }: Bench): Promise<Row> {
  const measured = { ours: [] as number[], floor: [] as number[] };
  await floor();
  await ours();
  for (let round = 0; round < n; round += 1) {
    measured.floor.push(await floor());
    measured.ours.push(await ours());
  }
  const [a, b] = [median(measured.ours), median(measured.floor)];
  const best = { ours: Math.min(...measured.ours), floor: Math.min(...measured.floor) };
  return { name, ours: a, floor: b, ratio: a / b, best, unit, n };
}
