import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../../src/main/core/api/client.ts';
import { createLimits, UNLIMITED } from '../../src/main/core/api/limits.ts';
import { createLog } from '../../src/main/core/log/log.ts';
import { planPoll } from '../../src/main/core/polling/query-plan.ts';
import { openAccountStore } from '../../src/main/core/store/open.ts';
import { systemClock } from '../../src/main/shell/clock.ts';
import { nodeHttp } from '../../src/main/shell/node-http.ts';
import { localDay } from '../../src/shared/calendar.ts';
import { ok } from '../../src/shared/failure.ts';
import { DEFAULT_RULES } from '../../src/shared/presets.ts';
import { startSimulator } from '../../src/simulator/server.ts';
import { WATCHED, watchedPoller } from '../fixtures/watched.ts';
import { type Bench, timed } from './measure.ts';

const dates = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  start_date: new Date(from).toISOString(),
  end_date: new Date(to).toISOString(),
});
const SILENT = createLog(() => undefined);

/** One whole poll (plan, calls, parse, judge, store) against the same calls through fetch alone. */
export async function pollBench(): Promise<{ readonly bench: Bench; readonly end: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'relaywatch-bench-'));
  const simulator = await startSimulator({ limits: { requestsPerMinute: 1_000_000 } });
  const { store } = openAccountStore({ folder, accountId: WATCHED.id, clock: systemClock, log: SILENT });
  const client = createClient({
    http: nodeHttp,
    clock: systemClock,
    baseUrl: simulator.url,
    getKey: async () => ok(simulator.key),
    // The waits of the real limits would be all there is to measure.
    limits: createLimits(systemClock, UNLIMITED),
  });
  const poller = watchedPoller({ client, store, clock: systemClock, log: SILENT });
  poller.start();
  // The days of the past month are fetched once in an account's life: they are no part of an ordinary poll.
  for (let round = 0; round < 10; round += 1) await poller.checkNow();

  const raw = async () => {
    const now = Date.now();
    const calls = planPoll(DEFAULT_RULES, { now, localMidnight: localDay(now, 0).from, cycleStart: undefined });
    const headers = { 'Content-Type': 'application/json', 'X-Smtp2go-Api-Key': simulator.key };
    for (let first = 0; first < calls.length; first += 3) {
      await Promise.all(
        calls.slice(first, first + 3).map(async (call) => {
          const body = JSON.stringify(
            call.path === 'stats/email_history' ? { group_by: call.groupBy, ...dates(call) } : {},
          );
          return (await fetch(`${simulator.url}/${call.path}`, { method: 'POST', headers, body })).json();
        }),
      );
    }
  };

  return {
    bench: {
      name: 'poll: the default rules of one account',
      unit: 'ms',
      n: 25,
      ours: () => timed(() => poller.checkNow()),
      floor: () => timed(raw),
    },
    end: async () => {
      await poller.stop();
      store.close();
      await simulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
