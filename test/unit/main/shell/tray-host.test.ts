import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { BusReply } from '../../../../src/main/shell/session-bus.ts';
import { watchTrayHost } from '../../../../src/main/shell/tray-host.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const says = (value: unknown): BusReply => ({ ok: true, sender: ':1.1', body: [value] });
const YES = [says(true), says({ signature: 'b', value: true })] as const;

/** A watch over a bus that answers when the test says, oldest question first unless told otherwise. */
const setUp = () => {
  const clock = fakeClock();
  const questions: ((reply: BusReply) => void)[] = [];
  const losers: (() => void)[] = [];
  const host = watchTrayHost({
    clock,
    missed: () => undefined,
    bus: {
      call: () => new Promise((resolve) => questions.push(resolve)),
      listen: () => undefined,
      onLost: (lost) => losers.push(lost),
    },
  });
  const answer = async (reply: BusReply, index = 0) => {
    questions.splice(index, 1)[0]?.(reply);
    await settled();
  };
  const lose = () => {
    for (const lost of losers) lost();
  };
  return { clock, isThere: host.isThere, answer, lose, questions };
};

describe('the watch over the tray', () => {
  it('asks anew when the bus is lost, and again every half minute while there is none', async () => {
    const { clock, isThere, answer, lose, questions } = setUp();
    for (const reply of YES) await answer(reply);
    expect(isThere()).toBe(true);
    lose();
    await answer({ ok: false, why: 'nobody', detail: 'no session bus' });
    expect(isThere()).toBe(false);
    await clock.advance(30_000);
    await answer({ ok: false, why: 'nobody', detail: 'no session bus' });
    await clock.advance(30_000);
    for (const reply of YES) await answer(reply);
    expect(isThere()).toBe(true);
    expect(questions).toEqual([]);
  });

  it('believes the later question, also when the earlier is answered after it', async () => {
    const { isThere, answer, lose } = setUp();
    await answer(says(true));
    lose();
    await answer(YES[0], 1);
    await answer(YES[1], 1);
    expect(isThere()).toBe(true);
    await answer({ ok: false, why: 'refused', detail: 'org.freedesktop.DBus.Error.NoReply' });
    expect(isThere()).toBe(true);
  });
});
