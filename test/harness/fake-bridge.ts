import type { AppState } from '../../src/shared/state.ts';
import type { World } from '../fixtures/worlds.ts';

/** What a test finds in the page beside the bridge. */
export interface FakeBridge {
  /** Every call, in order. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  /** Pushes to the page, as the main process does. */
  readonly push: (name: string, value: unknown) => void;
}

declare global {
  interface Window {
    readonly fake: FakeBridge;
  }
}

/**
 * Runs in the page before its first script and stands in for the preload: answers from a world, writes down the calls.
 * Carried over as text, so it may use nothing from outside itself.
 */
export function installFakeBridge(world: World): void {
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const calls: { name: string; input: unknown }[] = [];
  let state: AppState = world.state;
  const push = (name: string, value: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(value);
  };
  /** What the main process keeps for the next window. */
  const KEPT = 'kept by the main process';
  const kept = (): object => JSON.parse(localStorage.getItem(KEPT) ?? '{"recents":[],"drafts":{}}');
  const answer = (name: string, input: unknown): unknown => {
    if (name === 'start') {
      const chosen = world.accountId === undefined ? {} : { accountId: world.accountId };
      return { state, view: { route: world.route, scrollTop: 0, ...chosen }, typed: kept() };
    }
    if (name === 'remember_typed') {
      localStorage.setItem(KEPT, JSON.stringify({ ...kept(), ...(input as object) }));
      return null;
    }
    const answers: Readonly<Record<string, unknown>> = { ...world.answers };
    const { id } = { id: '', ...(input as object) };
    const runs = name === 'run_action' ? world.actions?.[id] : undefined;
    if (runs) {
      if (!Array.isArray(runs)) return runs;
      const before = calls.filter((call) => call.name === name && Object(call.input).id === id).length - 1;
      return runs[Math.min(before, runs.length - 1)];
    }
    const fitting = world.cases?.find(
      ({ call, path, value }) =>
        call === name && path.split('.').reduce<unknown>((at, part) => Object(at)[part], input) === value,
    );
    if (fitting) return fitting.answer;
    if (name in answers) return answers[name];
    if (name === 'change_preferences') {
      state = { ...state, preferences: { ...state.preferences, ...(input as object) } };
      push('state', state);
    }
    if (name === 'list_incidents') return { ok: true, data: { incidents: [], next: undefined } };
    if (name === 'get_incident') return { ok: false, failure: { kind: 'conflict', what: 'This incident' } };
    const silentCalls = ['check_now', 'remember_view', 'dismiss_notice', 'open_link', 'copy_text', 'report_error'];
    return silentCalls.includes(name) ? null : { ok: true, data: null };
  };
  const relaywatch = {
    call: async (name: string, input: unknown) => {
      calls.push({ name, input });
      const isSilent = name === 'run_action' && world.silentActions?.includes(Object(input).id);
      if (isSilent || world.silent?.some((silent) => silent === name)) {
        if (world.waitMs !== undefined) {
          const wait = { until: Date.now() + world.waitMs, by: 'relaywatch' };
          push('progress', { runId: Object(input).runId, done: 0, total: undefined, wait });
        }
        return new Promise(() => undefined);
      }
      return answer(name, input);
    },
    on: (name: string, listener: (value: unknown) => void) => {
      const those = listeners.get(name) ?? new Set();
      listeners.set(name, those.add(listener));
      return () => those.delete(listener);
    },
  };
  Object.assign(window, { relaywatch, fake: { calls, push } });
}
