import { useId, useState } from 'react';
import type { AccountStatus, PlanLine } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { Button } from '../../ui/Button.tsx';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable.tsx';
import { Time } from '../../ui/Time.tsx';
import { freshnessWords, planWords, rulesWords } from './plan-text.ts';

interface Props {
  readonly status: AccountStatus;
  readonly pollMinutes: number;
  readonly now: number;
}

const COLUMNS: readonly PlainColumn<PlanLine>[] = [
  { title: 'Call', cellClass: 'font-mono text-small break-all', cell: ({ path }) => path },
  { title: 'Of what', cellClass: 'text-text-2', cell: ({ detail }) => detail },
  { title: 'For', cellClass: 'break-words text-text-2', cell: ({ rules }) => rulesWords(rules) },
];

/** How many calls a check of one account takes, why, and how fresh what it tells is. */
export function PlanRow({ status, pollMinutes, now }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { account, plan, newestEventAt } = status;
  const fresh = freshnessWords(newestEventAt, now);
  return (
    <li className="border-b py-2 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3">
        <span className="min-w-0 truncate font-medium" title={account.name}>
          {account.name}
        </span>
        <span className="min-w-0 flex-1 basis-60 text-small text-text-3">
          {planWords(status, pollMinutes, locale)} ·{' '}
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
            {isOpen ? 'Hide' : 'Why'}
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
