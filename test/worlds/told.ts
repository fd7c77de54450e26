import { type IncidentEvent, type Metric, type Subject, WINDOWS } from '../../src/shared/alert.ts';
import { DAY_MS } from '../../src/shared/calendar.ts';
import type { Life, Recorded, Shown } from './life.ts';
import type { Family } from './world.ts';

/** A message, and all that it stands for. */
export interface Told extends Shown {
  readonly kind: MessageKind;
  readonly claims: readonly Claim[];
}

/**
 * `group`: several incidents at once. `list`: reminders of what is open, gathered; `digest`: what was deferred, gathered.
 * The others are about one incident.
 */
export const MESSAGE_KINDS = ['opened', 'worse', 'reminder', 'ended', 'group', 'list', 'digest'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** One incident that a message stands for: the latest of its events that were marked as shown with the message. */
export interface Claim {
  readonly account: string;
  readonly family: Family;
  /** Empty for the whole account. */
  readonly member: string;
  readonly subject: Subject;
  readonly incidentId: string;
  readonly event: IncidentEvent;
  /** Whether the text says the family, and the member or else the account. */
  readonly isNamed: boolean;
}

const FAMILY_OF: Readonly<Record<Metric, Family>> = {
  bounce_rate: 'bounces',
  hard_bounce_rate: 'bounces',
  soft_bounce_rate: 'bounces',
  spam_rate: 'spam',
  unsubscribe_rate: 'spam',
  reject_rate: 'rejects',
  sent_volume: 'volume',
  quota_used: 'quota',
};

/** How a text says a family. */
const WORDS: Readonly<Record<Family, RegExp>> = {
  bounces: /bounce/i,
  spam: /spam|complain|unsubscribe/i,
  rejects: /reject/i,
  volume: /\bsent\b|too much/i,
  quota: /quota|plan\b|used/i,
  silence: /silen|nothing sent|no mail|stopped sending/i,
  domains: /DKIM|return path|verified/i,
  'no data': /no data|data missing|data again|reach/i,
};

export const isEnd = ({ kind }: IncidentEvent): boolean => kind === 'resolved' || kind === 'closed_without_judgement';

/** The rule's window. A billing cycle ends with its trouble, so that a day is enough. */
export const windowOf = (subject: Subject): number =>
  subject.kind === 'series' ? (WINDOWS[subject.series.window].ms ?? DAY_MS) : 0;

/** What the desktop showed, with what each message stands for. */
export function toldIn({ shown, incidents }: Life): readonly Told[] {
  const byId = new Map(incidents.map((recorded) => [recorded.incident.id, recorded]));
  const shownAt = Map.groupBy(
    incidents.flatMap((recorded) => recorded.events.map((event) => ({ recorded, event }))),
    ({ event }) => event.delivery?.shownAt,
  );
  return shown.map((message) => {
    const own = byId.get(message.id);
    const alone = new Set(shown.filter(({ at }) => at === message.at).map(({ id }) => id));
    const behind = (shownAt.get(message.at) ?? []).filter(({ recorded }) =>
      own ? recorded === own : !alone.has(recorded.incident.id) && isOf(message, recorded, incidents),
    );
    const latest = [...Map.groupBy(behind, ({ recorded }) => recorded).values()].flatMap((all) => all.at(-1) ?? []);
    const claims = latest.map(({ recorded, event }) => claimOf(message, recorded, event));
    return {
      ...message,
      claims,
      kind: kindOf(
        message,
        claims,
        behind.map(({ event }) => event),
      ),
    };
  });
}

/** The message of a group carries the id of its account; a digest stands for all accounts. */
const isOf = ({ id }: Shown, { incident }: Recorded, all: readonly Recorded[]): boolean =>
  incident.accountId === id || all.every((one) => one.incident.accountId !== id);

function claimOf({ title, body }: Shown, { account, incident }: Recorded, event: IncidentEvent): Claim {
  const { subject } = incident;
  const [family, member]: readonly [Family, string] =
    subject.kind === 'series' ? [FAMILY_OF[subject.series.metric], subject.series.member] : ['no data', ''];
  const text = `${title}\n${body}`;
  const isNamed = WORDS[family].test(text) && text.includes(member || account);
  return { account, family, member, subject, incidentId: incident.id, event, isNamed };
}

function kindOf({ id }: Shown, claims: readonly Claim[], events: readonly IncidentEvent[]): MessageKind {
  const [first] = claims;
  if (first && events.every(({ kind }) => kind === 'reminded') && first.incidentId !== id) return 'list';
  if (id === 'digest') return 'digest';
  if (!first || claims.length > 1) return 'group';
  if (isEnd(first.event)) return 'ended';
  if (first.event.kind === 'reminded') return 'reminder';
  return first.event.kind === 'escalated' ? 'worse' : 'opened';
}
