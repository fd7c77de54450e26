import { type Incident, type IncidentEvent, METRICS } from '../../../shared/alert.ts';
import { worstFirst } from '../../../shared/state.ts';
import { counted, evidence, headline, judgedWords, noDataText, span } from '../../../shared/words.ts';
import type { Message, MessageAction } from '../ports.ts';
import type { WaitingDelivery } from '../store/account-store.ts';

/** How many incidents a message about many names before it counts the rest. */
const NAMED = 3;

/** What can be done about an open incident from its message. */
const ACTIONS: readonly MessageAction[] = [
  { id: 'acknowledge', title: 'Acknowledge' },
  { id: 'snooze', title: 'Snooze 1 h' },
];

/**
 * The message about one event: what, how bad against which limit, how much mail, since when, where (design: alerts.md,
 * "Text"). Its figures are those of the event, whatever the incident has become since. Its id is the incident's, so
 * that a later message about it takes the place of an earlier one.
 */
export function messageOf({ incident, event }: WaitingDelivery, accountName: string, locale: string): Message {
  return {
    id: incident.id,
    title: titleOf(incident, event, locale),
    body: `${accountName} · ${bodyOf(incident, event, locale)}`,
    urgency: goesOn(incident, event) && isCritical(event) ? 'critical' : 'normal',
    actions: goesOn(incident, event) ? ACTIONS : [],
  };
}

/**
 * One message about many incidents of an account that opened at once, the worst of them named; takes the latest event
 * of each. Its id is the account's, so that a later such message takes its place.
 */
export function groupMessageOf(
  deliveries: readonly [WaitingDelivery, ...WaitingDelivery[]],
  accountName: string,
  locale: string,
): Message {
  const criticalFirst = worstFirst(deliveries, ({ event }) => (isCritical(event) ? 'critical' : 'ok'));
  const names = criticalFirst.map(({ incident, event }) => titleOf(incident, event, locale));
  return {
    id: deliveries[0].incident.accountId,
    title: counted(deliveries.length, 'incident opened', 'incidents opened', locale),
    body: `${accountName} · ${namesOf(names, locale)}`,
    urgency: deliveries.some(({ incident, event }) => goesOn(incident, event) && isCritical(event))
      ? 'critical'
      : 'normal',
    actions: [],
  };
}

/** The first of many names, and how many more there are. */
export function namesOf(names: readonly string[], locale: string): string {
  const rest = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(rest > 0 ? [counted(rest, 'more', 'more', locale)] : [])].join('; ');
}

export const isEnd = ({ kind }: Pick<IncidentEvent, 'kind'>): boolean =>
  kind === 'resolved' || kind === 'closed_without_judgement';

/** Whether the incident goes on, by its event and by what it is now: an end may have come without a message. */
export const goesOn = ({ endedAt }: Incident, event: IncidentEvent): boolean => endedAt === undefined && !isEnd(event);

/** Whether it may break into what the person is doing: only while something critical goes on. */
export const isCritical = (event: IncidentEvent): boolean => event.level === 'critical' && !isEnd(event);

/** The incident with the figures of one of its events. */
const asAt = (incident: Incident, event: IncidentEvent): Incident => ({
  ...incident,
  level: event.level,
  numerator: event.numerator,
  denominator: event.denominator,
  value: event.value,
});

/** The event in a few words, with its figures; also that the incident is over where no message of its own says so. */
export function titleOf(incident: Incident, event: IncidentEvent, locale: string): string {
  const said = eventWords(incident, event, locale);
  return isEnd(event) || goesOn(incident, event) ? said : `Over by now: ${said}`;
}

function eventWords(incident: Incident, event: IncidentEvent, locale: string): string {
  const { subject } = incident;
  const said = headline(asAt(incident, event), locale);
  const lasted = span(event.at - incident.openedAt);
  switch (event.kind) {
    case 'opened':
      return said;
    case 'escalated':
      return `Now ${event.level}: ${said}`;
    case 'reminded':
      return subject.kind === 'blind'
        ? `Still no data: ${noDataText(subject.why)}, ${lasted}`
        : `${METRICS[subject.series.metric].title} still ${judgedWords(subject, event.value, locale)}, ${lasted}`;
    case 'resolved':
      return subject.kind === 'blind'
        ? `Data again after ${lasted}`
        : `${METRICS[subject.series.metric].title} ${subject.compare === 'above' ? 'back to' : 'now'} ${judgedWords(subject, event.value, locale)} after ${lasted}`;
    case 'closed_without_judgement': {
      const topic = subject.kind === 'blind' ? 'No data' : METRICS[subject.series.metric].title;
      return event.note === undefined ? `${topic}: closed` : `${topic}: closed, ${event.note}`;
    }
    case 'acknowledged':
    case 'snoozed':
    case 'unsnoozed': // What the person did is never told to the person.
      return said;
  }
}

/** Where and how much mail; of an account without data, what that means or what it was. */
function bodyOf(incident: Incident, event: IncidentEvent, locale: string): string {
  const { subject } = incident;
  if (subject.kind === 'series') return evidence(asAt(incident, event), locale);
  if (isEnd(event)) return `there was no data: ${noDataText(subject.why)}`;
  return subject.parts
    ? `no limit is checked until then for: ${subject.parts.join('; ')}`
    : 'no limit is checked until then';
}
