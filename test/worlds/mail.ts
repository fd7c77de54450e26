import { GROUPS, type Group } from '../../src/shared/alert.ts';
import { DAY_MS, MINUTE_MS } from '../../src/shared/calendar.ts';
import { keyOfText } from '../../src/simulator/chance.ts';
import { at, LIVED_DAYS, PAST_DAYS, type Stretch } from './time.ts';
import type { Fate, MailAccount, Sending, Spell, Stream, World } from './world.ts';

/** The mail of one account as it happened, e-mail by e-mail, summed up per minute and stream. */
export interface Mail {
  readonly account: MailAccount;
  /** What SMTP2GO counts from `from` up to `to` when it is asked `now`, of the account or of one member. */
  readonly tally: (from: number, to: number, now: number, whose?: Whose) => MailTally;
  /** The same for each member of a group that has any mail in it. */
  readonly byMember: (by: Group, from: number, to: number, now: number) => ReadonlyMap<string, MailTally>;
  /** E-mails sent since the billing cycle began, and when it began. */
  readonly cycle: (now: number) => Stretch & { readonly used: number };
  /** Single events from `from` up to `to`, newest first, at most so many. */
  readonly newest: (
    counters: readonly Counter[],
    from: number,
    to: number,
    most: number,
    whose?: Whose,
  ) => readonly MailEvent[];
}

export interface Whose {
  readonly by: Group;
  readonly member: string;
}

/** One thing that happened to one e-mail; its time is the minute. */
export interface MailEvent {
  readonly stream: Stream;
  readonly counter: Counter;
  readonly at: number;
}

export type Counter = 'sent' | keyof Fate;
const COUNTERS: readonly Counter[] = ['sent', 'rejects', 'hard', 'soft', 'spam', 'unsubscribes', 'provisional'];
export type MailTally = Readonly<Record<Counter, number>>;

/** How much later than the e-mail it comes to light, in minutes, on average. */
const MINUTES_UNTIL = { hard: 1, soft: 20, provisional: 1, spam: 6 * 60, unsubscribes: 4 * 60 } as const;

const FIRST = at(-PAST_DAYS);
const MINUTES = ((LIVED_DAYS + PAST_DAYS) * DAY_MS) / MINUTE_MS;
const CYCLE_DAYS = 30;

/** How many minutes of the world begin before a moment. */
const minutesBefore = (moment: number): number =>
  Math.min(MINUTES, Math.max(0, Math.ceil((moment - FIRST) / MINUTE_MS)));

