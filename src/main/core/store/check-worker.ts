import { parentPort, workerData } from 'node:worker_threads';
import { errorText } from '../../../shared/failure.ts';
import { checkStores } from './check-stores.ts';

/**
 * A program of its own: checks the stores in the folder it is given, and sends each line as a message, then a last one
 * that says how it ended. An error thrown here could overtake the lines before it.
 */
const end = (problem?: string): void => parentPort?.postMessage({ problem });

try {
  checkStores(String(workerData), (line) => parentPort?.postMessage(line));
  end();
} catch (error) {
  end(errorText(error));
}
