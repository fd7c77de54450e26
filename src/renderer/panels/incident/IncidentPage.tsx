import type { AccountStatus } from '../../../shared/state.ts';
import { go } from '../../state/view.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ProblemFace } from '../ProblemFace.tsx';
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
  const { page, askAgain } = useStory(incidentId, status);
  return (
    <>
      <LinkButton className="mb-1 flex items-center gap-1 text-small" onClick={toList}>
        <Icon name="left" size={12} /> Alerts
      </LinkButton>
      {(!status || page.face !== 'ready') && <h1 className="mb-3 text-title tracking-[-0.012em]">Incident</h1>}
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
      {status && page.face === 'loading' && (
        <Panel>
          <SkeletonRows label="Loading the incident" />
        </Panel>
      )}
      {status && page.face === 'failed' && (
        <Panel>
          <ProblemFace problem={page.problem} retry={{ word: 'Try again', act: askAgain }} />
        </Panel>
      )}
      {status && page.face === 'ready' && (
        <>
          <IncidentHead incident={page.data.incident} status={status} now={now} />
          {page.data.incident.subject.kind === 'series' ? (
            <SeriesIncident story={page.data} subject={page.data.incident.subject} status={status} now={now} />
          ) : (
            <BlindStory story={page.data} status={status} />
          )}
        </>
      )}
    </>
  );
}
