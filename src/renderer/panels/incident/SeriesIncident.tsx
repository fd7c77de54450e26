import { useState } from 'react';
import type { Subject } from '../../../shared/alert.ts';
import type { IncidentDetails } from '../../../shared/bridge.ts';
import { type AccountStatus, isUnsaved, type Quota } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { capital, day } from '../../model/format.ts';
import { routeToBadMail } from '../../model/incident/bad-mail.ts';
import { quotaOutlook } from '../../model/quota.ts';
import { ask } from '../../state/runs.ts';
import { useAnswer } from '../use-answer.ts';
import { type CauseMoment, CausePanels } from './CausePanels.tsx';
import { CauseSentence } from './CauseSentence.tsx';
import { SeriesDetails } from './SeriesDetails.tsx';

interface QuotaSentenceProps {
  readonly quota: Quota;
  readonly days: AccountStatus['days'];
  readonly now: number;
}

/** The quota forecast: where it leads, when it renews, and what happens once it is used up. */
function QuotaSentence({ quota, days, now }: QuotaSentenceProps) {
  const { text, overage } = quotaOutlook({ quota, days }, now, locale);
  const more = [overage, `It renews on ${day(quota.endsAt, locale)}.`].filter(Boolean).join(' ');
  return (
    <p className="mb-3 rounded-panel border bg-sunken px-3 py-2.5 select-text">
      <span className="font-medium">{capital(text)}.</span> <span className="text-text-2">{more}</span>
    </p>
  );
}

interface Props {
  readonly details: IncidentDetails;
  readonly subject: Subject & { readonly kind: 'series' };
  readonly status: AccountStatus;
  readonly now: number;
}

/** A breached limit: its cause or forecast, its course, and its causes if it counts single events. */
export function SeriesIncident(props: Props) {
  const { details, subject, status, now } = props;
  if (routeToBadMail(details.incident)) return <CausedIncident {...props} />;
  const isOpenQuota = subject.series.metric === 'quota_used' && details.incident.endedAt === undefined;
  return (
    <>
      {isOpenQuota && status.quota && <QuotaSentence quota={status.quota} days={status.days} now={now} />}
      <SeriesDetails {...props} />
    </>
  );
}

function CausedIncident(props: Props) {
  const { details, subject, status, now } = props;
  const { incident } = details;
  const { metric } = subject.series;
  // The frozen cause first: it needs no network and does not change while it is read. An incident that is in memory only
  // has none.
  const [moment, setMoment] = useState<CauseMoment>(isUnsaved(incident, status) ? 'now' : 'at_opening');
  // The cause is frozen a moment after the incident opens, so the next check looks again. A cause asked of SMTP2GO is
  // asked for once.
  const revalidateOn = moment === 'at_opening' ? status.watch.checkedAt : undefined;
  const asked = useAnswer(`${incident.id} ${moment}`, revalidateOn, () =>
    ask('get_cause', { accountId: incident.accountId, incidentId: incident.id, as: moment }),
  );
  const cause = asked.data;
  return (
    <>
      {cause && <CauseSentence cause={cause} incident={incident} metric={metric} status={status} />}
      {/* Reserves the space, so that the chart does not jump. */}
      {(asked.page.face === 'waiting' || asked.page.face === 'loading') && (
        <div className="mb-3 h-11 rounded-panel border bg-sunken" aria-hidden />
      )}
      <SeriesDetails {...props} />
      <CausePanels asked={asked} incident={incident} metric={metric} moment={moment} onMoment={setMoment} now={now} />
    </>
  );
}
