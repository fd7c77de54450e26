import { type Incident, type IncidentEvent, isEnd, METRICS } from '../../../shared/alert.ts';
import { isolated } from '../../../shared/locale.ts';
import { worstFirst } from '../../../shared/state.ts';
import {
  counted,
  headline,
  judgedWords,
  limitValue,
  memberWords,
  NOT_STORED,
  noDataText,
  span,
  volumeText,
} from '../../../shared/words.ts';
import type { DesktopNotification, NotificationAction } from '../ports.ts';
import type { StoredNotification } from '../store/account-store.ts';

/** How many incidents a notification about several names before it counts the rest. */
const NAMED = 3;

/** The buttons of a notification about an open incident. */
const ACTIONS: readonly NotificationAction[] = [
  { id: 'acknowledge', title: 'Acknowledge' },
  { id: 'snooze', title: 'Snooze 1 h' },
];

/**
 * The notification of one event: what, how bad against which limit, how much mail, since when, where (design:
 * alerts.md, "Text"). It shows the figures of the event, even if the incident has changed since. Its id is the
 * incident's, so that a later one replaces it. What is not stored has no buttons: they could not be stored either.
 * `unseen` are the events before it that were not shown.
 */
export function messageOf(
  { incident, event, isUnsaved = false }: StoredNotification,
  accountName: string,
  locale: string,
  unseen: readonly IncidentEvent[] = [],
): DesktopNotification {
  const isOpen = isStillOpen(incident, event);
  return {
    id: incident.id,
    title: reachedTitle(incident, event, unseen, locale) ?? titleOf(incident, event, locale),
    body: marked(`${isolated(accountName)} · ${bodyOf(incident, event, locale)}`, isUnsaved),
    urgency: isOpen && isCritical(event) ? 'critical' : 'normal',
    actions: isOpen && !isUnsaved ? ACTIONS : [],
  };
}

/**
 * `Bounces reached 60.0% (limit 12%) for 3 h, now 2.0%`: the end of an incident of which nothing was shown yet, as all of
 * it was while notifications were deferred.
 */
function reachedTitle(
  incident: Incident,
  event: IncidentEvent,
  unseen: readonly IncidentEvent[],
  locale: string,
): string | undefined {
  const { subject } = incident;
  const isAllUnseen = unseen.some(({ kind }) => kind === 'opened') && event.kind === 'resolved';
  const [first, ...others] = unseen.filter(({ level }) => level !== 'no_data');
  if (!isAllUnseen || !first || subject.kind === 'no_data' || subject.compare !== 'above') return undefined;
  const worst = others.reduce((a, b) => (b.value > a.value ? b : a), first);
  const limit = worst.level === 'critical' ? subject.critical : subject.warning;
  const { metric } = subject.series;
  return [
    `${METRICS[metric].title} reached ${judgedWords(subject, worst.value, locale)}`,
    limit === undefined ? '' : ` (limit ${limitValue(metric, limit, locale)})`,
    ` for ${span(event.at - incident.openedAt)}, now ${judgedWords(subject, event.value, locale)}`,
  ].join('');
}

/** The text, marked if something in it is not stored. */
export const marked = (text: string, isUnsaved: boolean): string => (isUnsaved ? `${text} · ${NOT_STORED}` : text);

/**
 * One notification about several incidents of an account that opened at once, the worst by name; takes the latest event
 * of each. Its id is the account's, so that a later one replaces it.
 */
export function groupMessageOf(
  deliveries: readonly [StoredNotification, ...StoredNotification[]],
  accountName: string,
  locale: string,
): DesktopNotification {
  const criticalFirst = worstFirst(deliveries, ({ event }) => (isCritical(event) ? 'critical' : 'ok'));
  return {
    id: deliveries[0].incident.accountId,
    title: counted(deliveries.length, 'incident opened', 'incidents opened', locale),
    body: marked(
      `${isolated(accountName)} · ${
        membersText(criticalFirst, locale) ??
        namesOf(
          criticalFirst.map((one) => namedTitleOf(one, locale)),
          locale,
        )
      }`,
      deliveries.some(({ isUnsaved }) => isUnsaved),
    ),
    urgency: deliveries.some(({ incident, event }) => isStillOpen(incident, event) && isCritical(event))
      ? 'critical'
      : 'normal',
    actions: [],
  };
}

