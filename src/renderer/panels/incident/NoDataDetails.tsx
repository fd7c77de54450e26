import type { NoDataReason } from '../../../shared/alert.ts';
import type { IncidentDetails } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { noDataText } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { capital } from '../../model/format.ts';
import { problemOf } from '../../model/problem.ts';
import { tell } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { useNow } from '../../ui/use-now.ts';
import { PermissionFace } from '../PermissionFace.tsx';
import { ProblemFace } from '../ProblemFace.tsx';
import { Timeline } from './Timeline.tsx';
import { timelineOf } from './timeline.ts';

interface WhyProps {
  readonly why: NoDataReason;
  readonly status: AccountStatus;
}

/** Why an account has no data: the failure of its last check. */
function WhyOfAll({ status }: Pick<WhyProps, 'status'>) {
  const { failure } = status.watch;
  if (!failure) return <p className="p-3 text-text-2">The next check will tell.</p>;
  const act = () => tell('check_now', { accountId: status.account.id });
  return <ProblemFace problem={problemOf(failure)} retry={{ label: 'Try now', act }} />;
}

/**
 * Why part of an account has no data. Several parts may lack data for different reasons, but a check reports only one
 * failure.
 */
function WhyOfPart({ why, status }: WhyProps) {
  if (why.kind === 'permission_missing')
    return <PermissionFace status={status} title="This key may not read these figures" path={why.endpoint} />;
  if (status.watch.failure && status.watch.unseen?.kind === why.kind) return <WhyOfAll status={status} />;
  return (
    <Face
      sign={{ icon: 'info' }}
      title={capital(noDataText(why))}
      actions={
        <Button icon="refresh" onClick={() => tell('check_now', { accountId: status.account.id })}>
          Try now
        </Button>
      }
    >
      {'detail' in why ? `Details: ${why.detail}` : 'Nothing was changed.'}
    </Face>
  );
}

interface Props {
  readonly details: IncidentDetails;
  readonly status: AccountStatus;
}

/** An incident without data, for an account or part of it: why, and what that means. */
export function NoDataDetails({ details, status }: Props) {
  const now = useNow();
  const { subject, endedAt } = details.incident;
  if (subject.kind !== 'no_data') return null;
  const { parts, why } = subject;
  return (
    <div className="incident-details">
      <Panel>
        <PanelHead title={parts ? 'Why some data is missing' : 'Why there is no data'} />
        {endedAt !== undefined && (
          <p className="p-3 text-text-2">
            {parts ? 'It' : 'The account'} has data again. What happened in between is in the figures since.
          </p>
        )}
        {endedAt === undefined && (parts ? <WhyOfPart why={why} status={status} /> : <WhyOfAll status={status} />)}
        {parts && (
          <div className="border-t px-3 py-2">
            <p className="text-small font-medium text-text-2">Missing</p>
            <ul className="select-text">
              {parts.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          </div>
        )}
        <p className="border-t px-3 py-2 text-small text-text-3">
          {parts ? 'No limit on these is checked while data is missing' : 'No limit is checked while there is no data'}.
          Open incidents stay open, and none is opened or resolved.
        </p>
      </Panel>
      <Timeline entries={timelineOf(details.incident, details.events, undefined, locale)} now={now} />
    </div>
  );
}
