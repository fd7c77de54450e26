import type { Http, HttpReply } from '../../src/main/core/ports.ts';
import type { Group } from '../../src/shared/alert.ts';
import { DAY_MS, MINUTE_MS } from '../../src/shared/calendar.ts';
import { allows } from '../../src/shared/permission.ts';
import { keyOfText } from '../../src/simulator/chance.ts';
import { activityDate, cycleDate } from '../../src/simulator/dates.ts';
import { type Reply, refusal, tooManyRequests, toReply } from '../../src/simulator/reply.ts';
import { type Counter, type Mail, type MailEvent, type MailTally, memberOf, type Whose } from './mail.ts';
import type { MailAccount, Outage } from './world.ts';

const MONTH_MS = 30 * DAY_MS;
const PLAN = 1_000_000;
const ROWS_OF_A_PAGE = 1_000;
const EVERY_SECOND_MS = 5 * MINUTE_MS;

/** The API key of an account: whoever calls with it means this account. */
export const keyOf = ({ name }: MailAccount): string =>
  `api-${keyOfText(name).toString(16).toUpperCase().padStart(8, '0').repeat(4)}`;

/** What fails at a moment, if anything does. */
export const outageAt = ({ outages = [] }: MailAccount, now: number): Outage['how'] | undefined =>
  outages.find(
    ({ from, to, everySecond }) =>
      now >= from && now < to && (!everySecond || Math.floor(now / EVERY_SECOND_MS) % 2 === 1),
  )?.how;

/** Whether the account's key may call a path such as `/stats/email_history`. */
export const mayCall = ({ permissions = ['*'] }: MailAccount, path: string): boolean =>
  path === '/api_keys/permissions' || allows(permissions, path);

export const planOf = ({ plan = PLAN }: MailAccount): number => plan;

/** SMTP2GO in this process, without a socket, over the mail of a world's accounts (smtp2go-api.md 1.3 to 1.7, 2). */
export function createProvider(mails: readonly Mail[], now: () => number): Http {
  const byKey = new Map(mails.map((mail) => [keyOf(mail.account), mail]));
  return async (url, { headers, body = '' }) => {
    const mail = byKey.get(headers['X-Smtp2go-Api-Key'] ?? '');
    if (!mail) throw new Error('The world has no account with this key');
    return inTransit(answer(mail, url.slice(url.indexOf('/v3/') + 4), JSON.parse(body), now()));
  };
}

const inTransit = ({ status, headers, body }: Reply): HttpReply => ({
  status,
  headers: new Headers(headers),
  body: {
    async *[Symbol.asyncIterator]() {
      yield new TextEncoder().encode(body);
    },
  },
});

function answer(mail: Mail, path: string, request: Request, now: number): Reply {
  const outage = outageAt(mail.account, now);
  if (outage === 'unreachable') throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
  if (outage === '503') return { status: 503, headers: { 'content-type': 'text/html' }, body: 'Service Unavailable' };
  if (outage === '429') return tooManyRequests('');
  if (!mayCall(mail.account, `/${path}`))
    return toReply(
      refusal(403, 'ENDPOINT_PERMISSION_DENIED', 'You do not have permission to access this API endpoint'),
      'nested',
    );
  const data = ANSWERS[path];
  if (!data) throw new Error(`The world has no ${path}`);
  return toReply({ data: data(mail, request, now) }, 'nested');
}

/** What the requests of watching carry; the client has checked them. */
interface Request {
  readonly username?: string;
  readonly group_by?: Group;
  readonly start_date?: string;
  readonly end_date?: string;
  readonly event_types?: readonly string[];
  readonly search_usernames?: readonly string[];
  readonly search_sender?: string;
  readonly limit?: number;
  readonly continue_token?: string;
}

const bouncesIn = ({ soft, provisional, hard }: MailTally): number => soft + provisional + hard;
const percent = (part: number, whole: number): string => (whole > 0 ? (100 * part) / whole : 0).toFixed(2);
const ofUser = (member: string | undefined): Whose | undefined =>
  member === undefined ? undefined : { by: 'username', member };

const month = (mail: Mail, { username }: Request, now: number): MailTally =>
  mail.tally(now - MONTH_MS, now, now, ofUser(username));

const rangeOf = ({ start_date, end_date }: Request, now: number) => ({
  from: start_date === undefined ? now - MONTH_MS : Date.parse(start_date),
  to: end_date === undefined ? now : Date.parse(end_date),
});