/** The event in a few words, with the member it is about. */
export function namedTitleOf({ incident, event }: StoredNotification, locale: string): string {
  const member = memberWords(incident.subject);
  const title = titleOf(incident, event, locale);
  return member === undefined ? title : `${member}: ${title}`;
}

/** `alice 9.0%, bob 9.0%, carol 9.0% and 2 more (bounces, limit 8%)` for members that opened under one limit of one rule. */
function membersText(deliveries: readonly StoredNotification[], locale: string): string | undefined {
  const [first] = deliveries;
  const known = first?.incident.subject;
  if (!first || known?.kind !== 'series') return undefined;
  const limit = first.event.level === 'critical' ? known.critical : known.warning;
  const isAlike = deliveries.every(
    ({ incident: { subject }, event }) =>
      subject.kind === 'series' &&
      subject.series.by !== 'account' &&
      subject.ruleId === known.ruleId &&
      event.kind === 'opened' &&
      event.level === first.event.level,
  );
  if (!isAlike || limit === undefined || known.compare !== 'above') return undefined;
  const names = deliveries.flatMap(({ incident: { subject }, event }) =>
    subject.kind === 'series' ? [`${memberWords(subject)} ${judgedWords(subject, event.value, locale)}`] : [],
  );
  const rest = names.length - NAMED;
  const more = rest > 0 ? ` and ${counted(rest, 'more', 'more', locale)}` : '';
  return `${names.slice(0, NAMED).join(', ')}${more} (${METRICS[known.series.metric].title.toLowerCase()}, limit ${limitValue(known.series.metric, limit, locale)})`;
}

/** The first few names, and how many more there are. */
export function namesOf(names: readonly string[], locale: string): string {
  const rest = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(rest > 0 ? [counted(rest, 'more', 'more', locale)] : [])].join('; ');
}

/**
 * Whether the incident is still open, by its event and by its current state: it may have ended without a notification.
 */
export const isStillOpen = ({ endedAt }: Incident, event: IncidentEvent): boolean =>
  endedAt === undefined && !isEnd(event);

/** Whether it may interrupt the person: only if it is critical and not an end. */
export const isCritical = (event: IncidentEvent): boolean => event.level === 'critical' && !isEnd(event);

/** The incident with the level and figures of one of its events. */
const asAt = (incident: Incident, event: IncidentEvent): Incident => ({
  ...incident,
  level: event.level,
  numerator: event.numerator,
  denominator: event.denominator,
  value: event.value,
});

/** The event in a few words, with its figures. Says that the incident is over if it ended without a notification. */
function titleOf(incident: Incident, event: IncidentEvent, locale: string): string {
  const text = eventWords(incident, event, locale);
  return isEnd(event) || isStillOpen(incident, event) ? text : `Over by now: ${text}`;
}

function eventWords(incident: Incident, event: IncidentEvent, locale: string): string {
  const { subject } = incident;
  const text = headline(asAt(incident, event), locale);
  const lasted = span(event.at - incident.openedAt);
  switch (event.kind) {
    case 'opened':
      return text;
    case 'escalated':
      return `Now ${event.level}: ${text}`;
    case 'reminded':
      return subject.kind === 'no_data'
        ? `Still no data: ${noDataText(subject.why)}, ${lasted}`
        : `${METRICS[subject.series.metric].title} still ${judgedWords(subject, event.value, locale)}, ${lasted}`;
    case 'resolved':
      return subject.kind === 'no_data'
        ? `Data again after ${lasted}`
        : `${METRICS[subject.series.metric].title} ${subject.compare === 'above' ? 'back to' : 'now'} ${judgedWords(subject, event.value, locale)} after ${lasted}`;
    case 'closed_without_judgement': {
      const topic = subject.kind === 'no_data' ? 'No data' : METRICS[subject.series.metric].title;
      return event.note === undefined ? `${topic}: closed` : `${topic}: closed, ${event.note}`;
    }
    case 'acknowledged':
    case 'snoozed':
    case 'unsnoozed': // The person's own commands are never notified.
      return text;
  }
}

/** How much mail is behind a figure; for missing data, what it means or what the reason was. */
function bodyOf(incident: Incident, event: IncidentEvent, locale: string): string {
  const { subject } = incident;
  if (subject.kind === 'series') return volumeText(asAt(incident, event), locale);
  if (isEnd(event)) return `there was no data: ${noDataText(subject.why)}`;
  return subject.parts
    ? `no limit is checked until then for: ${subject.parts.join('; ')}`
    : 'no limit is checked until then';
}
