import { type Incident, METRICS, type Metric } from '../../../shared/alert.ts';
import type { Cause } from '../../../shared/cause.ts';
import { locale } from '../../locale.ts';
import { asOf, when } from '../../model/format.ts';
import { routeToShare } from '../../model/incident/bad-mail.ts';
import { goInAccount } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segment } from '../../ui/Segment.tsx';
import { Unanswered } from '../Unanswered.tsx';
import type { Asked } from '../use-answer.ts';
import { causeCounts, partText, replyLines, shareLines } from './cause-text.ts';
import { ShareList } from './ShareList.tsx';

export type CauseMoment = 'at_opening' | 'now';

interface Props {
  /** Undefined if none was stored when the incident opened. */
  readonly asked: Asked<Cause | undefined>;
  readonly incident: Incident;
  readonly metric: Metric;
  readonly moment: CauseMoment;
  readonly onMoment: (moment: CauseMoment) => void;
  readonly now: number;
}

interface ListsProps extends Pick<Props, 'incident' | 'metric'> {
  readonly cause: Cause;
}

function Lists({ cause, incident, metric }: ListsProps) {
  const { noun } = METRICS[metric];
  if (cause.read === 0) {
    return (
      <Panel>
        <Face sign={{ icon: 'info' }} title={`None of the ${noun} could be read`}>
          {cause.total === 0
            ? `SMTP2GO lists none in this time. Its list may be behind its counts.`
            : `SMTP2GO counts them and lists none of them. Its list may be behind its counts.`}
        </Face>
      </Panel>
    );
  }
  const senders = shareLines(cause.senders, ['sender', 'senders'], cause.read, locale);
  const show = (of: Parameters<typeof routeToShare>[2]) => {
    const route = routeToShare(incident, cause, of);
    if (route) goInAccount(incident.accountId, route);
  };
  const domains = shareLines(cause.recipientDomains, ['domain', 'domains'], cause.read, locale);
  return (
    <div className="grid gap-3 @min-[620px]:grid-cols-2 @min-[860px]:grid-cols-[1.25fr_1fr_1fr]">
      <ShareList
        title="Senders"
        noun={noun}
        lines={senders}
        none="No event names its sender."
        onShow={(sender) => show({ sender })}
      />
      <ShareList
        title="Recipient domains"
        noun={noun}
        lines={domains}
        none="No event names its recipient."
        onShow={(domain) => show({ recipient: `@${domain}` })}
      />
      <div className="grid @min-[620px]:col-span-2 @min-[860px]:col-span-1">
        <ShareList title="SMTP replies" noun={noun} lines={replyLines(cause, locale)} none="No event has a reply." />
      </div>
    </div>
  );
}

/** Senders, recipient domains and replies behind an incident: as frozen when it opened, or up to now. */
export function CausePanels({ asked, incident, metric, moment, onMoment, now }: Props) {
  const { openedAt, endedAt } = incident;
  const cause = asked.data;
  const note = cause && [
    `${causeCounts(cause, metric, locale)}, ${when(cause.from, now, locale)} to ${asOf(cause.to, now, locale)}`,
    partText(cause, locale),
  ];
  return (
    <section aria-label="Cause" className="mt-3">
      <div className="mb-2 flex min-h-6 flex-wrap items-center gap-x-2 gap-y-1">
        <h2>Cause</h2>
        {note && (
          <p className="min-w-0 text-small text-text-3 select-text">
            {note.filter((part) => part !== undefined).join(' · ')}
          </p>
        )}
        <div className="ml-auto">
          <Segment
            name="The cause as it was"
            value={moment}
            options={[
              { value: 'at_opening', title: `At opening, ${when(openedAt, now, locale)}` },
              {
                value: 'now',
                title:
                  endedAt !== undefined || !cause || moment !== 'now'
                    ? 'Now'
                    : `Now, ${when(cause.takenAt, now, locale)}`,
              },
            ]}
            onChange={onMoment}
          />
        </div>
      </div>
      <Unanswered asked={asked} label="Loading the cause" isFramed />
      {asked.page.face === 'ready' && !cause && (
        <Panel>
          <Face
            sign={{ icon: 'clock' }}
            title={moment === 'now' ? 'Nothing is known of its cause' : 'Its cause was not kept when it opened'}
            actions={moment === 'now' ? undefined : <Button onClick={() => onMoment('now')}>Look at it now</Button>}
          >
            Its single events could not be read then. What is behind the figures can be asked of SMTP2GO.
          </Face>
        </Panel>
      )}
      {cause && <Lists cause={cause} incident={incident} metric={metric} />}
    </section>
  );
}
