import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/main/core/app.ts';
import type { Incident } from '../../src/shared/alert.ts';
import type { Cause } from '../../src/shared/cause.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { type TestPorts, testPorts } from '../fakes/ports.ts';
import { checksOf } from '../fixtures/checks.ts';
import { until } from '../fixtures/until.ts';

const DAY = 86_400_000;
const STORM = 'spring-catalogue@news.northwind.example';

describe('what was behind an incident, over a real network and on a real disk', () => {
  let clock: FakeClock;
  let simulator: Simulator;
  let around: TestPorts;
  let app: App;
  let accountId: string;
  const { status, untilPolled, nextPoll } = checksOf(() => ({ app, clock, accountId }));

  beforeEach(async () => {
    clock = fakeClock();
    // The mailing of a storm takes more than an hour, so that it is still growing when the incident opens.
    simulator = await startSimulator({ now: clock.now, speed: 0.01 });
    around = testPorts({ clock });
    app = createApp(around.ports);
    const connected = await app.handlers.connect_account({
      key: simulator.key,
      name: 'Northwind',
      endpoint: { kind: 'custom', baseUrl: simulator.url },
    });
    if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
    accountId = connected.data.accountId;
    await untilPolled(undefined);
  });
  afterEach(async () => {
    await app.stop();
    await simulator.close();
    around.remove();
  });

  const openStorm = async (): Promise<Incident> => {
    simulator.setScenario('bounce-storm');
    for (let polls = 0; polls < 20; polls += 1) {
      await nextPoll();
      const [incident] = status().openIncidents;
      if (incident) return incident;
    }
    throw new Error('The storm opened nothing');
  };
  const causeOf = async (incident: Incident, as: 'at_opening' | 'now') =>
    app.handlers.get_cause({ accountId, incidentId: incident.id, as });
  const frozen = (incident: Incident): Promise<Cause> =>
    until(async () => {
      const answer = await causeOf(incident, 'at_opening');
      if (!answer.ok || !answer.data) throw new Error(`No cause yet: ${JSON.stringify(answer)}`);
      return answer.data;
    });

  it('names the sender and the replies of a storm, in the figures of the incident itself', async () => {
    const incident = await openStorm();
    const cause = await frozen(incident);
    expect(cause).toMatchObject({ from: incident.openedAt - DAY, to: incident.openedAt, total: incident.numerator });
    expect(cause.read).toBe(cause.total);
    expect(cause.hard + cause.soft).toBe(incident.numerator);
    expect(cause.senders.top[0]?.name).toBe(STORM);
    expect(cause.senders.top[0]?.count).toBeGreaterThan(incident.numerator / 2);
    const senders = cause.senders.top.reduce((sum, { count }) => sum + count, cause.senders.others.count);
    const replies = cause.replies.reduce((sum, { count }) => sum + count, cause.otherReplies.count);
    expect([senders, replies]).toEqual([incident.numerator, incident.numerator]);
    expect(cause.replies[0]).toMatchObject({ code: '550', enhanced: '5.1.1', key: 'not-found' });
    const ofPostfix = cause.replies.filter(({ sample }) => sample.includes('Recipient address rejected: User unknown'));
    expect(ofPostfix).toHaveLength(1);
    expect(cause.blames[0]).toMatchObject({ blame: 'recipient' });
    expect(JSON.stringify(cause.replies)).not.toContain('@');
    expect(cause.deadRecipients.length).toBeGreaterThan(0);
    expect(cause.deadRecipients.length).toBeLessThanOrEqual(cause.hard);
    expect(cause.firstAt).toBeGreaterThanOrEqual(cause.from);
    expect(cause.lastAt).toBeLessThan(cause.to);
  });

  it('stays as it was when it opened, also over a restart, while the cause as of now grows', async () => {
    const incident = await openStorm();
    const cause = await frozen(incident);
    await nextPoll();
    await nextPoll();
    const now = await causeOf(incident, 'now');
    if (!now.ok || !now.data) throw new Error('There is no cause as of now');
    expect(now.data.total).toBeGreaterThan(cause.total);
    expect(now.data.to).toBe(clock.now());
    await app.stop();
    app = createApp(around.ports);
    await app.start();
    await untilPolled(undefined);
    expect(await causeOf(incident, 'at_opening')).toEqual({ ok: true, data: cause });
  });

  it('is taken later, over the same time, when it could not be taken at once, and says when', async () => {
    simulator.setFault('/activity/search', { kind: 'refusal', status: 503, code: 'API_EXCEPTION', text: 'Down' });
    const incident = await openStorm();
    await until(async () => {
      await clock.advance(1000);
      expect(await causeOf(incident, 'at_opening')).toMatchObject({ failure: { kind: 'refused-by-provider' } });
    });
    expect(around.logged.filter((line) => line.includes('could not capture'))).toHaveLength(1);
    simulator.clearFaults();
    await nextPoll();
    const cause = await frozen(incident);
    expect(cause).toMatchObject({ to: incident.openedAt, total: incident.numerator });
    expect(cause.takenAt).toBeGreaterThan(incident.openedAt);
  });

  it('says which permission it lacks, asks once, and is taken when the key has been given it', async () => {
    simulator.setFault('/activity/search', {
      kind: 'refusal',
      status: 400,
      code: 'ENDPOINT_PERMISSION_DENIED',
      text: 'You do not have permission to access this API endpoint',
    });
    const incident = await openStorm();
    const lacking = { ok: false, failure: { kind: 'permission-missing', endpoint: '/activity/search' } };
    await until(async () => expect(await causeOf(incident, 'at_opening')).toMatchObject(lacking));
    await nextPoll();
    await nextPoll();
    // The poll asks as well, for the newest event alone.
    const asked = simulator.requests.filter(({ body }) => body.includes('"limit":1000'));
    expect(asked.map(({ path }) => path)).toEqual(['/activity/search']);
    expect(await causeOf(incident, 'now')).toMatchObject(lacking);
    simulator.clearFaults();
    await clock.advance(1000);
    const { checkedAt } = status().watch;
    app.handlers.check_now({ accountId });
    await untilPolled(checkedAt);
    // What the key may do is asked for beside the poll, and may be known only after it.
    await nextPoll();
    expect(await frozen(incident)).toMatchObject({ to: incident.openedAt, total: incident.numerator });
  });

  it('cannot be told as of now without the network', async () => {
    const incident = await openStorm();
    await frozen(incident);
    await simulator.close();
    const asked = causeOf(incident, 'now');
    await until(async () => {
      await clock.advance(1000);
      expect(await Promise.race([asked, 'waiting'])).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    });
  });
});