const ANSWERS: Readonly<Record<string, (mail: Mail, request: Request, now: number) => unknown>> = {
  'api_keys/permissions': ({ account: { permissions = ['*'] } }) => permissions,

  'stats/email_bounces': (mail, request, now) => {
    const tally = month(mail, request, now);
    return {
      emails: tally.sent,
      rejects: tally.rejects,
      softbounces: tally.soft + tally.provisional,
      hardbounces: tally.hard,
      bounce_percent: percent(bouncesIn(tally), tally.sent),
    };
  },

  'stats/email_spam': (mail, request, now) => {
    const { sent, rejects, spam } = month(mail, request, now);
    return { emails: sent, rejects, spams: spam, spam_percent: percent(spam, sent) };
  },

  'stats/email_unsubs': (mail, request, now) => {
    const { sent, rejects, unsubscribes } = month(mail, request, now);
    return { emails: sent, rejects, unsubscribes, unsubscribe_percent: percent(unsubscribes, sent) };
  },

  'stats/email_cycle': (mail, _, now) => {
    const { from, to, used } = mail.cycle(now);
    const cycle_max = planOf(mail.account);
    return {
      cycle_start: cycleDate(from),
      cycle_end: cycleDate(to),
      cycle_used: used,
      cycle_remaining: cycle_max - used,
      cycle_max,
    };
  },

  'stats/email_history': (mail, request, now) => {
    const { from, to } = rangeOf(request, now);
    const by = request.group_by ?? 'email_address';
    const members = [...mail.byMember(by, from, to, now)];
    const rows = members.map(([member, tally]) => ({
      ...(member === '' ? {} : { [by]: member }),
      ...(by === 'domain' ? { domain_verified: !hasLostDkim(mail.account, member, now) } : {}),
      used: tally.sent,
      bounces: bouncesIn(tally),
      rejects: tally.rejects,
      spam: tally.spam,
      unsubscribes: tally.unsubscribes,
      bounce_percent: percent(bouncesIn(tally), tally.sent),
    }));
    return { count: rows.length, history: rows };
  },

  'activity/search': (mail, request, now) => {
    const { from, to } = rangeOf(request, now);
    const { limit = ROWS_OF_A_PAGE, continue_token, search_usernames } = request;
    const counters = countersOf(request.event_types);
    const whose = search_usernames ? ofUser(search_usernames[0]) : senderIn(mail.account, request.search_sender);
    const tally = mail.tally(from, to, now, whose);
    const skipped = Number(continue_token ?? 0);
    const events = mail.newest(counters, from, Math.min(to, now), skipped + limit, whose).slice(skipped);
    return {
      total_events: counters.reduce((sum, counter) => sum + tally[counter], 0),
      continue_token: events.length < limit ? null : String(skipped + limit),
      events: events.map((event, index) => rowOf(event, skipped + index)),
    };
  },

  'domain/view': ({ account }, _, now) => ({
    domains: [...new Set(account.streams.map(({ domain }) => domain))].map((fulldomain) => ({
      domain: {
        fulldomain,
        dkim_verified: !hasLostDkim(account, fulldomain, now),
        dkim_status: hasLostDkim(account, fulldomain, now) ? 'The DKIM record was not found' : '',
        rpath_verified: true,
        rpath_status: '',
      },
      trackers: [],
    })),
  }),

  'subaccounts/search': (mail, _, now) => {
    const { from } = mail.cycle(now);
    const used = mail.byMember('subaccount', from, now, now);
    const names = [...new Set(mail.account.streams.flatMap(({ subaccount }) => subaccount ?? []))];
    const subaccounts = names.map((name) => {
      const plan_used = used.get(name)?.sent ?? 0;
      return { id: name, name, state: 'Active', plan_size: PLAN, plan_used, plan_remaining: PLAN - plan_used };
    });
    return { subaccounts, total_count: subaccounts.length, continue_token: null };
  },
};

const hasLostDkim = ({ lostDkim }: MailAccount, domain: string, now: number): boolean =>
  lostDkim?.domain === domain && now >= lostDkim.from && now < lostDkim.to;

/** Undefined for the whole account. `text` is an address or a domain of its senders. */
function senderIn({ streams }: MailAccount, text: string | undefined): Whose | undefined {
  if (text === undefined) return undefined;
  const by = streams.some(({ domain }) => domain === text) ? 'domain' : 'email_address';
  return { by, member: text };
}

const EVENTS_OF: Readonly<Record<Counter, string>> = {
  sent: 'processed',
  rejects: 'rejected',
  hard: 'hard-bounced',
  soft: 'soft-bounced',
  provisional: 'soft-bounced',
  spam: 'spam',
  unsubscribes: 'unsubscribed',
};

const countersOf = (events: readonly string[] | undefined): readonly Counter[] =>
  (Object.keys(EVENTS_OF) as Counter[]).filter((counter) => !events || events.includes(EVENTS_OF[counter]));

const REPLIES: Readonly<Partial<Record<Counter, string>>> = {
  hard: '550 5.1.1 User unknown',
  soft: '452 4.2.2 Mailbox full',
  provisional: '451 4.7.1 Greylisted, try again later',
};

function rowOf({ stream, counter, at }: MailEvent, index: number): object {
  const sender = memberOf(stream, 'email_address');
  return {
    event: EVENTS_OF[counter],
    date: activityDate(at / 1000),
    email_id: `${at.toString(36)}-${stream.user}-${index}`,
    from: sender,
    sender,
    recipient: `reader-${index}@mailbox.example`,
    username: stream.user,
    ...(stream.subaccount === undefined ? {} : { subaccount_name: stream.subaccount }),
    ...(REPLIES[counter] === undefined ? {} : { smtp_response: REPLIES[counter] }),
  };
}
