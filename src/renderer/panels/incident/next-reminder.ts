import type { Incident, IncidentEvent, Rule } from '../../../shared/alert.ts';
import { HOUR_MS } from '../../../shared/calendar.ts';
import { when } from '../../model/format.ts';
import { responseOf } from '../../model/incident/response.ts';

const TELLING: readonly IncidentEvent['kind'][] = ['opened', 'escalated', 'reminded'];

/**
 * When an open incident sends its next reminder: `next reminder 17:31`, or why it sends none. A reminder comes with the
 * first reading after its time. `undefined` once it has ended, if its rule is unknown, or if it is about missing data.
 */
export function reminderText(
  incident: Incident,
  events: readonly IncidentEvent[],
  rules: readonly Rule[],
  now: number,
  locale: string,
): string | undefined {
  const { subject, endedAt } = incident;
  if (endedAt !== undefined || subject.kind === 'no_data') return undefined;
  const response = responseOf(incident, now);
  if (response?.kind === 'snoozed') return `snoozed until ${when(response.until, now, locale)}`;
  if (response) return 'acknowledged: no reminders';
  const rule = rules.find(({ id }) => id === subject.ruleId);
  if (!rule) return undefined;
  if (rule.remindEveryHours === undefined) return 'no reminders';
  const notifiedAt = events.reduce(
    (latest, event) => (TELLING.includes(event.kind) ? Math.max(latest, event.at) : latest),
    0,
  );
  const next = notifiedAt + rule.remindEveryHours * HOUR_MS;
  return next <= now ? 'reminder with the next check' : `next reminder ${when(next, now, locale)}`;
}
