import { useEffect, useEffectEvent } from 'react';
import type { IncidentDetails } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { ask } from '../../state/runs.ts';
import { go } from '../../state/view.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Unanswered } from '../Unanswered.tsx';
import { useAnswer } from '../use-answer.ts';
import { IncidentHead } from './IncidentHead.tsx';
import { NoDataDetails } from './NoDataDetails.tsx';
import { SeriesIncident } from './SeriesIncident.tsx';

/** While a notification is pending, the details are polled to show when it was shown. */
const PENDING_MS = 2_000;

const isOnItsWay = (details: IncidentDetails): boolean =>
  details.events.some((event) => event.delivery?.state === 'pending');

/** The details of an incident, reloaded whenever the state changes. */
function useIncidentDetails(incidentId: string, status: AccountStatus | undefined) {
  const accountId = status?.account.id;
  const open = status?.openIncidents.find((incident) => incident.id === incidentId);
  const revalidateOn = JSON.stringify([
    open?.level,
    open?.readAt,
    open?.lastSequence,
    open?.acknowledged?.at,
    open?.snoozedUntil,
    status?.watch.checkedAt,
  ]);
  const asked = useAnswer(`${accountId} ${incidentId}`, revalidateOn, () =>
    ask('get_incident', { accountId: accountId ?? '', incidentId }),
  );
  const isPending = asked.data !== undefined && isOnItsWay(asked.data);
  const askAnew = useEffectEvent(asked.askAgain);
  useEffect(() => {
    if (!isPending) return;
    const timer = setInterval(askAnew, PENDING_MS);
    return () => clearInterval(timer);
  }, [isPending]);
  return asked;
}

const toList = () => go({ screen: 'alerts', tab: 'open' });

interface Props {
  readonly incidentId: string;
  /** Undefined if the account has been removed. */
  readonly status: AccountStatus | undefined;
}

/** One incident: what happened, how bad against which limits, since when, and its timeline. */
export function IncidentPage({ incidentId, status }: Props) {
  const now = useNow();
  const asked = useIncidentDetails(incidentId, status);
  const details = asked.data;
  return (
    <>
      <LinkButton className="mb-1 flex items-center gap-1 text-small" onClick={toList}>
        <Icon name="left" size={12} /> Alerts
      </LinkButton>
      {(!status || !details) && <h1 className="mb-3 text-title tracking-[-0.012em]">Incident</h1>}
      {!status && (
        <Panel>
          <Face
            sign={{ icon: 'info' }}
            title="The account of this incident is no longer here"
            actions={<Button onClick={toList}>Show alerts</Button>}
          >
            It was forgotten on this computer. Nothing was changed at SMTP2GO.
          </Face>
        </Panel>
      )}
      {status && <Unanswered asked={asked} label="Loading the incident" isFramed />}
      {status && details && (
        <>
          <IncidentHead incident={details.incident} status={status} now={now} />
          {details.incident.subject.kind === 'series' ? (
            <SeriesIncident details={details} subject={details.incident.subject} status={status} now={now} />
          ) : (
            <NoDataDetails details={details} status={status} />
          )}
        </>
      )}
    </>
  );
}
