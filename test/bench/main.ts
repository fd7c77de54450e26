import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { accountStoreBench } from './account-store.ts';
import { type Bench, type Row, run } from './measure.ts';
import { pollBench } from './poll.ts';
import { backTestBench, evaluationBenches } from './rules.ts';
import { windowBenches } from './window.ts';

/** `npm run bench [-- --json FILE]`: ratios against a floor measured in the same run. Nothing passes or fails here. */

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const rows: Row[] = [];

async function measure(...benches: readonly Bench[]): Promise<void> {
  for (const bench of benches) {
    const row = await run(bench);
    rows.push(row);
    const figures = `${row.ours.toFixed(2)} against ${row.floor.toFixed(2)} ${row.unit}`;
    console.log(`${row.ratio.toFixed(2).padStart(7)} x  ${row.name}  (${figures}, median of ${row.n})`);
  }
}

const store = accountStoreBench();
await measure(store.bench);
store.end();

await measure(...evaluationBenches());
const backTest = backTestBench();
await measure(backTest.bench);
backTest.end();

const poll = await pollBench();
await measure(poll.bench);
await poll.end();

const windows = await windowBenches();
await measure(...windows.benches);
await windows.end();

if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
