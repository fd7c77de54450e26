import { useState } from 'react';
import type { Incident } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { ask } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { ProblemFace } from '../ProblemFace.tsx';
import { useAnswer } from '../use-answer.ts';
import { IncidentTable } from './IncidentTable.tsx';

interface Props {
  readonly accounts: readonly AccountStatus[];
  readonly chosenId: string | undefined;
  readonly now: number;
  /** One less is open: one more has ended. */
  readonly openCount: number;
}

const PAGE = 50;

/** As many pages as are wanted, one after the other: each begins where the last one ended. */
async function askForPages(accountId: string | undefined, pages: number) {
  const incidents: Incident[] = [];
  let before: { readonly openedAt: number; readonly id: string } | undefined;
  for (let page = 0; page < pages; page += 1) {
    const answer = await ask('list_incidents', {
      state: 'ended',
      limit: PAGE,
      ...(accountId === undefined ? {} : { accountId }),
      ...(before === undefined ? {} : { before }),
    });
    if (!answer.ok) return answer;
    incidents.push(...answer.data.incidents);
    before = answer.data.next;
    if (!before) break;
  }
  return { ok: true, data: { incidents, hasMore: before !== undefined } } as const;
}

/** What was wrong and is over, newest first, from what this computer has stored. */
export function EndedIncidents({ accounts, chosenId, now, openCount }: Props) {
  const [pages, setPages] = useState(1);
  const { page, askAgain } = useAnswer(`ended ${chosenId}`, `${pages} ${openCount}`, () =>
    askForPages(chosenId, pages),
  );

  if (page.face === 'failed') {
    return (
      <Panel>
        <ProblemFace problem={page.problem} retry={{ word: 'Try again', act: askAgain }} />
      </Panel>
    );
  }
  if (page.face !== 'ready') {
    return page.face === 'loading' ? (
      <Panel>
        <SkeletonRows label="Loading ended incidents" />
      </Panel>
    ) : null;
  }
  const { incidents, hasMore } = page.data;
  if (incidents.length === 0) {
    return (
      <Panel>
        <Face sign={{ icon: 'clock' }} title="No incident has ended yet">
          Incidents move here once they are over, with how bad they were and how long they lasted.
        </Face>
      </Panel>
    );
  }
  return (
    <>
      <IncidentTable incidents={incidents} accounts={accounts} now={now} />
      <div className="flex min-h-10 items-center gap-3 text-small text-text-3">
        {counted(incidents.length, 'incident', 'incidents', locale)}, stored on this computer
        {hasMore && (
          <Button size="row" onClick={() => setPages(pages + 1)}>
            Show older
          </Button>
        )}
      </div>
    </>
  );
}
