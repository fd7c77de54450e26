import { liveFast } from './live-fast.ts';
import { liveFully } from './live-fully.ts';
import { mailsOf } from './mail.ts';
import { type Measured, measure } from './measure.ts';
import { WORLDS } from './worlds.ts';

/** A process of `npm run worlds`: lives through one world after the other, as it is told. */

/** One life to live. */
export interface Job {
  readonly name: string;
  readonly seed: number;
  readonly days: number;
  readonly isFast: boolean;
}

/** What it came to, and how much CPU it took. */
export interface Done {
  readonly job: Job;
  readonly measured: Measured;
  readonly cpuMs: number;
}

async function live(job: Job): Promise<Done> {
  const { name, seed, days, isFast } = job;
  const world = WORLDS.find((one) => one.name === name);
  if (!world) throw new Error(`There is no world "${name}"`);
  const before = process.cpuUsage();
  const mails = mailsOf(world, seed);
  const life = await (isFast ? liveFast : liveFully)(mails, days);
  const measured = measure(world, mails, life, days);
  const { user, system } = process.cpuUsage(before);
  return { job, measured, cpuMs: (user + system) / 1000 };
}

process.on('message', (job: Job) => {
  live(job).then(
    (done) => process.send?.(done),
    (error: unknown) => {
      console.error(`${job.name}, seed ${job.seed}:`, error);
      process.exit(1);
    },
  );
});
