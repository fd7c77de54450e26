import { parentPort, workerData } from 'node:worker_threads';
import { checkStores } from './check-stores.ts';

/** A program of its own: checks the stores in the folder it is given, and sends each line as a message. */
checkStores(String(workerData), (line) => parentPort?.postMessage(line));
