import { useState } from 'react';
import type { Incident } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import {
  type IncidentFilter,
  isNarrowed,
  LEVEL_OPTIONS,
  METRIC_OPTIONS,
  withLevel,
  withMetric,
} from '../../model/incident/incident-filter.ts';
import { narrowHistory, useHistoryFilter } from '../../state/incidents.ts';
import { ask } from '../../state/runs.ts';
import { chooseAccount } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Face } from '../../ui/Face.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Select } from '../../ui/Select.tsx';
import { Unanswered } from '../Unanswered.tsx';
import { useAnswer } from '../use-answer.ts';
import { IncidentTable } from './IncidentTable.tsx';

interface HistoryFiltersProps {
  readonly filter: IncidentFilter;
  readonly onFilter: (filter: IncidentFilter) => void;
  /** All accounts, and the one chosen in the header. */
  readonly all: readonly AccountStatus[];
  readonly chosenId: string | undefined;
}

const EVERY = 'every';

/** The filters of ended incidents. The account filter is the header's account, which can be changed here too. */
function HistoryFilters({ filter, onFilter, all, chosenId }: HistoryFiltersProps) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <Select
        label="Level"
        isInline
        className="w-36"
        value={filter.level ?? 'any'}
        options={LEVEL_OPTIONS}
        onChange={(chosen) => onFilter(withLevel(filter, chosen))}
      />
      <Select
        label="Metric"
        isInline
        className="w-44"
        value={filter.metric ?? 'any'}
        options={METRIC_OPTIONS}
        onChange={(chosen) => onFilter(withMetric(filter, chosen))}
      />
      {all.length > 1 && (
        <Select
          label="Account"
          isInline
          className="w-52"
          value={chosenId ?? EVERY}
          options={[
            { value: EVERY, title: 'All accounts' },
            ...all.map(({ account }) => ({ value: account.id, title: account.name })),
          ]}
          onChange={(chosen) => chooseAccount(chosen === EVERY ? undefined : chosen)}
        />
      )}
      {isNarrowed(filter) && (
        <Button kind="quiet" onClick={() => onFilter({})}>
          Show all
        </Button>
      )}
    </div>
  );
}

interface Props {
  readonly accounts: readonly AccountStatus[];
  /** Including accounts that are not chosen. */
  readonly all: readonly AccountStatus[];
  readonly chosenId: string | undefined;
  readonly now: number;
  /** Reloads the list when it drops, because an incident has ended. */
  readonly openCount: number;
}

const PAGE = 50;

/** Loads pages one after the other, each from where the last one ended. */
async function askForPages(accountId: string | undefined, filter: IncidentFilter, pages: number) {
  const incidents: Incident[] = [];
  let before: { readonly openedAt: number; readonly id: string } | undefined;
  for (let page = 0; page < pages; page += 1) {
    const answer = await ask('list_incidents', {
      state: 'ended',
      limit: PAGE,
      ...filter,
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

/** Ended incidents, newest first, from the store on this computer. */
export function EndedIncidents({ accounts, all, chosenId, now, openCount }: Props) {
  const filter = useHistoryFilter();
  const subject = `ended ${chosenId} ${JSON.stringify(filter)}`;
  const [wanted, setWanted] = useState({ subject, pages: 1 });
  const pages = wanted.subject === subject ? wanted.pages : 1;
  const asked = useAnswer(subject, `${pages} ${openCount}`, () => askForPages(chosenId, filter, pages));
  const found = asked.data;
  return (
    <>
      <HistoryFilters filter={filter} onFilter={narrowHistory} all={all} chosenId={chosenId} />
      <Unanswered asked={asked} label="Loading ended incidents" isFramed />
      {found && found.incidents.length === 0 && (
        <NoneEnded isNarrowed={isNarrowed(filter)} onWiden={() => narrowHistory({})} />
      )}
      {found && found.incidents.length > 0 && (
        <>
          <IncidentTable incidents={found.incidents} accounts={accounts} now={now} />
          <div className="flex min-h-10 items-center gap-3 text-small text-text-3">
            {counted(found.incidents.length, 'incident', 'incidents', locale)}, stored on this computer
            {found.hasMore && (
              <Button size="row" onClick={() => setWanted({ subject, pages: pages + 1 })}>
                Show older
              </Button>
            )}
          </div>
        </>
      )}
    </>
  );
}

interface NoneProps {
  readonly isNarrowed: boolean;
  readonly onWiden: () => void;
}

function NoneEnded({ isNarrowed: hasFilter, onWiden }: NoneProps) {
  return (
    <Panel>
      {hasFilter ? (
        <Face
          sign={{ icon: 'search' }}
          title="No ended incident fits"
          actions={<Button onClick={onWiden}>Show all</Button>}
        >
          There may be others of another level or measure.
        </Face>
      ) : (
        <Face sign={{ icon: 'clock' }} title="No incident has ended yet">
          Incidents move here once they are over, with how bad they were and how long they lasted.
        </Face>
      )}
    </Panel>
  );
}
