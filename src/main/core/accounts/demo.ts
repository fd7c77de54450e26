import { errorText, fail, ok, type Result } from '../../../shared/failure.ts';
import type { Demo, Ports } from '../ports.ts';

/** The simulator behind the demo account. Starting it again returns the one that is already running. */
export interface DemoService {
  readonly start: () => Promise<Result<Demo>>;
  readonly stop: () => Promise<void>;
}

export function createDemoService({ startDemo, log }: Pick<Ports, 'startDemo' | 'log'>): DemoService {
  let running: Promise<Result<Demo>> | undefined;

  const begin = async (): Promise<Result<Demo>> => {
    try {
      return ok(await startDemo());
    } catch (error) {
      log.warn(`demo: could not start the simulator: ${errorText(error)}`);
      running = undefined;
      return fail({ kind: 'offline', reason: `the simulator did not start (${errorText(error)})` });
    }
  };

  return {
    start: () => {
      running ??= begin();
      return running;
    },
    stop: async () => {
      const stopping = running;
      running = undefined;
      const started = await stopping;
      if (started?.ok) await started.data.stop();
    },
  };
}
