import { lazy, Suspense } from 'react';
import type { Incident } from '../../../shared/alert.ts';
import { inSentences } from '../../../shared/failure.ts';
import { type AccountStatus, markOfAll, type NotificationStatus } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { summaryOf } from '../../model/incident/account-summary.ts';
import { incidentTitle } from '../../model/incident/incident.ts';
import { byUrgency } from '../../model/incident/response.ts';
import { silenceOf } from '../../model/notification-status.ts';
import { useIncidentRun } from '../../state/incidents.ts';
import { useCall } from '../../state/runs.ts';
import { go } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segment } from '../../ui/Segment.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ScreenHead } from '../ScreenHead.tsx';
import { SnoozeItems } from '../SnoozeItems.tsx';
import { EndedIncidents } from './EndedIncidents.tsx';
import { IncidentTable } from './IncidentTable.tsx';
import { MissedLine } from './MissedLine.tsx';
import { SilenceNote } from './SilenceNote.tsx';

/** Mutes all accounts for a while. */
function MuteMenu({ now }: { readonly now: number }) {
  const { call: mute } = useCall('mute');
  return (
    <Menu
      name="All accounts:"
      isFramed
      trigger={
        <>
          <span className="text-small font-medium">Mute</span>
          <Icon name="down" size={14} />
        </>
      }
    >
      <SnoozeItems
        icon="muted"
        now={now}
        titleOf={({ name, title }) => (name === 'tomorrow' ? title : `For ${title}`)}
        onChoose={(until) => void mute({ until })}
      />
    </Menu>
  );
}

/** Why no incident is open, by what is known of the accounts. */
const NOTHING_OPEN_TEXT = {
  ok: 'Every limit is kept as far as can be judged.',
  insufficient_data: 'There is not enough mail to judge yet.',
  no_data: 'An account without data may still be past a limit.',
  paused: 'Nothing is checked at the moment.',
} as const;

/** The empty state of the open incidents. Claims that all is well only if that was checked. */
function NothingOpen({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const mark = markOfAll(accounts);
  const known = mark === 'critical' || mark === 'warning' ? 'ok' : mark;
  return (
    <Panel>
      <Face
        sign={{ mark: known }}
        title="No incident is open"
        actions={<Button onClick={() => go({ screen: 'alerts', tab: 'history' })}>Show history</Button>}
      >
        {NOTHING_OPEN_TEXT[known]} When bounces, spam complaints, rejects or quota pass a limit, the incident stands
        here and a notification says so.
      </Face>
    </Panel>
  );
}

interface OpenIncidentsProps {
  readonly incidents: readonly Incident[];
  readonly accounts: readonly AccountStatus[];
  readonly now: number;
}

/** The failure of an action on one of the rows, shown below the table. */
function RowProblem({ incident }: { readonly incident: Incident }) {
  const { problem } = useIncidentRun(incident);
  return problem ? (
    <p role="alert" className="mt-2 text-small text-critical select-text">
      {incidentTitle(incident, locale)}: {inSentences(problem)}
    </p>
  ) : null;
}

/** The open incidents, worst first. */
function OpenIncidents({ incidents, accounts, now }: OpenIncidentsProps) {
  return (
    <>
      <IncidentTable incidents={incidents} accounts={accounts} now={now} />
      {incidents.map((incident) => (
        <RowProblem key={incident.id} incident={incident} />
      ))}
    </>
  );
}

/** Loaded on first use, together with the rule editor. */
const RuleList = lazy(async () => {
  const { RuleList: list } = await import('../rules/RuleList.tsx');
  return { default: list };
});

interface Props {
  readonly tab: 'open' | 'history' | 'rules';
  /** `accounts`: the shown ones. `all`: every account. */
  readonly accounts: readonly AccountStatus[];
  readonly all: readonly AccountStatus[];
  /** The account chosen in the header; absent for all. */
  readonly chosenId: string | undefined;
  readonly notifications: NotificationStatus;
}

/** Open incidents, ended incidents and rules. */
export function Alerts({ tab, accounts, all, chosenId, notifications }: Props) {
  const now = useNow();
  const open = byUrgency(
    accounts.flatMap((status) => status.openIncidents),
    now,
  );
  return (
    <>
      <ScreenHead title="Alerts" note={summaryOf(accounts, locale)}>
        {silenceOf(notifications, now, locale)?.kind !== 'muted' && <MuteMenu now={now} />}
        <Segment
          name="List"
          value={tab}
          options={[
            { value: 'open', title: `Open ${open.length}` },
            { value: 'history', title: 'History' },
            { value: 'rules', title: 'Rules' },
          ]}
          onChange={(chosen) => go({ screen: 'alerts', tab: chosen })}
        />
      </ScreenHead>
      <SilenceNote notifications={notifications} now={now} />
      {tab === 'open' && <MissedLine accounts={accounts} chosenId={chosenId} open={open} now={now} />}
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
