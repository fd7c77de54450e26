import { afterEach, beforeEach, expect, it } from 'vitest';
import { startAccount } from '../../../../../src/main/core/accounts/account-runtime.ts';
import { createKeys } from '../../../../../src/main/core/accounts/keys.ts';
import { createClient } from '../../../../../src/main/core/api/client.ts';
import { createLimits } from '../../../../../src/main/core/api/limits.ts';
import { newStatus } from '../../../../../src/main/core/state.ts';
import { openAccountStore } from '../../../../../src/main/core/store/open.ts';
import { baseUrlOf } from '../../../../../src/shared/account.ts';
import type { Sample } from '../../../../../src/shared/alert.ts';
import { DEFAULT_RULES } from '../../../../../src/shared/presets.ts';
import { fakeClock } from '../../../../fakes/clock.ts';
import { testPorts } from '../../../../fakes/ports.ts';
import { fakeState } from '../../../../fakes/state.ts';
import { change } from '../../../../fixtures/changes.ts';
import { BOUNCES_24H } from '../../../../fixtures/incidents.ts';
import { WATCHED } from '../../../../fixtures/watched.ts';

const DAY = 86_400_000;
/** Without polls, three days go by at once. */
const ACCOUNT = { ...WATCHED, paused: true };

let clock: ReturnType<typeof fakeClock>;
let world: ReturnType<typeof testPorts>;

beforeEach(() => {
  clock = fakeClock();
  world = testPorts({ clock, http: () => Promise.reject(new Error('no network')) });
});
afterEach(() => world.remove());

function watch() {
  const { ports } = world;
  const { http, random } = ports;
  const limits = createLimits(clock);
  const state = fakeState({ accounts: [newStatus(ACCOUNT, 'keychain')] });
  return startAccount(
    {
      ports,
      state,
      keys: createKeys(ports.secrets, () => undefined),
      newClient: ({ endpoint }, getKey) =>
        createClient({ http, clock, random, limits, baseUrl: baseUrlOf(endpoint), getKey }),
      rules: { of: () => DEFAULT_RULES, open: () => [] },
      dispatcher: { register: () => () => undefined, flush: () => undefined },
      heartbeats: { polled: () => undefined },
      notice: () => undefined,
    },
    ACCOUNT,
  );
}

it('an account that is kept for months does not fill the disk, and leaves nothing behind when that ends', async () => {
  const sample: Sample = { kind: 'counts', at: clock.now() - 399 * DAY, intervalMs: 1, numerator: 1, denominator: 2 };
  const { store } = openAccountStore({
    folder: world.ports.platform.dataFolder,
    accountId: ACCOUNT.id,
    clock,
    log: world.ports.log,
  });
  store.record(change({ samples: [{ series: BOUNCES_24H, sample }] }));
  store.close();
  const kept = (watched: ReturnType<typeof watch>) => watched.store.samples(BOUNCES_24H, sample.at, sample.at, 10);

  const watched = watch();
  await clock.advance(DAY);
  expect(kept(watched)).toEqual([sample]);
  await clock.advance(2 * DAY);
  expect(kept(watched)).toEqual([]);
  watched.stop();
  expect(clock.waiting()).toBe(0);
});
