import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { accountStoreBench } from './account-store.ts';
import { type Bench, type Row, run } from './measure.ts';
import { parseBench } from './parse.ts';
import { pollBench } from './poll.ts';
import { backTestBench, evaluationBenches } from './rules.ts';
import { windowBenches } from './window.ts';

/**
 * `npm run bench [-- store rules poll parse window] [-- --json FILE]`: ratios against a floor measured in the same run.
 * Nothing passes or fails here.
 */

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, window: { type: 'boolean', default: true } },
  allowPositionals: true,
  allowNegative: true,
});
const rows: Row[] = [];

async function measure(...benches: readonly Bench[]): Promise<void> {
  for (const bench of benches) {
    const row = await run(bench);
    rows.push(row);
    const pair = (figures: { readonly ours: number; readonly floor: number }) =>
      `${figures.ours.toFixed(2)} against ${figures.floor.toFixed(2)}`;
    const figures = `median of ${row.n}: ${pair(row)} ${row.unit}, best: ${pair(row.best)}`;
    console.log(`${row.ratio.toFixed(2).padStart(7)} x  ${row.name}  (${figures})`);
  }
}

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  store: async () => {
    const { bench, end } = accountStoreBench();
    await measure(bench);
    end();
  },
  rules: async () => {
    await measure(...evaluationBenches());
    const { bench, end } = backTestBench();
    await measure(bench);
    end();
  },
  poll: async () => {
    const { bench, end } = await pollBench();
    await measure(bench);
    await end();
  },
  parse: () => measure(parseBench()),
  window: async () => {
    if (!values.window) return;
    const { benches, end } = await windowBenches();
    await measure(...benches);
    await end();
  },
};

for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
  const part = PARTS[name];
  if (!part) throw new Error(`There is no benchmark "${name}". There are: ${Object.keys(PARTS).join(', ')}.`);
  await part();
}

if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
