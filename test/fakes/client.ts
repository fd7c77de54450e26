import type { Client } from '../../src/main/core/api/client.ts';
import type { Path } from '../../src/main/core/api/endpoints/index.ts';
import { type Failure, fail, ok } from '../../src/shared/failure.ts';

/** What the fake account looks like: shares of what was sent, in percent. */
export interface FakeMail {
  sent: number;
  bouncePercent: number;
  spamPercent: number;
  /** Rows of the history that could not be read. */
  unreadRows: number;
  /** How many of a hundred bounces are hard. */
  hardPercent: number;
  /** When the newest event happened; none by default. */
  newestEventAt: number | undefined;
}

interface FakeCall {
  readonly path: Path;
  readonly request: Readonly<Record<string, unknown>>;
}

export interface FakeClient extends Pick<Client, 'call'> {
  /** The mail the answers tell of; change it as the story needs. */
  readonly mail: FakeMail;
  /** Every call that was made, oldest first. */
  readonly calls: FakeCall[];
  /** Makes a path (or every path, `*`) fail; undefined lets it answer again. */
  readonly break: (path: Path | '*', failure: Failure | undefined) => void;
  /** Holds answers back, all or those of some calls, until the returned function is called. */
  readonly hold: (isHeld?: (call: FakeCall) => boolean) => () => void;
  /** The most calls that ever were under way at the same time. */
  readonly mostAtOnce: () => number;
}

/** SMTP2GO's statistics as the client gives them, without network or wire. Ends a held call when its signal aborts. */
export function fakeClient(): FakeClient {
  const mail: FakeMail = {
    sent: 10_000,
    bouncePercent: 2,
    spamPercent: 0.01,
    unreadRows: 0,
    hardPercent: 75,
    newestEventAt: undefined,
  };
  const calls: FakeCall[] = [];
  const broken = new Map<Path | '*', Failure>();
  let held: { readonly released: Promise<void>; readonly isHeld: (call: FakeCall) => boolean } | undefined;
  let underWay = 0;
  let most = 0;

  const dataOf = ({ path, request }: FakeCall): unknown => {
    const { sent } = mail;
    const bounces = Math.round((sent * mail.bouncePercent) / 100);
    const spam = Math.round((sent * mail.spamPercent) / 100);
    switch (path) {
      case 'stats/email_bounces':
        return { emails: 300_000, rejects: 40, softbounces: 1000, hardbounces: 2000 };
      case 'stats/email_spam':
        return { emails: 300_000, rejects: 40, spams: 30 };
      case 'stats/email_cycle':
        return { cycle_start: 1, cycle_end: 2, cycle_used: 100, cycle_remaining: 900, cycle_max: 1000 };
      case 'stats/email_history':
        return { history: [{ username: 'shop', used: sent, bounces, spam, rejects: 10, unsubscribes: 3 }] };
      case 'activity/search': {
        const hard = Math.round((bounces * mail.hardPercent) / 100);
        const kinds: Readonly<Record<string, number>> = { 'hard-bounced': hard, 'soft-bounced': bounces - hard };
        const { event_types } = request;
        const asked = Array.isArray(event_types) ? event_types.map(String) : [];
        const total = asked.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0);
        return { total_events: total, events: mail.newestEventAt === undefined ? [] : [{ date: mail.newestEventAt }] };
      }
      default:
        throw new Error(`The fake client does not know ${path}`);
    }
  };

  return {
    mail,
    calls,
    mostAtOnce: () => most,
    break: (path, failure) => {
      if (failure) broken.set(path, failure);
      else broken.delete(path);
    },
    hold: (isHeld = () => true) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = { released: promise, isHeld };
      return () => {
        held = undefined;
        resolve();
      };
    },
    call: async (path, request, options) => {
      const made = { path, request: { ...request } };
      calls.push(made);
      underWay += 1;
      most = Math.max(most, underWay);
      const aborted = new Promise<void>((resolve) => options?.signal?.addEventListener('abort', () => resolve()));
      if (held?.isHeld(made)) await Promise.race([held.released, aborted]);
      underWay -= 1;
      if (options?.signal?.aborted) return fail({ kind: 'cancelled' });
      const failure = broken.get(path) ?? broken.get('*');
      if (failure) return fail(failure);
      // `dataOf` answers each path in its own shape, which no type can follow through the switch.
      return ok({
        data: dataOf(made) as never,
        requestId: undefined,
        skippedRows: path === 'stats/email_history' ? mail.unreadRows : 0,
      });
    },
  };
}
