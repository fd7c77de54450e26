import { Worker } from 'node:worker_threads';
import type { ReportSource } from '../ports.ts';

/**
 * Checks the files of all stores. Reading a database blocks its thread, so a program in a thread of its own does it
 * (store/check-worker.ts), which is ended when the time is up.
 */
export const storedDataSource = (program: string, dataFolder: string): ReportSource => ({
  name: 'stored-data',
  title: 'Stored data',
  limitMs: 20_000,
  read: (say, signal) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(program, { workerData: dataFolder });
      worker.on('message', (message: unknown) => {
        if (typeof message === 'string') say(message);
        else if (typeof message !== 'object' || message === null || !('problem' in message)) resolve();
        else if (message.problem === undefined) resolve();
        else reject(new Error(String(message.problem)));
      });
      worker.once('error', reject);
      worker.once('exit', () => resolve());
      signal.addEventListener('abort', () => void worker.terminate());
    }),
});
