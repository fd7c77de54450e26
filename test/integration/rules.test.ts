import PQueue from 'p-queue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/main/core/api/client.ts';
import { createLimits } from '../../src/main/core/api/limits.ts';
import { type App, createApp } from '../../src/main/core/app.ts';
import { collectSamples } from '../../src/main/core/polling/collect-samples.ts';
import { createQueryRunner } from '../../src/main/core/polling/query-runner.ts';
import { nodeHttp } from '../../src/main/shell/node-http.ts';
import { COMPARES, GROUPS, Metric, Rule, type Sample, type Series, seriesKey, Window } from '../../src/shared/alert.ts';
import { ok } from '../../src/shared/failure.ts';
import { DEFAULT_RULES } from '../../src/shared/presets.ts';
import { checkRule, whyNotWatchable } from '../../src/shared/rule-check.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { until } from '../fixtures/until.ts';

const INTERVAL = 300_000;
const SCOPES: readonly Rule['scope'][] = [
  { by: 'account' },
  ...GROUPS.map((by): Rule['scope'] => ({ by, members: 'all' })),
];

/** A rule of the grammar; its name says which. */
const ruleOf = (part: Pick<Rule, 'metric' | 'window' | 'scope' | 'compare'>): Rule => {
  const name = [part.metric, part.window, part.scope.by, part.compare].join(' ');
  const minimum = { sent: part.metric === 'quota_used' ? 0 : 100, events: 0 };
  return Rule.parse({ ...DEFAULT_RULES[0], warning: 50, critical: 90, id: name, name, minimum, ...part });
};

const rulesOf = (metric: Metric): readonly Rule[] =>
  Window.options
    .flatMap((window) => SCOPES.flatMap((scope) => COMPARES.map((compare) => ({ metric, window, scope, compare }))))
    .filter((part) => whyNotWatchable(part) === undefined)
    .map(ruleOf);

describe('every rule that can be watched, over a real network', () => {
  let clock: FakeClock;
  let simulator: Simulator;

  beforeEach(async () => {
    clock = fakeClock();
    simulator = await startSimulator({ now: clock.now });
  });
  afterEach(() => simulator.close());

  async function poll(rules: readonly Rule[], activeSeries: readonly Series[] = []) {
    const client = createClient({
      http: nodeHttp,
      clock,
      baseUrl: simulator.url,
      getKey: async () => ok(simulator.key),
      limits: createLimits(clock),
      random: () => 0,
    });
    const queryRunner = createQueryRunner(client, new PQueue({ concurrency: 3 }));
    const now = clock.now();
    const { signal } = new AbortController();
    const answers = await queryRunner.poll({ rules, activeSeries, now, intervalMs: INTERVAL }, signal);
    const seen = collectSamples(answers, rules, activeSeries, now, INTERVAL);
    const samples = new Map(seen.samples.map(({ series, sample }) => [seriesKey(series), sample]));
    return { ...seen, of: (key: string): Sample | undefined => samples.get(key) };
  }

  it.each(Metric.options)('is answered: %s', async (metric) => {
    const rules = rulesOf(metric);
    expect(rules.flatMap((rule) => checkRule(rule))).toEqual([]);
    const seen = await poll(rules);
    expect(seen.failure).toBeUndefined();
    for (const rule of rules) {
      const samples = seen.samples.filter(
        ({ series }) => series.window === rule.window && series.by === rule.scope.by && series.metric === metric,
      );
      const read = samples.filter(({ sample }) => sample.kind === 'counts');
      expect(read.length, rule.name).toBeGreaterThan(0);
      if (rule.compare === 'above') continue;
      const compared = read.filter(({ sample }) => sample.kind === 'counts' && sample.before !== undefined);
      expect(compared.length, rule.name).toBeGreaterThan(0);
    }
    // Of those who have to wait for their turn, only that is said.
    const blind = seen.samples.flatMap(({ sample }) => (sample.kind === 'no_data' ? [sample.why.kind] : []));
    expect(blind.filter((kind) => kind !== 'rate_limited')).toEqual([]);
  });

  it('counts hard and soft bounces that add up to all, of the account and of each user', async () => {
    const parts = (['bounce_rate', 'hard_bounce_rate', 'soft_bounce_rate'] as const).flatMap((metric) =>
      SCOPES.slice(0, 2).map((scope) => ruleOf({ metric, window: '24h', scope, compare: 'above' })),
    );
    const seen = await poll(parts);
    const bounced = seen.samples.filter(({ series }) => series.metric === 'bounce_rate');
    expect(bounced.length).toBeGreaterThan(2);
    for (const { series, sample } of bounced) {
      const kind = (metric: Metric) => seen.of(seriesKey({ ...series, metric }));
      const [hard, soft] = [kind('hard_bounce_rate'), kind('soft_bounce_rate')];
      if (sample.kind !== 'counts' || hard?.kind !== 'counts' || soft?.kind !== 'counts')
        throw new Error(`${seriesKey(series)} is not seen`);
      expect(hard.denominator).toBe(sample.denominator);
      expect({ series, total: hard.numerator + soft.numerator }).toEqual({ series, total: sample.numerator });
    }
  });

  it('sees the window before as it was', async () => {
    const rise = ruleOf({ metric: 'bounce_rate', window: '24h', scope: { by: 'account' }, compare: 'rise' });
    const yesterday = (await poll([rise])).of('bounce_rate/24h/account/');
    await clock.advance(86_400_000);
    const today = (await poll([rise])).of('bounce_rate/24h/account/');
    if (yesterday?.kind !== 'counts' || today?.kind !== 'counts') throw new Error('The account is not seen');
    expect(today.before?.denominator).toBe(yesterday.denominator);
    expect(today.before?.numerator).toBeGreaterThanOrEqual(yesterday.numerator);
  });
});

