import { createCustomer } from '../../../src/simulator/customer.ts';
import { createKeyRing } from '../../../src/simulator/keys.ts';
import { USUAL_QUIRKS } from '../../../src/simulator/quirks.ts';
import { ROUTES } from '../../../src/simulator/routes/index.ts';
import type { Scenario } from '../../../src/simulator/traffic.ts';
import { createWorld, type World } from '../../../src/simulator/world.ts';

export const NOON = Date.UTC(2026, 10, 24, 12);
export const SECOND = 1_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

type WorldSetting = {
  scenario?: Scenario;
  scenarioDelayMs?: number;
  mailsPerDay?: number;
  seed?: number;
  speed?: number;
};

/** A world with a clock of its own that starts at noon and is moved by hand. */
export const worldAtNoon = (setting: WorldSetting = {}): { world: World; clock: { now: number } } => {
  const clock = { now: NOON };
  const world = createWorld({
    seed: 7,
    mailsPerDay: 300,
    speed: 1,
    scenario: 'calm',
    scenarioDelayMs: 0,
    ...setting,
    now: () => clock.now,
  });
  return { world, clock };
};

/** Calls a route without HTTP and gives its data; throws what the call was refused for. */
export const ask = (world: World, path: string, body: Record<string, unknown> = {}): unknown => {
  const route = ROUTES.find((entry) => entry.path === path);
  if (route === undefined) throw new Error(`no route ${path}`);
  const customer = createCustomer(world, 7);
  const { add, revoke } = createKeyRing([]);
  const key = add({});
  const outcome = route.answer(body, { world, customer, quirks: USUAL_QUIRKS, key, keys: [key], revoke });
  if ('refused' in outcome) throw new Error(`${outcome.refused.field}: ${outcome.refused.text}`);
  return 'bare' in outcome ? outcome.bare : outcome.data;
};

export type HistoryRow = Record<
  'used' | 'bytecount' | 'bounces' | 'clicks' | 'opens' | 'rejects' | 'spam' | 'unsubscribes',
  number
> & { readonly email_address?: string; readonly username?: string; readonly subaccount?: string };
export type History = {
  readonly count: number;
  readonly bounce_percent_total: number;
  readonly spam_percent_total: number;
  readonly history: readonly HistoryRow[];
};
export type ActivityRow = {
  readonly event: string;
  readonly date: string;
  readonly email_id: string;
  readonly byte_size: number;
  readonly username: string;
};
export type Activity = {
  readonly events: readonly ActivityRow[];
  readonly total_events: number;
  readonly continue_token: string | null;
};

// The simulator's answers are `unknown` on purpose; these tests state what they expect of them and fail where it is not so.
export const history = (world: World, body: Record<string, unknown> = {}): History =>
  ask(world, '/stats/email_history', body) as History;
export const activity = (world: World, body: Record<string, unknown> = {}): Activity =>
  ask(world, '/activity/search', body) as Activity;

export const iso = (ms: number): string => new Date(ms).toISOString();

/** Every page of a search, one after the other. */
export const allPages = (
  world: World,
  body: Record<string, unknown>,
  between: () => void = () => undefined,
): ActivityRow[] => {
  const rows: ActivityRow[] = [];
  let token: string | null = '';
  while (token !== null) {
    const page: Activity = activity(world, { ...body, ...(token === '' ? {} : { continue_token: token }) });
    rows.push(...page.events);
    token = page.continue_token;
    between();
  }
  return rows;
};
