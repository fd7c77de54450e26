import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measured } from './measure.ts';
import { type Part, reportOf, withReport } from './report.ts';
import { LIVED_DAYS } from './time.ts';
import type { Done, Job } from './worker.ts';
import { REPORTED, WORLDS } from './worlds.ts';

/**
 * `npm run worlds [-- --fast] [-- --world NAME] [-- --seeds N] [-- --days N] [-- --write]`: prints what the rules of
 * today come to in the worlds. A run of all worlds and days is written into docs/alerts.md; with `--write`, any.
 */

const PAGE = 'docs/alerts.md';
const PROCESSES = 2;
/** A folder in memory, where there is one. */
const IN_MEMORY = '/dev/shm';

const { values } = parseArgs({
  options: {
    fast: { type: 'boolean', default: false },
    world: { type: 'string', multiple: true },
    seeds: { type: 'string', default: '5' },
    days: { type: 'string', default: String(LIVED_DAYS) },
    write: { type: 'boolean', default: false },
  },
});
const run = { isFast: values.fast, seeds: Number(values.seeds), days: Number(values.days) };
if (!(run.seeds >= 1 && run.days >= 1 && run.days <= LIVED_DAYS))
  throw new Error(`At least one seed, and 1 to ${LIVED_DAYS} days`);
const unknown = values.world?.filter((name) => WORLDS.every((world) => world.name !== name)) ?? [];
if (unknown.length > 0) throw new Error(`There is no world "${unknown.join('", "')}"`);
const chosen = WORLDS.filter(({ name }) => values.world?.includes(name) ?? true);

/** Those with most mail first, so that no process is left alone with one at the end. */
const mailers = ({ accounts }: (typeof WORLDS)[number]): number =>
  accounts.reduce((sum, { streams }) => sum + streams.length, 0);
const jobs: Job[] = chosen
  .toSorted((a, b) => mailers(b) - mailers(a))
  .flatMap(({ name }) => Array.from({ length: run.seeds }, (_, seed) => ({ name, ...run, seed })));
const all = jobs.length;

const measured = new Map<string, Measured[]>();

function start(): Promise<void> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'worker.ts'), {
    env: { ...process.env, TZ: 'UTC', ...(existsSync(IN_MEMORY) ? { TMPDIR: IN_MEMORY } : {}) },
  });
  const next = (): void => {
    const job = jobs.shift();
    if (job) child.send(job);
    else child.disconnect();
  };
  return new Promise((resolve, reject) => {
    child.on('message', ({ job, measured: life, cpuMs }: Done) => {
      const lives = measured.get(job.name) ?? [];
      lives[job.seed] = life;
      measured.set(job.name, lives);
      const done = [...measured.values()].reduce((sum, some) => sum + Object.keys(some).length, 0);
      console.error(`${done} of ${all}: ${job.name}, seed ${job.seed}, ${(cpuMs / 1000).toFixed(1)} s of CPU`);
      next();
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error('A process ended early'))));
    next();
  });
}

await Promise.all(Array.from({ length: PROCESSES }, start));

const livedIn = (isReported: boolean): Part['lived'] =>
  chosen
    .filter(({ name }) => REPORTED.has(name) === isReported)
    .map((world) => ({ world, lives: measured.get(world.name) ?? [] }));
const report = reportOf(
  [
    { title: 'tuned on', lived: livedIn(false) },
    { title: 'only reported', lived: livedIn(true) },
  ],
  run,
);
console.log(report);
const isWhole = chosen.length === WORLDS.length && run.days === LIVED_DAYS;
if (values.write || isWhole) writeFileSync(PAGE, withReport(readFileSync(PAGE, 'utf8'), report, run));