/** Repeats itself from its seed (Mulberry32). */
function randomFrom(text: string): () => number {
  let state = keyOfText(text);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number of independent events (Poisson); of many, its normal approximation. */
function about(mean: number, random: () => number): number {
  if (mean > 50) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const least = Math.exp(-mean);
  let events = 0;
  for (let product = random(); product > least; product *= random()) events += 1;
  return events;
}

type Sums = Readonly<Record<Counter, Int32Array>>;

/** Sends a stream's mail and counts it: `sums[counter][n]` is what happened before the n-th minute. */
function sumsOf({ sends, fate, spells = [] }: Stream, random: () => number): Sums {
  const sums = Object.fromEntries(COUNTERS.map((counter) => [counter, new Int32Array(MINUTES + 1)])) as Record<
    Counter,
    Int32Array
  >;
  const count = (counter: Counter, minute: number): void => {
    const row = sums[counter];
    if (minute < MINUTES) row[minute + 1] = (row[minute + 1] ?? 0) + 1;
  };
  const later = (mean: number): number => Math.floor(-mean * Math.log(1 - random()));

  const send = (minute: number, spell: Spell | undefined, moment: number): void => {
    if (random() < shareOf('rejects', fate, spell, moment)) {
      count('rejects', minute);
      return;
    }
    count('sent', minute);
    let chance = random();
    for (const counter of ['hard', 'soft', 'provisional', 'spam', 'unsubscribes'] as const) {
      chance -= shareOf(counter, fate, spell, moment);
      if (chance >= 0) continue;
      count(counter, minute + later(MINUTES_UNTIL[counter]));
      return;
    }
  };

  const sendAll = (dayStart: number, { minute, minutes, mails, isExact }: Sending): void => {
    const many = isExact ? mails : about(mails, random);
    for (let mail = 0; mail < many; mail += 1) {
      const sentAt = dayStart + minute + Math.floor(random() * minutes);
      const moment = FIRST + sentAt * MINUTE_MS;
      const spell = spells.find(({ from, to }) => moment >= from && moment < to);
      const times = spell?.times ?? 1;
      const copies = Math.floor(times) + (random() < times % 1 ? 1 : 0);
      for (let copy = 0; copy < copies; copy += 1) send(sentAt, spell, moment);
    }
  };

  for (let day = -PAST_DAYS; day < LIVED_DAYS; day += 1)
    for (const sending of sends(day)) sendAll((day + PAST_DAYS) * 24 * 60, sending);
  for (const row of Object.values(sums))
    for (let minute = 1; minute <= MINUTES; minute += 1) row[minute] = (row[minute] ?? 0) + (row[minute - 1] ?? 0);
  return sums;
}

function shareOf(counter: keyof Fate, fate: Fate, spell: Spell | undefined, moment: number): number {
  const share = spell?.[counter] ?? fate[counter];
  if (typeof share === 'number' || !spell) return Number(share);
  const [first, last] = share;
  return first + ((last - first) * (moment - spell.from)) / (spell.to - spell.from);
}

/** The member of a group that a stream's mail is counted for. */
export function memberOf({ user, domain, subaccount }: Stream, by: Group): string {
  if (by === 'email_address') return `${user}@${domain}`;
  return { username: user, domain, subaccount: subaccount ?? '' }[by];
}

interface Row {
  readonly stream: Stream;
  readonly sums: Sums;
}

const NOTHING: MailTally = { sent: 0, rejects: 0, hard: 0, soft: 0, spam: 0, unsubscribes: 0, provisional: 0 };

/** The mail of all accounts of a world. `seed` tells one life of it from another. */
export const mailsOf = ({ name, accounts }: World, seed: number): readonly Mail[] =>
  accounts.map((account) => sendMail(account, `${name} ${seed}`));

/** The mail of one account. The same seed gives the same mail. */
export function sendMail(account: MailAccount, seed: string): Mail {
  const rows: readonly Row[] = account.streams.map((stream) => ({
    stream,
    sums: sumsOf(stream, randomFrom(`${seed} ${account.name} ${stream.user}`)),
  }));
  const groups = new Map(GROUPS.map((by) => [by, Map.groupBy(rows, ({ stream }) => memberOf(stream, by))]));
  const rowsOf = (whose: Whose | undefined): readonly Row[] =>
    whose ? (groups.get(whose.by)?.get(whose.member) ?? []) : rows;
  const lateMs = (account.lateMinutes ?? 0) * MINUTE_MS;

  const add = (some: readonly Row[], from: number, to: number, now: number): MailTally => {
    const first = minutesBefore(from);
    const last = Math.max(first, minutesBefore(Math.min(to, now)));
    const settled = Math.max(first, Math.min(last, minutesBefore(now - lateMs)));
    const total: Record<Counter, number> = { ...NOTHING };
    for (const { sums } of some) {
      for (const counter of COUNTERS) {
        const begin = counter === 'provisional' ? settled : first;
        const end = counter === 'sent' ? settled : last;
        total[counter] += (sums[counter][end] ?? 0) - (sums[counter][begin] ?? 0);
      }
    }
    return total;
  };

  return {
    account,
    tally: (from, to, now, whose) => add(rowsOf(whose), from, to, now),
    byMember: (by, from, to, now) => {
      const tallies = [...(groups.get(by) ?? [])].map(([member, own]) => [member, add(own, from, to, now)] as const);
      return new Map(tallies.filter(([, counts]) => COUNTERS.some((counter) => counts[counter] > 0)));
    },
    cycle: (now) => {
      const from = at(Math.floor((now - at(0)) / DAY_MS / CYCLE_DAYS) * CYCLE_DAYS);
      return { from, to: from + CYCLE_DAYS * DAY_MS, used: add(rows, from, now, now).sent };
    },
    newest: (counters, from, to, most, whose) => {
      const found: MailEvent[] = [];
      const some = rowsOf(whose);
      for (let end = minutesBefore(to); found.length < most; ) {
        const last = Math.max(0, ...some.flatMap(({ sums }) => counters.map((one) => changedBy(sums[one], end))));
        if (last <= minutesBefore(from)) break;
        for (const { stream, sums } of some)
          for (const counter of counters)
            for (let left = (sums[counter][last] ?? 0) - (sums[counter][last - 1] ?? 0); left > 0; left -= 1)
              found.push({ stream, counter, at: FIRST + (last - 1) * MINUTE_MS });
        end = last - 1;
      }
      return found.slice(0, most);
    },
  };
}

/** After how many minutes a sum had become what it is after `end` minutes. */
function changedBy(sums: Int32Array, end: number): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < (sums[end] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
