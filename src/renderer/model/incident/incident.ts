import { type Incident, METRICS } from '../../../shared/alert.ts';
import { headline, judgedWords, limitWords, subjectWords, volumeText } from '../../../shared/words.ts';

/** The title of an incident in lists and on its page: its last reading while open, the limit it passed once ended. */
export function incidentTitle(incident: Incident, locale: string): string {
  const { subject } = incident;
  if (incident.endedAt === undefined || subject.kind === 'no_data') return headline(incident, locale);
  const limit = (incident.level === 'critical' ? subject.critical : subject.warning) ?? subject.critical;
  const { metric } = subject.series;
  return limit === undefined ? METRICS[metric].title : `${METRICS[metric].title} ${limitWords(subject, limit, locale)}`;
}

/** Scope and volume while open; once ended, how it ended, which matters more where space is short. */
export function incidentDetail(incident: Incident, locale: string): string {
  const { subject, ending } = incident;
  if (ending === undefined) return volumeText(incident, locale);
  const where = subjectWords(subject);
  if (ending === 'closed_without_judgement') return `closed without judgement · ${where}`;
  if (subject.kind === 'no_data') return `data again · ${where}`;
  return `resolved at ${judgedWords(subject, incident.value, locale)} · ${where}`;
}
