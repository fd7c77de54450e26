import type { Rule } from '../../../shared/alert.ts';
import type { AccountStatus } from '../../../shared/state.ts';
import { run } from '../../state/runs.ts';
import { moveThroughRows } from '../move-through-rows.ts';
import { RuleRow } from './RuleRow.tsx';

interface Props {
  readonly status: AccountStatus;
  /** Under which key what is done here runs. */
  readonly runKey: string;
  readonly onRemove: (rule: Rule) => void;
}

const HEAD = 'h-7 border-y bg-sunken px-3 text-left text-small font-medium text-text-3';

/** Rules as rows, in the person's order; each leads to its editor. Arrows move, Enter opens. */
export function RuleTable({ status, runKey, onRemove }: Props) {
  const accountId = status.account.id;
  return (
    <div className="-mx-4 overflow-x-auto wide:-mx-6">
      <table className="w-full table-fixed border-separate border-spacing-0" onKeyDown={moveThroughRows}>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} w-16 wide:w-16 wide:pl-6`}>
              <span className="sr-only">Enabled</span>
            </th>
            <th scope="col" className={`${HEAD} w-[21%] @max-[760px]:w-[26%] @max-[560px]:w-auto`}>
              Rule
            </th>
            <th scope="col" className={`${HEAD} w-auto @max-[560px]:hidden`}>
              Watches
            </th>
            <th scope="col" className={`${HEAD} w-[18%] @max-[900px]:hidden`}>
              Judges from
            </th>
            <th scope="col" className={`${HEAD} w-[13%] @max-[760px]:hidden`}>
              Speaks
            </th>
            <th scope="col" className={`${HEAD} w-16`}>
              Open
            </th>
            <th scope="col" className={`${HEAD} w-14 wide:w-16 wide:pr-6`}>
              <span className="sr-only">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {status.rules.map((rule) => (
            <RuleRow
              key={rule.id}
              rule={rule}
              status={status}
              onEnable={(enabled) => run(runKey, 'enable_rule', { accountId, ruleId: rule.id, enabled })}
              onRemove={() => onRemove(rule)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
