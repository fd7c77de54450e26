import type { IncidentStory } from '../../../shared/bridge.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { problemOf } from '../../model/problem.ts';
import { timelineOf } from '../../model/timeline.ts';
import { tell } from '../../state/runs.ts';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ProblemFace } from '../ProblemFace.tsx';
import { Timeline } from './Timeline.tsx';

/** An account that cannot be seen: what it said last, and what that means. */
export function BlindStory({ story, status }: { readonly story: IncidentStory; readonly status: AccountStatus }) {
  const now = useNow();
  const { failure } = status.watch;
  const { subject } = story.incident;
  const parts = subject.kind === 'blind' ? subject.parts : undefined;
  return (
    <div className="story">
      <Panel>
        <PanelHead title={parts ? 'Why a part cannot be seen' : 'Why nothing can be seen'} />
        {failure && story.incident.endedAt === undefined ? (
          <ProblemFace
            problem={problemOf(failure)}
            retry={{ word: 'Try now', act: () => tell('check_now', { accountId: status.account.id }) }}
          />
        ) : (
          <p className="p-3 text-text-2">
            {story.incident.endedAt === undefined
              ? 'The next check will tell.'
              : 'The account can be seen again. Whatever happened meanwhile is in the figures since.'}
          </p>
        )}
        {parts && (
          <div className="border-t px-3 py-2">
            <p className="text-small font-medium text-text-2">Not seen</p>
            <ul className="select-text">
              {parts.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          </div>
        )}
        <p className="border-t px-3 py-2 text-small text-text-3">
          {parts ? 'Of these no limit is judged while blind' : 'While blind, no limit is judged'}: incidents that were
          open stay open, and none is opened or resolved.
        </p>
      </Panel>
      <Timeline entries={timelineOf(story.incident, story.events, undefined, locale)} now={now} />
    </div>
  );
}
