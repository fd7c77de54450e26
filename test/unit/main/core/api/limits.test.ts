import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANES, type Lane } from '../../../../../src/main/core/api/budget.ts';
import {
  createLimits,
  type LimitGroup,
  TERMINAL,
  type TurnRequest,
  UNLIMITED,
} from '../../../../../src/main/core/api/limits.ts';
import type { Failure, Wait } from '../../../../../src/shared/failure.ts';
import { fakeClock } from '../../../../fakes/clock.ts';

/** Five a minute, none of them kept for a lane. */
const FIVE: Partial<TurnRequest> = { group: 'api_keys/add' };

function setUp(...share: [] | [Parameters<typeof createLimits>[1]]) {
  const clock = fakeClock();
  const limits = createLimits(clock, ...share);
  const startedAt = clock.now();
  /** What each request came to, in order: when it started (ms), or why it did not. */
  const ends: (readonly [name: string, end: number | Failure])[] = [];
  const turn = (name: string, request: Partial<TurnRequest> = {}) => {
    const given = { caller: 'a', host: 'api.example', group: 'other', lane: 'person', patienceMs: 60_000 } as const;
    const rest = { signal: new AbortController().signal, onWait: undefined };
    return limits.turn({ ...given, ...rest, ...request }).then((failure) => {
      ends.push([name, failure ?? clock.now() - startedAt]);
      return failure;
    });
  };
  const turns = (count: number, name: string, request: Partial<TurnRequest> = {}) => {
    for (let n = 0; n < count; n += 1) void turn(name, request);
  };
  const startsOf = (name: string) => ends.flatMap(([of, end]) => (of === name && typeof end === 'number' ? [end] : []));
  return { clock, limits, startedAt, ends, turn, turns, startsOf };
}

