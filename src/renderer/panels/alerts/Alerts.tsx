import { lazy, Suspense } from 'react';
import type { AccountStatus, Speaking } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { summaryOf } from '../../model/incident/account-summary.ts';
import { inUrgency } from '../../model/incident/response.ts';
import { silenceOf } from '../../model/speaking.ts';
import { go } from '../../state/view.ts';
import { Segment } from '../../ui/Segment.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ScreenHead } from '../ScreenHead.tsx';
import { AwayLine } from './AwayLine.tsx';
import { EndedIncidents } from './EndedIncidents.tsx';
import { MuteMenu } from './MuteMenu.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { OpenIncidents } from './OpenIncidents.tsx';
import { SilenceNote } from './SilenceNote.tsx';

/** Loaded when it is first needed, with the editor it leads to. */
const RuleList = lazy(async () => {
  const { RuleList: list } = await import('../rules/RuleList.tsx');
  return { default: list };
});

interface Props {
  readonly tab: 'open' | 'history' | 'rules';
  /** Those shown, and all there are. */
  readonly accounts: readonly AccountStatus[];
  readonly all: readonly AccountStatus[];
  /** Chosen in the header; all of them when absent. */
  readonly chosenId: string | undefined;
  readonly speaking: Speaking;
}

/** What is wrong now, and what was. */
export function Alerts({ tab, accounts, all, chosenId, speaking }: Props) {
  const now = useNow();
  const open = inUrgency(
    accounts.flatMap((status) => status.openIncidents),
    now,
  );
  return (
    <>
      <ScreenHead title="Alerts" note={summaryOf(accounts, locale)}>
        {silenceOf(speaking, now, locale)?.kind !== 'muted' && <MuteMenu now={now} />}
        <Segment
          name="Which incidents"
          value={tab}
          options={[
            { value: 'open', title: `Open ${open.length}` },
            { value: 'history', title: 'History' },
            { value: 'rules', title: 'Rules' },
          ]}
          onChange={(chosen) => go({ screen: 'alerts', tab: chosen })}
        />
      </ScreenHead>
      <SilenceNote speaking={speaking} now={now} />
      {tab === 'open' && <AwayLine accounts={accounts} chosenId={chosenId} open={open} now={now} />}
      {tab === 'history' && (
        <EndedIncidents accounts={accounts} all={all} chosenId={chosenId} now={now} openCount={open.length} />
      )}
      {tab === 'rules' && (
        <Suspense>
          <RuleList accounts={accounts} chosenId={chosenId} />
        </Suspense>
      )}
      {tab === 'open' && open.length === 0 && <NothingOpen accounts={accounts} />}
      {tab === 'open' && open.length > 0 && <OpenIncidents incidents={open} accounts={accounts} now={now} />}
    </>
  );
}
