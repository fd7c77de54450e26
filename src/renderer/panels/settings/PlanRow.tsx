import { useId, useState } from 'react';
import type { AccountStatus, PlanLine } from '../../../shared/state.ts';
import { locale } from '../../locale.ts';
import { Button } from '../../ui/Button.tsx';
import { Time } from '../../ui/Time.tsx';
import { freshnessWords, planWords, rulesWords } from './plan-text.ts';

interface Props {
  readonly status: AccountStatus;
  readonly pollMinutes: number;
  readonly now: number;
}

const HEAD = 'h-7 border-y bg-sunken px-3 text-left text-small font-medium text-text-3';
const CELL = 'border-b px-3 py-1.5 align-top';

function PlanTable({ plan, name }: { readonly plan: readonly PlanLine[]; readonly name: string }) {
  return (
    <table
      aria-label={`Calls of a check of ${name}`}
      className="mt-2 w-full border-separate border-spacing-0 select-text"
    >
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            Call
          </th>
          <th scope="col" className={HEAD}>
            Of what
          </th>
          <th scope="col" className={HEAD}>
            For
          </th>
        </tr>
      </thead>
      <tbody>
        {plan.map((line) => (
          <tr key={`${line.path} ${line.detail}`}>
            <td className={`${CELL} font-mono text-small break-all`}>{line.path}</td>
            <td className={`${CELL} text-text-2`}>{line.detail}</td>
            <td className={`${CELL} break-words text-text-2`}>{rulesWords(line.rules)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

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
      <div id={id}>{isOpen && <PlanTable plan={plan} name={account.name} />}</div>
    </li>
  );
}