describe('the limits', () => {
  it('let the documented number through at once, and the next one when the first is a minute old', async () => {
    const { clock, turns, startsOf } = setUp();
    turns(5, 'first', FIVE);
    await clock.advance(10_000);
    turns(1, 'next', FIVE);
    await clock.advance(120_000);
    expect(startsOf('first')).toEqual([0, 0, 0, 0, 0]);
    expect(startsOf('next')).toEqual([61_000]);
    expect(clock.waiting()).toBe(0);
  });

  it('refuse at once what would wait for too long, saying until when', async () => {
    const { clock, startedAt, turn, turns } = setUp();
    turns(5, 'first', FIVE);
    expect(await turn('next', { ...FIVE, patienceMs: 60_999 })).toEqual({
      kind: 'rate-limited',
      until: startedAt + 61_000,
      by: 'relaywatch',
    });
    expect(clock.waiting()).toBe(0);
  });

  it('are one per key and per documented limit', async () => {
    const { clock, turns, startsOf } = setUp();
    turns(5, 'first', FIVE);
    turns(1, 'another key', { ...FIVE, caller: 'b' });
    turns(1, 'another limit');
    await clock.advance(0);
    expect([startsOf('another key'), startsOf('another limit')]).toEqual([[0], [0]]);
  });

  it('give the place of a cancelled request to the next', async () => {
    const { clock, turns, startsOf, ends } = setUp();
    const stop = new AbortController();
    turns(1, 'first', FIVE);
    await clock.advance(30_000);
    turns(4, 'first', FIVE);
    turns(1, 'cancelled', { ...FIVE, signal: stop.signal });
    turns(1, 'next', { ...FIVE, patienceMs: 100_000 });
    await clock.advance(1000);
    stop.abort();
    await clock.advance(120_000);
    expect(ends).toContainEqual(['cancelled', { kind: 'cancelled' }]);
    expect(startsOf('next')).toEqual([61_000]);
    expect(clock.waiting()).toBe(0);
  });

  it('give no turn to a request that was cancelled before', async () => {
    const { turn } = setUp();
    expect(await turn('late', { signal: AbortSignal.abort() })).toEqual({ kind: 'cancelled' });
  });

  it('keep every call of a silenced key waiting, and no other', async () => {
    const { clock, limits, startedAt, turn, turns, startsOf } = setUp();
    limits.silence('a', 90_000);
    limits.silence('a', 60_000);
    expect(await turn('refused')).toEqual({ kind: 'rate-limited', until: startedAt + 90_000, by: 'smtp2go' });
    turns(1, 'another key', { caller: 'b' });
    await clock.advance(50_000);
    turns(1, 'patient');
    await clock.advance(60_000);
    expect([startsOf('another key'), startsOf('patient')]).toEqual([[0], [90_000]]);
  });

  it('refuse a waiting call once a silence makes it too late', async () => {
    const { clock, limits, startedAt, turns, ends } = setUp();
    turns(5, 'first', FIVE);
    await clock.advance(30_000);
    turns(1, 'waiting', { ...FIVE, patienceMs: 45_000 });
    await clock.advance(10_000);
    limits.silence('a', 60_000);
    await clock.advance(0);
    expect(ends.at(-1)).toEqual(['waiting', { kind: 'rate-limited', until: startedAt + 100_000, by: 'smtp2go' }]);
  });

  it('name whoever makes a call wait longest', async () => {
    const { limits, turn, turns } = setUp();
    turns(5, 'first', FIVE);
    limits.silence('a', 60_000);
    const impatient = { ...FIVE, patienceMs: 10_000 };
    expect(await turn('next', impatient)).toMatchObject({ by: 'relaywatch' });
    limits.silence('a', 61_000);
    expect(await turn('next', impatient)).toMatchObject({ by: 'smtp2go' });
  });

  it('tell how long a wait is, again when that changes, and when it is over', async () => {
    const { clock, startedAt, turns } = setUp();
    const told: (Wait | undefined)[] = [];
    const onWait = (wait: Wait | undefined) => told.push(wait);
    turns(5, 'first', FIVE);
    await clock.advance(60_500);
    turns(1, 'too short to tell', { ...FIVE, onWait });
    await clock.advance(4000);
    turns(4, 'first', FIVE);
    expect(told).toEqual([]);
    turns(1, 'behind', { ...FIVE, lane: 'background', patienceMs: 120_000, onWait });
    await clock.advance(30_000);
    turns(1, 'in front', FIVE);
    await clock.advance(120_000);
    const until = startedAt + 61_000 + 61_000;
    expect(told).toEqual([{ until, by: 'relaywatch' }, { until: until + 3500, by: 'relaywatch' }, undefined]);
  });
});