describe('a rule of a person', () => {
  let simulator: Simulator;
  let around: TestPorts;
  let app: App;

  beforeEach(async () => {
    simulator = await startSimulator();
    around = testPorts();
    app = createApp(around.ports);
  });
  afterEach(async () => {
    await app.stop();
    await simulator.close();
    around.remove();
  });

  it('is saved, watched for each user, explained, and tried on what was stored', async () => {
    const endpoint = { kind: 'custom', baseUrl: simulator.url } as const;
    const connected = await app.handlers.connect_account({ key: simulator.key, name: 'Northwind', endpoint });
    if (!connected.ok) throw new Error(connected.failure.kind);
    const { accountId } = connected.data;
    const each = { metric: 'hard_bounce_rate', window: '24h', scope: { by: 'username', members: 'all' } } as const;
    const { metric, window } = each;
    const list = () => app.handlers.list_members({ accountId, by: 'username', metric, window });
    await until(async () =>
      expect(await list()).toMatchObject({ ok: true, data: expect.arrayContaining(['northwind-crm']) }),
    );
    const rule = ruleOf({ ...each, compare: 'above' });
    expect(await app.handlers.save_rule({ accountId, rule })).toMatchObject({ ok: true });

    const status = () => app.state.getState().accounts.find(({ account }) => account.id === accountId);
    const backTest = () => app.handlers.back_test({ accountId, rule, member: 'northwind-crm' });
    await until(async () =>
      expect(await backTest()).toMatchObject({ ok: true, data: { readings: 1, expected: 8640, incidents: [] } }),
    );
    expect(status()?.plan).toContainEqual({
      path: 'activity/search',
      detail: 'hard bounces by SMTP user, 24 h, at most 20 users at a time',
      rules: [rule.name],
    });
    await until(() => expect(status()?.newestEventAt).toBeGreaterThan(Date.now() - 86_400_000));

    const strict = { ...rule, warning: 0.000_1, pendingForMinutes: 0 };
    expect(await app.handlers.back_test({ accountId, rule: strict, member: 'northwind-crm' })).toMatchObject({
      data: { incidents: [{ level: 'warning', endedAt: undefined }] },
    });
  });
});
