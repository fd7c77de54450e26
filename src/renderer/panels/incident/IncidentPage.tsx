import type { AccountStatus } from '../../../shared/state.ts';
import { go } from '../../state/view.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useNow } from '../../ui/use-now.ts';
import { Unanswered } from '../Unanswered.tsx';
import { BlindStory } from './BlindStory.tsx';
import { IncidentHead } from './IncidentHead.tsx';
import { SeriesIncident } from './SeriesIncident.tsx';
import { useStory } from './use-story.ts';

const toList = () => go({ screen: 'alerts', tab: 'open' });

interface Props {
  readonly incidentId: string;
  /** Undefined when the account has been forgotten. */
  readonly status: AccountStatus | undefined;
}

/** One incident: what, how bad against which limits, since when, and how it went. */
export function IncidentPage({ incidentId, status }: Props) {
  const now = useNow();
  const asked = useStory(incidentId, status);
  const story = asked.data;
  return (
    <>
      <LinkButton className="mb-1 flex items-center gap-1 text-small" onClick={toList}>
        <Icon name="left" size={12} /> Alerts
      </LinkButton>
      {(!status || !story) && <h1 className="mb-3 text-title tracking-[-0.012em]">Incident</h1>}
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
      {status && story && (
        <>
          <IncidentHead incident={story.incident} status={status} now={now} />
          {story.incident.subject.kind === 'series' ? (
            <SeriesIncident story={story} subject={story.incident.subject} status={status} now={now} />
          ) : (
            <BlindStory story={story} status={status} />
          )}
        </>
      )}
    </>
  );
}
