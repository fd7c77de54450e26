import { type Incident, METRICS } from '../../../shared/alert.ts';
import { evidence, headline, judgedWords, limitWords, subjectWords } from '../../../shared/words.ts';

/**
 * An incident in a list and on its page. While open its last reading leads; once over, the limit it had passed does.
 */
export function incidentTitle(incident: Incident, locale: string): string {
  const { subject } = incident;
  if (incident.endedAt === undefined || subject.kind === 'blind') return headline(incident, locale);
  const limit = (incident.level === 'critical' ? subject.critical : subject.warning) ?? subject.critical;
  const { metric } = subject.series;
  return limit === undefined ? METRICS[metric].title : `${METRICS[metric].title} ${limitWords(subject, limit, locale)}`;
}

/** Where, and on how much mail; once over, how it ended, which counts for more where there is little room. */
export function incidentDetail(incident: Incident, locale: string): string {
  const { subject, ending } = incident;
  if (ending === undefined) return evidence(incident, locale);
  const where = subjectWords(subject);
  if (ending === 'closed_without_judgement') return `closed without judgement · ${where}`;
  if (subject.kind === 'blind') return `data again · ${where}`;
  return `resolved at ${judgedWords(subject, incident.value, locale)} · ${where}`;
}
