import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDispatcher } from '../../src/main/core/notifications/dispatcher.ts';
import { openAccountStore } from '../../src/main/core/store/open.ts';
import { fakeClock } from '../fakes/clock.ts';
import { fakeLog } from '../fakes/log.ts';
import { fakeNotifier } from '../fakes/notifier.ts';
import { opening } from '../fixtures/changes.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { isSoak } from '../fixtures/runs.ts';

const ACCOUNT = opening(0).incident.accountId;

/** The lines after which to kill, one kill after the other: a hundred of them in the soak. */
function inTurn(lines: readonly number[]): readonly number[] {
  const kills = isSoak ? Math.max(lines.length, 100) : lines.length;
  return Array.from({ length: kills }, (_, nth) => lines[nth % lines.length] ?? 1);
}

/** Runs the child and kills it -9 as soon as it has said `lines` lines; answers all it came to say. */
async function runAndKill(folder: string, from: number, mode: 'shows' | 'holds' | 'waits', lines: number) {
  const script = join(import.meta.dirname, 'kill-child.ts');
  const child = spawn(process.execPath, [script, folder, String(from), mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  expect(await ended).toEqual([null, 'SIGKILL']);
  return said;
}

/** The next start of the application: what it finds, and what it shows. */
function restart(folder: string) {
  const log = fakeLog();
  const { store, problem } = openAccountStore({ folder, accountId: ACCOUNT, clock: fakeClock(), log });
  const notifier = fakeNotifier();
  const dispatcher = createDispatcher({
    notifier,
    clock: fakeClock(),
    locale: 'en-GB',
    deferReason: () => undefined,
    onOpen: () => undefined,
    onAction: () => undefined,
    log,
  });
  dispatcher.register({ accountId: ACCOUNT, store, name: () => 'Northwind', rules: () => [], isOpen: () => true });
  return { store, problem, notifier, dispatcher, log };
}

describe('killed without warning', () => {
  it('between storing a message and showing it, the application shows it once after the next start', async () => {
    const folder = temporaryFolder();
    expect(await runAndKill(folder, 0, 'waits', 2)).toEqual(['opening', `recorded ${opening(0).incident.id} 1`]);

    const { store, problem, notifier, dispatcher } = restart(folder);
    expect(problem).toBeUndefined();
    dispatcher.flush();
    dispatcher.flush();
    expect(notifier.sent.map(({ id }) => id)).toEqual([opening(0).incident.id]);
    notifier.sent[0]?.confirm();
    store.close();

    const next = restart(folder);
    next.dispatcher.flush();
    expect(next.notifier.sent).toEqual([]);
    next.store.close();
  });

  it('at any instant, it loses nothing it was sure of, doubles nothing, and shows the rest once', async () => {
    const folder = temporaryFolder();
    let from = 0;
    const recorded = new Set<string>();
    for (const lines of inTurn([1, 1, 1, 2, 4, 7, 1, 11, 16, 22, 29, 1, 37])) {
      const said = await runAndKill(folder, from, 'shows', lines);
      expect(said.filter((line) => line.startsWith('problem'))).toEqual([]);
      for (const line of said) if (line.startsWith('recorded ')) recorded.add(line.slice('recorded '.length));

      const { store, problem, notifier, dispatcher, log } = restart(folder);
      expect(problem).toBeUndefined();
      const incidents = store.openIncidents().map(({ id }) => store.incidentDetails(id));
      const events = incidents.flatMap((details) => details?.events ?? []);
      const stored = events.map(({ incidentId, sequence }) => `${incidentId} ${sequence}`);
      const unsaid = stored.filter((event) => !recorded.has(event));
      expect([...recorded].filter((event) => !stored.includes(event))).toEqual([]);
      expect(unsaid.length, 'stored, and killed before it could say so').toBeLessThanOrEqual(1);
      expect(new Set(stored).size).toBe(stored.length);

      // Only what the child did last can be open: everything before it was confirmed and stored.
      const pending = store.waitingDeliveries().map(({ incident }) => incident.id);
      expect(pending.length).toBeLessThanOrEqual(1);
      expect(pending).toEqual(
        events.filter(({ delivery }) => delivery?.state === 'pending').map((event) => event.incidentId),
      );
      dispatcher.flush();
      expect(notifier.sent.map(({ id }) => id)).toEqual(pending);
      for (const message of notifier.sent) message.confirm();
      dispatcher.flush();
      expect(notifier.sent).toHaveLength(pending.length);
      expect(store.waitingDeliveries()).toEqual([]);
      expect(log.warnings).toEqual([]);

      for (const event of unsaid) recorded.add(event);
      from = incidents.length;
      store.close();
    }
    expect(recorded.size).toBeGreaterThan(30);
  });

  it('at any instant of a hold, it loses nothing and tells all of it in one digest after the next start', async () => {
    const folder = temporaryFolder();
    let from = 0;
    const recorded = new Set<string>();
    for (const lines of inTurn([1, 2, 3, 6, 1, 10, 15])) {
      const said = await runAndKill(folder, from, 'holds', lines);
      expect(said.filter((line) => line.startsWith('problem') || line.startsWith('shown'))).toEqual([]);
      for (const line of said) if (line.startsWith('recorded ')) recorded.add(line.slice('recorded '.length));
      const { store } = restart(folder);
      from = store.openIncidents().length;
      store.close();
    }
    const { store, notifier, dispatcher, log } = restart(folder);
    const held = store.waitingDeliveries().map(({ event }) => `${event.incidentId} ${event.sequence}`);
    expect([...recorded].filter((event) => !held.includes(event))).toEqual([]);
    dispatcher.flush();
    expect(notifier.sent).toHaveLength(1);
    expect(notifier.sent[0]?.title).toBe(`While it was quiet: ${from} incidents opened, ${from} still open`);
    notifier.sent[0]?.confirm();
    dispatcher.flush();
    expect(notifier.sent).toHaveLength(1);
    expect(store.waitingDeliveries()).toEqual([]);
    expect(log.warnings).toEqual([]);
    store.close();
  });
});
