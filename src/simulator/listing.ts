import { CHAINS, eventSecond, type MailBlock } from './mail.ts';
import type { MailEvent } from './rows.ts';
import type { Window, World } from './world.ts';

/** `newest`: only the newest event of each mail; `newest-by-sent`: the same, in the order the mails were sent. */
export type Latest = 'every' | 'newest' | 'newest-by-sent';

/** Where a page ended; four whole numbers: second, hour of the mail, its place in the hour, step. */
export type Cursor = readonly [number, number, number, number];

export type EventQuery = {
  readonly window: Window;
  readonly latest: Latest;
  readonly accepts: (event: MailEvent) => boolean;
  readonly after: Cursor | undefined;
  readonly limit: number;
};

export type EventPage = {
  /** All matching events, not only those of this page. */
  readonly total: number;
  readonly events: readonly MailEvent[];
  /** Undefined when nothing follows. */
  readonly next: Cursor | undefined;
};

/** Newest first; events of the same second have an order of their own, so that a page can end between them. */
const compare = (one: Cursor, other: Cursor): number =>
  other[0] - one[0] || other[1] - one[1] || other[2] - one[2] || other[3] - one[3];

const isNewest = (block: MailBlock, index: number, step: number, until: number): boolean =>
  step + 1 >= (CHAINS[block.outcome[index] ?? 0]?.length ?? 0) || eventSecond(block, index, step + 1) >= until;

/** One page of events. Every matching event is looked at once; only the best `limit` are kept on the way. */
export const listEvents = (world: World, query: EventQuery): EventPage => {
  const { window, latest, accepts, after, limit } = query;
  let kept: { readonly place: Cursor; readonly event: MailEvent }[] = [];
  /** The last place that is still on the page; known once there are enough events. */
  let lastPlace: Cursor | undefined;
  let total = 0;
  let following = 0;

  const keepBest = (): void => {
    kept = kept.sort((one, other) => compare(one.place, other.place)).slice(0, limit);
    if (kept.length === limit) lastPlace = kept.at(-1)?.place;
  };

  world.visitEvents(window, (block, index, step, second) => {
    if (latest !== 'every' && !isNewest(block, index, step, window.until)) return;
    const event: MailEvent = { block, index, step, second };
    if (!accepts(event)) return;
    total += 1;
    const place: Cursor = [
      latest === 'newest-by-sent' ? eventSecond(block, index, 0) : second,
      block.hour,
      index,
      step,
    ];
    if (after !== undefined && compare(after, place) >= 0) return;
    following += 1;
    if (lastPlace !== undefined && compare(lastPlace, place) < 0) return;
    kept.push({ place, event });
    if (kept.length >= 2 * limit) keepBest();
  });

  keepBest();
  return {
    total,
    events: kept.map(({ event }) => event),
    next: following > limit ? kept.at(-1)?.place : undefined,
  };
};
