import { type AccountStatus, MARKS_WORST_FIRST } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { summaryOf } from '../../model/account.ts';
import { go } from '../../state/view.ts';
import { Segment } from '../../ui/Segment.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ScreenHead } from '../ScreenHead.tsx';
import { EndedIncidents } from './EndedIncidents.tsx';
import { IncidentTable } from './IncidentTable.tsx';
import { NothingOpen } from './NothingOpen.tsx';

interface Props {
  readonly tab: 'open' | 'history';
  readonly accounts: readonly AccountStatus[];
  /** Chosen in the header; all of them when absent. */
  readonly chosenId: string | undefined;
}

/** What is wrong now, and what was. */
export function Alerts({ tab, accounts, chosenId }: Props) {
  const now = useNow();
  const open = accounts
    .flatMap((status) => status.openIncidents)
    .toSorted(
      (a, b) => MARKS_WORST_FIRST.indexOf(a.level) - MARKS_WORST_FIRST.indexOf(b.level) || a.openedAt - b.openedAt,
    );
  return (
    <>
      <ScreenHead title="Alerts" note={summaryOf(accounts, locale)}>
        <Segment
          name="Which incidents"
          value={tab}
          options={[
            { value: 'open', title: `Open ${open.length}` },
            { value: 'history', title: 'History' },
          ]}
          onChange={(chosen) => go({ screen: 'alerts', tab: chosen })}
        />
      </ScreenHead>
      {tab === 'history' && (
        <EndedIncidents accounts={accounts} chosenId={chosenId} now={now} openCount={open.length} />
      )}
      {tab === 'open' && open.length === 0 && <NothingOpen accounts={accounts} />}
      {tab === 'open' && open.length > 0 && <IncidentTable incidents={open} accounts={accounts} now={now} />}
    </>
  );
}