describe('the lanes', () => {
  const patient = { patienceMs: Number.POSITIVE_INFINITY };
  const BULK: Partial<TurnRequest> = { lane: 'background', ...patient };
  const GROUPS: readonly LimitGroup[] = ['activity/search', 'other'];

  it.each(GROUPS)('let a person and a check start at once while a bulk run uses all it may of %s', async (group) => {
    const { clock, turns, startsOf } = setUp();
    turns(100, 'bulk', { ...BULK, group });
    await clock.advance(7_000);
    turns(10, 'person', { group });
    turns(20, 'check', { group, lane: 'check' });
    await clock.advance(0);
    expect(new Set([...startsOf('person'), ...startsOf('check')])).toEqual(new Set([7_000]));
    expect(startsOf('person').length + startsOf('check').length).toBe(30);
  });

  it.each(GROUPS)('let a check start at once while a person uses all of %s, and bulk runs go on', async (group) => {
    const { clock, turns, startsOf } = setUp();
    turns(150, 'person', { group, ...patient });
    await clock.advance(7_000);
    turns(20, 'check', { group, lane: 'check' });
    turns(5, 'bulk', { ...BULK, group });
    await clock.advance(0);
    expect(startsOf('check')).toEqual(Array.from({ length: 20 }, () => 7_000));
    expect(startsOf('bulk')).toEqual(Array.from({ length: 5 }, () => 7_000));
  });

  it('give a free turn to a person before a check, and to a check before a bulk run, whoever came first', async () => {
    const { clock, turns, ends } = setUp();
    const order: readonly Lane[] = ['background', 'check', 'person'];
    turns(5, 'first', FIVE);
    for (const lane of order) turns(2, lane, { ...FIVE, lane, ...patient });
    await clock.advance(200_000);
    expect(ends.slice(5).map(([name]) => name)).toEqual([
      'person',
      'person',
      'check',
      'check',
      'background',
      'background',
    ]);
  });

  it('use the whole limit together', async () => {
    const { clock, turns, ends } = setUp();
    for (const lane of LANES) turns(100, lane, { lane, ...patient });
    await clock.advance(60_000);
    expect(ends.length).toBe(120);
  });

  it('keep all accounts of a host together within 600 a minute, and other hosts out of it', async () => {
    const { clock, turns, startsOf } = setUp();
    const callers = Array.from({ length: 20 }, (_, n) => `account ${n}`);
    for (const caller of callers) turns(20, 'bulk', { ...BULK, caller });
    await clock.advance(1_000);
    for (const caller of callers) {
      turns(5, 'person', { caller });
      turns(10, 'check', { caller, lane: 'check' });
    }
    turns(1, 'elsewhere', { caller: 'account 0 elsewhere', host: 'eu-api.example' });
    await clock.advance(59_000);
    expect(startsOf('bulk').length).toBe(300);
    expect(startsOf('person')).toEqual(Array.from({ length: 100 }, () => 1_000));
    expect(startsOf('check')).toEqual(Array.from({ length: 200 }, () => 1_000));
    expect(startsOf('elsewhere')).toEqual([1_000]);
  });

  it('never let more than a limit through within any minute, whatever the lanes, silences and cancellations', async () => {
    const step = fc.record({
      pauseMs: fc.nat(20_000),
      silenceMs: fc.constantFrom(0, 0, 0, 30_000),
      lane: fc.constantFrom(...LANES),
      group: fc.constantFrom<LimitGroup>('activity/search', 'api_keys/add'),
      many: fc.nat(30),
      cancelledAfterMs: fc.option(fc.nat(60_000)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        const { clock, limits, turns, startsOf } = setUp();
        for (const { pauseMs, silenceMs, lane, group, many, cancelledAfterMs } of steps) {
          await clock.advance(pauseMs);
          if (silenceMs > 0) limits.silence('a', silenceMs);
          const stop = new AbortController();
          if (cancelledAfterMs !== null) clock.after(cancelledAfterMs, () => stop.abort());
          turns(many, group, { lane, group, signal: stop.signal, ...patient });
        }
        await clock.advance(6_000_000);
        for (const [group, calls] of [
          ['activity/search', 60],
          ['api_keys/add', 5],
        ] as const) {
          const starts = startsOf(group);
          starts.slice(calls).forEach((at, index) => {
            expect(at - (starts[index] ?? 0)).toBeGreaterThan(60_000);
          });
        }
        expect(clock.waiting()).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a share of the limits', () => {
  it('is half of each in a terminal, all of it for its one lane', async () => {
    const { clock, turns, ends } = setUp(TERMINAL);
    turns(100, 'other', { lane: 'background' });
    await clock.advance(60_000);
    expect(ends.filter(([, end]) => end === 0).length).toBe(60);
  });

  it('is no limit at all at our own server, which can still ask for silence', async () => {
    const { clock, limits, turns, startsOf } = setUp(UNLIMITED);
    turns(1000, 'call', { group: 'activity/search' });
    await clock.advance(0);
    expect(startsOf('call').length).toBe(1000);
    limits.silence('a', 10_000);
    turns(1, 'silenced');
    await clock.advance(20_000);
    expect(startsOf('silenced')).toEqual([10_000]);
  });
});
