import { useEffect, useEffectEvent } from 'react';
import type { IncidentStory } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { ask } from '../../state/runs.ts';
import { useAnswer } from '../use-answer.ts';

/** Asked for again while a message about it is on its way, to tell when it was shown. */
const PENDING_MS = 2_000;

const isOnItsWay = (story: IncidentStory): boolean => story.events.some((event) => event.delivery?.state === 'pending');

/** The story of an incident, read anew whenever the state tells that there is more of it. */
export function useStory(incidentId: string, status: AccountStatus | undefined) {
  const accountId = status?.account.id;
  const open = status?.openIncidents.find((incident) => incident.id === incidentId);
  const edition = JSON.stringify([
    open?.level,
    open?.readAt,
    open?.lastSequence,
    open?.acknowledged?.at,
    open?.snoozedUntil,
    status?.watch.checkedAt,
  ]);
  const asked = useAnswer(`${accountId} ${incidentId}`, edition, () =>
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
