import type { IncidentStory } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { span } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { when } from '../../model/format.ts';
import { incidentDetail, incidentTitle } from '../../model/incident.ts';
import { markOfIncident } from '../../model/mark.ts';
import { ask } from '../../state/runs.ts';
import { go } from '../../state/view.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { StateShape } from '../../ui/StateShape.tsx';
import { Time } from '../../ui/Time.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ProblemFace } from '../ProblemFace.tsx';
import { useAnswer } from '../use-answer.ts';
import { BlindStory } from './BlindStory.tsx';
import { SeriesStory } from './SeriesStory.tsx';

const toList = () => go({ screen: 'alerts', tab: 'open' });

function Head({ story, now }: { readonly story: IncidentStory; readonly now: number }) {
  const { incident } = story;
  const { subject } = incident;
  const since =
    incident.endedAt === undefined
      ? { at: incident.levelSince, words: `${incident.level} since ${when(incident.levelSince, now, locale)}` }
      : {
          at: incident.endedAt,
          words: `over since ${when(incident.endedAt, now, locale)}`,
        };
  const lasting = span((incident.endedAt ?? now) - incident.openedAt);
  return (
    <div className="mb-4 grid grid-cols-[20px_1fr] gap-x-2.5">
      <span className="flex h-7 items-center">
        <StateShape mark={markOfIncident(incident)} size={20} isNamed />
      </span>
      <h1 className="text-title tracking-[-0.012em] select-text">{incidentTitle(incident, locale)}</h1>
      <p className="col-start-2 text-text-2 select-text">
        {incidentDetail(incident, locale)} ·{' '}
        <Time at={since.at} locale={locale}>
          {since.words}
        </Time>{' '}
        · {incident.endedAt === undefined ? 'open for' : 'lasted'} {lasting}
        {subject.kind === 'series' && (
          <>
            {' '}
            · <span className="text-text-3">rule</span> {subject.ruleName}
          </>
        )}
      </p>
    </div>
  );
}

interface Props {
  readonly incidentId: string;
  /** Undefined when the account has been forgotten. */
  readonly status: AccountStatus | undefined;
}

/** One incident: what, how bad against which limits, since when, and how it went. */
export function IncidentPage({ incidentId, status }: Props) {
  const now = useNow();
  const accountId = status?.account.id;
  const open = status?.openIncidents.find((incident) => incident.id === incidentId);
  const edition = `${open?.level} ${open?.readAt} ${status?.watch.checkedAt}`;
  const { page, askAgain } = useAnswer(`${accountId} ${incidentId}`, edition, () =>
    ask('get_incident', { accountId: accountId ?? '', incidentId }),
  );
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
          <Head story={page.data} now={now} />
          {page.data.incident.subject.kind === 'series' ? (
            <SeriesStory story={page.data} subject={page.data.incident.subject} status={status} now={now} />
          ) : (
            <BlindStory story={page.data} status={status} />
          )}
        </>
      )}
    </>
  );
}
