import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Life } from '../worlds/life.ts';
import { liveFast } from '../worlds/live-fast.ts';
import { liveFully } from '../worlds/live-fully.ts';
import { mailsOf } from '../worlds/mail.ts';
import { WORLDS } from '../worlds/worlds.ts';

let zone: string | undefined;
beforeEach(() => {
  zone = process.env['TZ'];
  process.env['TZ'] = 'UTC';
});
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** Message ids are random in each life. */
const linesOf = ({ shown }: Life): readonly string[] =>
  shown.map(({ at, title, body }) => `${new Date(at).toISOString()} ${title} | ${body}`);

/** The events of the incidents by their account, as often as there are any. */
const eventsOf = ({ incidents }: Life): readonly string[] =>
  incidents
    .flatMap(({ account, events }) =>
      events.map(({ at, kind, level, delivery }) => `${at} ${account} ${kind} ${level} ${delivery?.shownAt}`),
    )
    .toSorted();

describe('a world', () => {
  it.each([
    ['quota gone, everything rejected', 17],
    ['provider outage, 429, Wi-Fi gone', 9],
  ])('%s: is told the same by the fast way as by the whole core, in %i days', async (name, days) => {
    const world = WORLDS.find((one) => one.name === name);
    if (!world) throw new Error(`There is no world ${name}`);
    const mails = mailsOf(world, 1);
    const [fast, full] = [await liveFast(mails, days), await liveFully(mails, days)];
    expect(linesOf(full).length).toBeGreaterThan(3);
    expect(linesOf(fast)).toEqual(linesOf(full));
    expect(eventsOf(fast)).toEqual(eventsOf(full));
  });
});
