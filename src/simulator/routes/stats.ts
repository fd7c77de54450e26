import { MASTER_ACCOUNT, SENDERS, type Sender } from '../cast.ts';
import { cycleDate, startOfDay } from '../dates.ts';
import { date, oneOf, text, texts } from '../fields.ts';
import type { EventName } from '../mail.ts';
import { defineRoute, type Route } from '../route.ts';
import { countOf, type World } from '../world.ts';

const THIRTY_DAYS_MS = 30 * 86_400_000;

/** Two decimals as a number (smtp2go-api.md 2.14). */
const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100);

/** Two decimals as text; a share of nothing was seen as "0.0" (smtp2go-api.md 6). */
export const percentText = (part: number, whole: number): string =>
  whole === 0 ? '0.0' : ((part / whole) * 100).toFixed(2);

/** Counts events of the last 30 days, of one user or of all (smtp2go-api.md 6). */
const lastThirtyDays = (world: World, username: string | undefined): ((event: EventName) => number) => {
  const sums = world.sums(world.window(world.now() - THIRTY_DAYS_MS, world.now()));
  return (event) =>
    countOf(sums, event, (sender) => username === undefined || SENDERS[sender]?.user.username === username);
};

const cycleFields = (world: World) => {
  const { startMs, endMs, used, max } = world.cycle();
  return {
    cycle_start: cycleDate(startMs),
    cycle_end: cycleDate(endMs),
    cycle_used: used,
    cycle_remaining: Math.max(0, max - used),
    cycle_max: max,
  };
};

const GROUPS = {
  email_address: (sender: Sender) => ({ email_address: sender.address }),
  username: ({ user }: Sender) => ({ username: user.username, description: user.description }),
  domain: ({ domain }: Sender) => ({ domain, domain_verified: true }),
  subaccount: ({ user }: Sender) => ({ subaccount: user.subaccount?.name ?? MASTER_ACCOUNT }),
};

/** The figures of one group, or of everything, with their percentages. */
const figures = (count: (event: EventName) => number) => {
  const used = count('processed');
  const bounces = count('hard-bounced') + count('soft-bounced');
  const counts = {
    bounces,
    clicks: count('clicked'),
    opens: count('opened'),
    rejects: count('rejected'),
    spam: count('spam'),
    unsubscribes: count('unsubscribed'),
  };
  const percents = {
    bounce_percent: percent(bounces, used),
    open_percent: percent(counts.opens, used),
    reject_percent: percent(counts.rejects, used),
    spam_percent: percent(counts.spam, used),
    unsubscribe_percent: percent(counts.unsubscribes, used),
  };
  return { used, counts, percents };
};

const grouping = oneOf(['email_address', 'username', 'domain', 'subaccount']);

const history = defineRoute({
  path: '/stats/email_history',
  fields: {
    group_by: grouping,
    start_date: date,
    end_date: date,
    subaccounts: texts,
  },
  answer: ({ group_by = 'email_address', start_date, end_date, subaccounts }, { world }) => {
    const from = start_date ?? startOfDay(world.now() - THIRTY_DAYS_MS);
    const sums = world.sums(world.window(from, end_date ?? world.now()));
    const groups = new Map<string, { name: object; lastip: string; senders: Set<number> }>();
    SENDERS.forEach((sender, number) => {
      if (subaccounts !== undefined && !subaccounts.includes(sender.user.subaccount?.id ?? '')) return;
      const name = GROUPS[group_by](sender);
      const id = JSON.stringify(name);
      const group = groups.get(id) ?? { name, lastip: sender.user.ip, senders: new Set<number>() };
      groups.set(id, group);
      group.senders.add(number);
    });
    const rows = [...groups.values()].flatMap(({ name, lastip, senders }) => {
      const { used, counts, percents } = figures((event) => countOf(sums, event, (sender) => senders.has(sender)));
      if (used === 0 && Object.values(counts).every((count) => count === 0)) return [];
      const bytecount = [...senders].reduce((sum, sender) => sum + (sums.bytes[sender] ?? 0), 0);
      const avgsize = used === 0 ? 0 : Math.round((bytecount / used) * 10) / 10;
      return [{ ...name, used, bytecount, avgsize, lastip, ...counts, ...percents }];
    });
    const all = [...groups.values()].flatMap(({ senders }) => [...senders]);
    const { used, percents } = figures((event) => countOf(sums, event, (sender) => all.includes(sender)));
    const totals = Object.fromEntries(Object.entries(percents).map(([name, value]) => [`${name}_total`, value]));
    return { data: { count: used, ...totals, history: rows.sort((one, other) => other.used - one.used) } };
  },
});

/** Paths below `/stats` (smtp2go-api.md 2.12 to 2.16 and 6). All of them count the same mails. */
export const statsRoutes: readonly Route[] = [
  defineRoute({
    path: '/stats/email_bounces',
    fields: { username: text },
    answer: ({ username }, { world }) => {
      const count = lastThirtyDays(world, username);
      const emails = count('processed');
      const softbounces = count('soft-bounced');
      const hardbounces = count('hard-bounced');
      const bounce_percent = percentText(softbounces + hardbounces, emails);
      return { data: { emails, rejects: count('rejected'), softbounces, hardbounces, bounce_percent } };
    },
  }),
  defineRoute({
    path: '/stats/email_spam',
    fields: { username: text },
    answer: ({ username }, { world }) => {
      const count = lastThirtyDays(world, username);
      const emails = count('processed');
      const spams = count('spam');
      return { data: { emails, rejects: count('rejected'), spams, spam_percent: percentText(spams, emails) } };
    },
  }),
  defineRoute({
    path: '/stats/email_unsubs',
    fields: { username: text },
    answer: ({ username }, { world }) => {
      const count = lastThirtyDays(world, username);
      const emails = count('processed');
      const unsubscribes = count('unsubscribed');
      const unsubscribe_percent = percentText(unsubscribes, emails);
      return { data: { emails, rejects: count('rejected'), unsubscribes, unsubscribe_percent } };
    },
  }),
  defineRoute({
    path: '/stats/email_cycle',
    fields: {},
    answer: (_, { world }) => ({ data: cycleFields(world) }),
  }),
  history,
  defineRoute({
    path: '/stats/email_summary',
    fields: { username: text },
    otherFields: 'ignored',
    answer: ({ username }, { world }) => {
      const count = lastThirtyDays(world, username);
      const emails = count('processed');
      const softbounces = count('soft-bounced');
      const hardbounces = count('hard-bounced');
      return {
        data: {
          ...cycleFields(world),
          email_count: emails,
          softbounces,
          hardbounces,
          bounce_percent: percentText(softbounces + hardbounces, emails),
          spam_emails: count('spam'),
          spam_percent: percentText(count('spam'), emails),
          unsubscribes: count('unsubscribed'),
          unsubscribe_percent: percentText(count('unsubscribed'), emails),
          opens: count('opened'),
          clicks: count('clicked'),
          rejects: count('rejected'),
          bounce_rejects: 0,
          spam_rejects: 0,
        },
      };
    },
  }),
];
