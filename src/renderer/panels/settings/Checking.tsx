import { useId, useState } from 'react';
import { POLL_MINUTES, type Preferences } from '../../../shared/settings.ts';
import type { AccountStatus, PlanLine } from '../../../shared/state.ts';
import { counted } from '../../../shared/words.ts';
import { locale } from '../../locale.ts';
import { useCall } from '../../state/runs.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel, PanelHead } from '../../ui/Panel.tsx';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable.tsx';
import { Select } from '../../ui/Select.tsx';
import { Time } from '../../ui/Time.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ProblemNote } from '../ProblemFace.tsx';
import { freshnessText, planText, rulesText } from './plan-text.ts';

interface PlanRowProps {
  readonly status: AccountStatus;
  readonly pollMinutes: number;
  readonly now: number;
}

const COLUMNS: readonly PlainColumn<PlanLine>[] = [
  { title: 'Call', cellClass: 'font-mono text-small break-all', cell: ({ path }) => path },
  { title: 'Of what', cellClass: 'text-text-2', cell: ({ detail }) => detail },
  { title: 'For', cellClass: 'break-words text-text-2', cell: ({ rules }) => rulesText(rules) },
];

/** How many calls a check of one account makes and why, and how fresh the figures are. */
function PlanRow({ status, pollMinutes, now }: PlanRowProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { account, plan, newestEventAt } = status;
  const fresh = freshnessText(newestEventAt, now);
  return (
    <li className="border-b py-2 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3">
        <span className="min-w-0 truncate font-medium" title={account.name}>
          {account.name}
        </span>
        <span className="min-w-0 flex-1 basis-60 text-small text-text-3">
          {planText(status, pollMinutes, locale)} ·{' '}
          {newestEventAt === undefined ? (
            fresh
          ) : (
            <Time at={newestEventAt} locale={locale}>
              {fresh}
            </Time>
          )}
        </span>
        {plan.length > 0 && (
          <Button size="row" kind="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Hide calls' : 'Show calls'}
            <span className="sr-only"> {account.name}</span>
          </Button>
        )}
      </div>
      <div id={id}>
        {isOpen && (
          <PlainTable
            label={`Calls of a check of ${account.name}`}
            columns={COLUMNS}
            rows={plan}
            keyOf={({ path, detail }) => `${path} ${detail}`}
            className="mt-2 select-text"
            headClass="border-t"
            cellClass="py-1.5 align-top"
          />
        )}
      </div>
    </li>
  );
}

const INTERVALS = POLL_MINUTES.map((minutes) => ({
  value: String(minutes),
  title: counted(minutes, 'minute', 'minutes', locale),
}));

interface Props {
  readonly pollMinutes: Preferences['pollMinutes'];
  readonly accounts: readonly AccountStatus[];
}

/** How often each account is checked, what a check requests, and how fresh the answers are. */
export function Checking({ pollMinutes, accounts }: Props) {
  const now = useNow();
  const { problem, call: change } = useCall('change_preferences', 'checking');
  return (
    <Panel aria-label="Checking">
      <PanelHead title="Checking" />
      <div className="p-3">
        <Select
          label="Check every account every"
          className="w-44"
          value={String(pollMinutes)}
          options={INTERVALS}
          onChange={(chosen) => {
            const minutes = POLL_MINUTES.find((one) => String(one) === chosen);
            if (minutes !== undefined) void change({ pollMinutes: minutes });
          }}
        />
        <p className="mt-2 text-small text-text-3">
          SMTP2GO limits how often it may be asked; with many accounts 5 minutes or more is kind to it.
        </p>
        <ProblemNote problem={problem} />
      </div>
      {accounts.length > 0 && (
        <ul className="border-t">
          {accounts.map((status) => (
            <PlanRow key={status.account.id} status={status} pollMinutes={pollMinutes} now={now} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
